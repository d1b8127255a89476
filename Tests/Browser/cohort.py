#!/usr/bin/env python3
"""Drives overview.html of a cohort in a browser, from a file and without a network.

Makes the cohort itself, scans it with the built program, and says "passed, 0 failures" or what failed.

    cohort.py --exhibit .build/debug/exhibit [--rows 200] [--pictures FOLDER] [--measure]

Needs Playwright (PyPI) and Chromium (Debian), as CHROMIUM or /usr/bin/chromium.
"""

import argparse
import csv
import os
import random
import subprocess
import sys
import tempfile
import time

from playwright.sync_api import sync_playwright

GIVEN = "Anna Ben Carla Dmitri Eilís Farid Grace Hồng Inés José Keiko Liam Mónica Noor Olga Priya".split()
FAMILY = "Abe Brown Castillo Dang Eriksen Flores García Haddad Ito Jones Kaya López Müller Nguyen Okafor".split()
HOSTILE = ["<script>document.title='taken'</script>", "\"><img src=x onerror=alert(1)>", "a & b's", "\u202eevil"]


def make_cohort(folder, rows):
    """`rows` submissions: most whole, some without a part, some with somebody else's file, some broken."""
    chance = random.Random(20260325)
    os.makedirs(folder)
    for number in range(rows):
        if number < len(HOSTILE):
            name = HOSTILE[number].replace("/", "\u2215")
        else:
            name = f"{chance.choice(GIVEN)} {chance.choice(FAMILY)} {number:04}"
        path = os.path.join(folder, name)
        if number % 50 == 7:
            with open(path + ".zip", "wb") as file:
                file.write(b"PK\x03\x04 cut off")
            continue
        os.makedirs(path)

        def write(file_name, text):
            with open(os.path.join(path, file_name), "w") as file:
                file.write(text)

        if number % 3 != 1:
            write("part1.txt", f"What {number} learned about norms and shared time.\n")
        if number % 7 != 2:
            write("part3.txt", f"How {number} goes on.\n")
        for work in range(1, 1 + (number % 5 if number % 4 == 3 else 3)):
            write(f"work-{work}.txt", f"Work {work} of {number}: notes of a meeting.\n")
        if number % 40 == 5:
            write("handout.txt", "The same handout.\n" + "x" * (number // 40 % 2))


class Checks:
    def __init__(self):
        self.failures = []
        self.count = 0

    def expect(self, condition, text):
        self.count += 1
        if not condition:
            self.failures.append(text)
            print(f"FAILED {text}", file=sys.stderr)


def scan(program, folder, rows, options=()):
    cohort = os.path.join(folder, "Cohort")
    make_cohort(cohort, rows)
    environment = dict(os.environ, XDG_STATE_HOME=os.path.join(folder, "state"))
    started = time.monotonic()
    result = subprocess.run(
        [program, "scan", "--cohort", "--quiet", *options, cohort], env=environment,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    # 3: the archives that are cut off could not be read.
    if result.returncode not in (0, 3):
        sys.exit(f"scan: exit {result.returncode}\n{result.stdout.decode()[:2000]}")
    return cohort + ".exhibit", time.monotonic() - started


def table(results):
    with open(os.path.join(results, "overview.csv"), newline="") as file:
        return list(csv.DictReader(file))


def opened(browser, results, checks, scheme="light", width=1280, height=900):
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": width, "height": height}, reduced_motion="reduce")
    page = context.new_page()
    page.on("console", lambda message: checks.expect(
        message.type not in ("error", "warning"), f"console: {message.text}"))
    page.on("pageerror", lambda error: checks.expect(False, f"error in the page: {error}"))
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("file://" + os.path.join(results, "overview.html"))
    return page, asked


def shown(page):
    return page.locator("#submissions tbody tr:not([hidden])").count()


def settle(page):
    page.wait_for_timeout(250)


def check_filters(page, rows, checks):
    checks.expect(shown(page) == len(rows), "all rows are shown at first")
    settle(page)
    checks.expect(str(f"{len(rows):,} shown") == page.inner_text("#shown"), "the number is told")
    # Only with keys: from the top to the field, as somebody without a mouse goes.
    page.keyboard.press("Tab")
    for _ in range(20):
        if page.evaluate("document.activeElement.id") == "words":
            break
        page.keyboard.press("Tab")
    checks.expect(page.evaluate("document.activeElement.id") == "words", "Tab reaches the search")
    page.keyboard.type("garcia")
    expected = sum("garcía" in row["submission"].lower() for row in rows)
    checks.expect(expected > 0 and shown(page) == expected, f"garcia finds {expected} García")
    settle(page)
    checks.expect(page.inner_text("#shown").startswith(f"{expected} of "), "the filter is told")
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    state = page.eval_on_selector("#state", "e => e.value")
    expected = sum(row["status"] == state for row in rows)
    checks.expect(state != "" and shown(page) == expected, f"state {state}: {expected} rows")
    page.select_option("#state", "failed")
    checks.expect(shown(page) == sum(row["status"] == "failed" for row in rows) > 0, "failed ones")
    page.select_option("#state", "")
    page.check("#same")
    expected = sum(int(row["shared_files"]) + int(row["repeated_files"]) > 0 for row in rows)
    checks.expect(shown(page) == expected > 0, f"{expected} with files that are elsewhere too")
    page.get_by_role("button", name="Show all").click()
    settle(page)
    checks.expect(shown(page) == len(rows), "all are shown again")
    value = page.eval_on_selector("#missing", "e => e.options[1].value")
    title = page.eval_on_selector("#missing", "e => e.options[1].textContent")
    page.select_option("#missing", value)
    checks.expect(title.endswith(f"({shown(page)})"), f"as many lack it as the list says: {title}")
    page.get_by_role("button", name="Show all").click()
    settle(page)


def check_sorting(page, rows, checks):
    def column(number):
        return page.eval_on_selector_all(
            "#submissions tbody tr", f"rows => rows.map(r => r.cells[{number}].textContent)")

    head = page.get_by_role("columnheader", name="Artifacts")
    head.get_by_role("button").focus()
    page.keyboard.press("Enter")
    numbers = [int(text) for text in column(3)]
    checks.expect(numbers == sorted((int(row["artifacts"]) for row in rows), reverse=True), "most artifacts first")
    checks.expect(head.get_attribute("aria-sort") == "descending", "aria-sort tells it")
    page.keyboard.press("Space")
    checks.expect([int(text) for text in column(3)] == numbers[::-1], "fewest artifacts first")
    checks.expect(head.get_attribute("aria-sort") == "ascending", "aria-sort tells that")
    name = page.get_by_role("columnheader", name="Submission")
    checks.expect(name.get_attribute("aria-sort") is None, "only one column is said to be sorted")
    name.get_by_role("button").click()
    names = column(0)
    name.get_by_role("button").click()
    checks.expect(names != column(0) and sorted(names) == sorted(column(0)), "names turn round")
    name.get_by_role("button").click()


def check_links(page, checks):
    link = page.locator("section[aria-labelledby=bytes] a").first
    target = link.get_attribute("href")[1:]
    page.fill("#words", "nobody is called that")
    checks.expect(shown(page) == 0, "nothing is found")
    link.focus()
    page.keyboard.press("Enter")
    settle(page)
    checks.expect(page.locator(f"#{target}").is_visible(), "a link to a row that is filtered out shows it")


CONTRAST = """() => {
  const parse = text => text.match(/[\\d.]+/g).map(Number);
  const light = rgb => { const c = rgb.map(v => { v /= 255; return v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; });
    return .2126 * c[0] + .7152 * c[1] + .0722 * c[2]; };
  const back = element => { while (element) { const c = parse(getComputedStyle(element).backgroundColor);
    if (c.length === 3 || c[3] === 1) { return c.slice(0, 3); } element = element.parentElement; } return [255, 255, 255]; };
  let worst = [99, ""];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let seen = 0;
  while (walker.nextNode() && seen < 3000) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || ["SCRIPT", "OPTION"].includes(element.tagName)
      || !element.checkVisibility()) { continue; }
    seen += 1;
    const a = light(parse(getComputedStyle(element).color).slice(0, 3)), b = light(back(element));
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < worst[0]) { worst = [ratio, element.outerHTML.slice(0, 80)]; }
  }
  return worst;
}"""


def check_looks(browser, results, checks, pictures):
    for scheme, width in (("light", 1280), ("dark", 1280), ("light", 360)):
        page, _ = opened(browser, results, checks, scheme, width)
        ratio, where = page.evaluate(CONTRAST)
        checks.expect(ratio >= 4.5, f"{scheme}: contrast {ratio:.2f} of {where}")
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        checks.expect(wide <= 0, f"{scheme} {width}: {wide} pixels stick out")
        small = page.evaluate(
            "[...document.querySelectorAll('button, input, select')].filter(e => e.checkVisibility())"
            ".filter(e => { const r = e.getBoundingClientRect(); return r.width > 1 && (r.width < 24 || r.height < 24)"
            " && !(e.type === 'checkbox'); }).length")
        checks.expect(small == 0, f"{scheme} {width}: {small} targets below 24 pixels")
        if width < 400:
            checks.expect(page.locator("#submissions").get_attribute("role") == "table", "cards are a table still")
            page.select_option("#order", "3")
            first = page.locator("#submissions tbody tr").first.locator("td").nth(2).inner_text()
            checks.expect(first not in ("", "0"), "cards can be ordered")
        if pictures:
            page.screenshot(path=os.path.join(pictures, f"cohort-{scheme}-{width}.png"))
            page.locator("#shown").scroll_into_view_if_needed()
            page.mouse.wheel(0, 700)
            settle(page)
            page.screenshot(path=os.path.join(pictures, f"cohort-{scheme}-{width}-rows.png"))
            page.locator("#bytes").scroll_into_view_if_needed()
            settle(page)
            page.locator("#bytes").scroll_into_view_if_needed()
            page.screenshot(path=os.path.join(pictures, f"cohort-{scheme}-{width}-same.png"))
        page.context.close()


def check_without_script(browser, results, rows, checks):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto("file://" + os.path.join(results, "overview.html"))
    checks.expect(page.locator("#submissions tbody tr").count() == len(rows), "rows without the script")
    checks.expect(not page.locator("#controls").is_visible(), "no control that does nothing")
    context.close()


def measure(browser, results, checks, scan_seconds):
    path = os.path.join(results, "overview.html")
    page, _ = opened(browser, results, checks)
    ready = page.evaluate("performance.getEntriesByName('exhibit-ready')[0].startTime")
    loaded = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    delays = page.evaluate("""async () => {
      const field = document.getElementById('words'), delays = [];
      for (const text of ['g', 'ga', 'gar', 'garc', 'garci', 'garcia', 'garci', 'gar', 'g', '']) {
        const started = performance.now();
        field.value = text;
        field.dispatchEvent(new Event('input'));
        document.body.offsetHeight;
        const computed = performance.now() - started;
        await new Promise(r => requestAnimationFrame(() => setTimeout(r)));
        delays.push([computed, performance.now() - started]);
      }
      return delays; }""")
    sorting = page.evaluate("""() => { const b = document.querySelectorAll('thead button')[3];
      const started = performance.now(); b.click(); document.body.offsetHeight; return performance.now() - started; }""")
    print(f"rows {shown(page)}, page {os.path.getsize(path):,} bytes, scan and pages {scan_seconds:.1f} s")
    print(f"ready {ready:.0f} ms after navigation, loaded {loaded:.0f} ms")
    print(f"a letter: script and layout at most {max(d[0] for d in delays):.0f} ms, until painted at most "
          f"{max(d[1] for d in delays):.0f} ms; a sort {sorting:.0f} ms")
    page.context.close()
    return max(d[0] for d in delays)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--exhibit", required=True)
    options.add_argument("--rows", type=int, default=200)
    options.add_argument("--pictures")
    options.add_argument("--results", help="a cohort's results of an earlier run, with --rows of it")
    options.add_argument("--measure", action="store_true")
    options.add_argument("--keep", help="a folder that is not there yet, for the cohort")
    given = options.parse_args()
    checks = Checks()
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = given.keep or temporary
        results, seconds = (given.results, 0.0) if given.results else scan(
            os.path.abspath(given.exhibit), folder, given.rows)
        rows = table(results)
        checks.expect(len(rows) == given.rows, f"{given.rows} submissions")
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
        page, asked = opened(browser, results, checks)
        checks.expect(page.title() == "Cohort: overview", f"no name becomes a script: {page.title()}")
        checks.expect(page.locator("#submissions img, #submissions script").count() == 0, "no name becomes an element")
        check_filters(page, rows, checks)
        check_sorting(page, rows, checks)
        check_links(page, checks)
        checks.expect(len(asked) == 1, f"nothing else is asked for: {asked[1:]}")
        page.context.close()
        check_looks(browser, results, checks, given.pictures)
        check_without_script(browser, results, rows, checks)
        if given.measure:
            measure(browser, results, checks, seconds)
        browser.close()
    print(f"{'passed' if not checks.failures else 'failed'}, {len(checks.failures)} failures of {checks.count} checks")
    sys.exit(1 if checks.failures else 0)


if __name__ == "__main__":
    main()
