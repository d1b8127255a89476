#!/usr/bin/env python3
"""Drives the pages of "exhibit serve" in a browser: search, player, verification, the cohort's page.

Makes a submission and a cohort itself and says "passed, 0 failures" or what failed.

    serve.py --exhibit .build/debug/exhibit [--pictures FOLDER]

Needs Playwright (PyPI), Chromium and ffmpeg (Debian); the browser as CHROMIUM or /usr/bin/chromium.
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True

from playwright.sync_api import sync_playwright  # noqa: E402

from cohort import CONTRAST, Checks  # noqa: E402


def write(folder, name, text):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write(text)


def make(folder):
    submission = os.path.join(folder, "culture")
    write(submission, "part1.txt", "What I learned about norms.\n")
    write(submission, "part3.txt", "How I go on.\n")
    write(submission, "agenda.html", "<!DOCTYPE html><title>Agenda</title><h1>Agenda, 12 March 2026</h1>"
          "<p>9:00-9:20 Welcome and norms</p><script>fetch('https://example.org/taken')</script>")
    cues = "".join(f"00:00:{at:02}.000 --> 00:00:{at + 4:02}.000\n<v Robin>{text}\n\n" for at, text in (
        (0, "Welcome to the tuning protocol"), (5, "Clarifying questions about our norms"),
        (10, "Warm feedback: the <b>structure</b> of time"), (15, "Cool feedback and debrief")))
    write(submission, "video/talk.vtt", "WEBVTT\n\n" + cues)
    # VP8 in WebM: every Chromium plays it.
    subprocess.run(
        ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc2=size=320x180:rate=10:duration=20",
         "-c:v", "libvpx", "-b:v", "200k", os.path.join(submission, "video/talk.webm")], check=True)
    for name in ("anna", "ben <b>"):
        write(folder, f"cohort/{name}/part1.txt", f"What {name} learned about norms.\n")
        write(folder, f"cohort/{name}/handout.txt", "The same handout.\n")
    return submission, os.path.join(folder, "cohort")


class Server:
    def __init__(self, program, path, environment):
        self.process = subprocess.Popen(
            [program, "serve", "--quiet", path], env=environment, stdout=subprocess.PIPE, text=True)
        self.address = self.process.stdout.readline().strip()

    def stop(self, checks):
        started = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(10)
        checks.expect(status == 0, f"exit {status} after SIGTERM")
        checks.expect(time.monotonic() - started < 1, "it stops within a second")


def watched(context, address, checks):
    page = context.new_page()
    page.on("console", lambda message: checks.expect(
        message.type not in ("error", "warning"), f"console: {message.text}"))
    page.on("pageerror", lambda error: checks.expect(False, f"error in the page: {error}"))
    host = address.split("/")[2]
    page.on("request", lambda request: checks.expect(
        request.url.split("/")[2] == host, f"a request elsewhere: {request.url}"))
    return page


def until(page, condition):
    """Waits; a page's policy forbids what Playwright's own wait would run in it."""
    for _ in range(200):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never true: {condition}")


def check_looks(page, checks, what):
    ratio, where = page.evaluate(CONTRAST)
    checks.expect(ratio >= 4.5, f"{what}: contrast {ratio:.2f} of {where}")
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    checks.expect(wide <= 0, f"{what}: {wide} pixels stick out")


def check_submission(context, server, checks, picture):
    page = watched(context, server.address, checks)
    page.goto(server.address)
    checks.expect(page.title() == "culture", "the home page is the submission's")
    picture(page, "home")
    check_looks(page, checks, "home")
    page.get_by_role("searchbox").focus()
    page.keyboard.type("norms")
    page.keyboard.press("Enter")
    page.wait_for_url("**/-/search?q=norms")
    hits = page.locator("ol.hits > li")
    checks.expect(hits.count() >= 3, f"norms are in three files at least: {hits.count()}")
    checks.expect(page.locator("ol.hits mark").count() >= 3, "the words are marked")
    picture(page, "search")
    check_looks(page, checks, "search")
    page.locator("ol.hits a", has_text="talk.vtt").first.click()
    page.wait_for_selector("video")
    until(page, "document.querySelector('video').readyState >= 2")
    at = page.evaluate("document.querySelector('video').currentTime")
    checks.expect(abs(at - 5) < 0.2, f"the player stands at 0:05: {at}")
    checks.expect(abs(page.evaluate("document.querySelector('video').duration") - 20) < 0.5, "20 s")
    cues = page.evaluate("""async () => { const t = document.querySelector('video').textTracks[0];
      for (let i = 0; i < 50 && !(t.cues && t.cues.length); i++) { await new Promise(r => setTimeout(r, 100)); }
      return t.cues ? t.cues.length : 0; }""")
    checks.expect(cues == 4, f"four captions: {cues}")
    page.evaluate("document.querySelector('video').currentTime = 17")
    until(page, "!document.querySelector('video').seeking")
    checks.expect(page.evaluate("document.querySelector('video').error") is None, "it can be moved in")
    picture(page, "player")
    check_looks(page, checks, "player")
    page.goto(server.address + "-/verify")
    page.get_by_role("button", name="Verify now").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".answer.good")
    checks.expect("0 changed" in page.inner_text(".answer"), "nothing has changed")
    picture(page, "verify")
    page.goto(server.address + "-/progress")
    until(page, "document.getElementById('note').textContent.startsWith('This page follows')")
    checks.expect("No scan is running" in page.inner_text("#state"), "no scan is running")
    for name in ("report.html", "private/report.html"):
        page.goto(server.address + "culture.exhibit/" + name)
        checks.expect("culture" in page.title(), f"{name} is there")
    page.close()


def check_cohort(context, server, checks, picture):
    page = watched(context, server.address, checks)
    page.goto(server.address)
    page.get_by_role("link", name="Overview", exact=True).click()
    until(page, "document.getElementById('controls').hidden === false")
    page.fill("#words", "ben")
    checks.expect(page.locator("#submissions tbody tr:not([hidden])").count() == 1, "the script runs when served")
    page.get_by_role("link", name="ben <b>").first.click()
    page.wait_for_load_state()
    checks.expect("ben <b>" in page.title(), f"one click to the submission's own report: {page.title()}")
    page.goto(server.address + "-/search?q=handout")
    found = page.locator("ol.hits").inner_text()
    checks.expect("anna" in found and "ben <b>" in found, "search goes over all submissions")
    page.close()


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--exhibit", required=True)
    options.add_argument("--pictures")
    given = options.parse_args()
    program = os.path.abspath(given.exhibit)
    checks = Checks()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        environment = dict(os.environ, XDG_STATE_HOME=os.path.join(folder, "state"))
        submission, cohort = make(folder)
        for command in (["manifest", submission], ["scan", submission], ["scan", "--cohort", "--manifests", cohort]):
            subprocess.run([program, *command, "--quiet"], env=environment, stdout=subprocess.DEVNULL)
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
        for scheme in ("light", "dark"):
            context = browser.new_context(color_scheme=scheme, viewport={"width": 1000, "height": 700})

            def picture(page, name):
                if given.pictures:
                    page.screenshot(path=os.path.join(given.pictures, f"serve-{name}-{scheme}.png"))

            for path, check in ((submission, check_submission), (cohort, check_cohort)):
                server = Server(program, path, environment)
                try:
                    check(context, server, checks, picture)
                finally:
                    server.stop(checks)
            context.close()
        browser.close()
    print(f"{'passed' if not checks.failures else 'failed'}, {len(checks.failures)} failures of {checks.count} checks")
    sys.exit(1 if checks.failures else 0)


if __name__ == "__main__":
    main()
