"""A submission whose every name, tag, caption and link tries to run a script in the page."""
import itertools
import os
import subprocess
import urllib.parse

RUN = "window.pwned=(window.pwned||0)+1"

#: Each breaks out of another place in a page: an element, an attribute, a script, a style, an address.
VECTORS = [
    f'"><script>{RUN}</script>', f"'><script>{RUN}</script>", f"</script><script>{RUN}</script>",
    f"</style><script>{RUN}</script>", f"<img src=x onerror={RUN}>", f"<svg onload={RUN}>",
    f'" onmouseover="{RUN}', f"' onfocus='{RUN}' autofocus='", f"javascript:{RUN}", f"<!--<script>{RUN}",
    f"]]><script>{RUN}</script>", f"<iframe srcdoc='<script>parent.{RUN}</script>'>",
    f"<details open ontoggle={RUN}>", f"<a href=javascript:{RUN}>x</a>", f"&lt;script&gt;{RUN}",
    f"&#60;script&#62;{RUN}", f"<base href=//127.0.0.1:9>{RUN}", f"<math><mtext><script>{RUN}</script>",
    f"\u2028{RUN}//", f"\u202e<script>{RUN}</script>", f"\u2066\u200b{RUN}", f"${{{RUN}}}", "{{constructor}}",
    f"`{RUN}`", f"\\u003cscript\\u003e{RUN}", f"\\x3cscript\\x3e{RUN}", f"<style>*{{background:url(//127.0.0.1:9)}}",
    f"<link rel=stylesheet href=//127.0.0.1:9>", f"<meta http-equiv=refresh content=0;url=//127.0.0.1:9>",
    f"<object data=javascript:{RUN}>", f"<form action=javascript:{RUN}><button>x", "%3Cscript%3E", "#t=1,2\"><b>",
    f"data:text/html,<script>{RUN}</script>", "{1}{2}{1}", "\x1b]0;x\x07\x7f", "e\u0301\u0300\u0316", "‮evil‬.txt",
]
FILES = 200


def spread(folder):
    """FILES files with such names in folders with such names, and media, captions, agendas and links."""
    folder.mkdir()
    kinds = itertools.cycle(["txt", "html", "vtt", "csv", "md", "wav", "png"])
    clip = made(folder, "clip.wav", "-f", "lavfi", "-i", "sine=duration=1")
    picture = made(folder, "picture.png", "-f", "lavfi", "-i", "color=red:size=32x32:duration=0.04",
                   "-frames:v", "1")
    for number, (vector, kind) in enumerate(zip(itertools.cycle(VECTORS), kinds)):
        if number == FILES:
            break
        # A slash in the vector parts a folder from a file, so that the path holds it all.
        path = folder / f"{number}" / (vector.replace("//", "/") + f".{kind}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes({"wav": clip, "png": picture}.get(kind) or text(vector, kind).encode())
    meeting(folder)
    (folder / "submission.yaml").write_text(declaration())


def made(folder, name, *arguments):
    target = folder.parent / name
    tags = [part for key, vector in zip(("title", "artist", "comment", "copyright"), VECTORS)
            for part in ("-metadata", f"{key}={vector}")]
    subprocess.run(["ffmpeg", "-v", "error", "-y", *arguments, *tags, target], check=True)
    return target.read_bytes()


def escaped(value):
    """Sound HTML, so that the reader hands on the very characters."""
    return value.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def text(vector, kind):
    if kind == "html":
        links = "".join(f'<a href="{escaped(each)}">{escaped(each)}</a> ' for each in VECTORS)
        return f"<title>{escaped(vector)}</title><p>{escaped(vector)} {links}"
    if kind == "vtt":
        return "WEBVTT\n\n" + "".join(
            f"00:0{second}.000 --> 00:0{second}.900\n<v {escaped(vector)}>{escaped(vector)}\n\n"
            for second in range(1, 4))
    if kind == "csv":
        quoted = vector.replace('"', '""')
        return f'Date,With,Notes\n2026-03-01,"{quoted}","{quoted}"\n2026-03-02,"{quoted}","{quoted}"\n'
    return f"{vector}\n\n[x](<javascript:{RUN}>) <{vector}>\n"


def meeting(folder):
    """A recording with captions and an agenda of its day: what the private page shows most of."""
    subprocess.run(["ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i", "sine=duration=60", "-f", "lavfi",
                    "-i", "testsrc=size=160x90:rate=5:duration=60", "-c:v", "libx264", "-c:a", "aac",
                    "-metadata", f"title={VECTORS[0]}", folder / "2026-03-12 meeting.mp4"], check=True)
    cues = "".join(
        f"00:{second:02}.000 --> 00:{second:02}.900\n<v {escaped(VECTORS[second % len(VECTORS)])}>"
        f"velvet gloves {second} {escaped(VECTORS[second % len(VECTORS)])}\n\n" for second in range(50))
    (folder / "2026-03-12 meeting.vtt").write_text("WEBVTT\n\n" + cues)
    rows = "".join(f"<tr><td>9:{10 + row}-9:{11 + row}</td><td>velvet gloves {row} {escaped(vector)}</td></tr>"
                   for row, vector in enumerate(VECTORS[:30]))
    (folder / "2026-03-12 agenda.html").write_text(
        f"<title>Agenda {escaped(VECTORS[0])}</title><h1>Agenda of our staff meeting, March 12, 2026 "
        f"{escaped(VECTORS[1])}</h1><p>Facilitator: {escaped(VECTORS[2])}</p>"
        f"<table><tr><th>Time</th><th>Item</th></tr>{rows}</table>")


def declaration():
    links = "".join(f"  - url: 'https://example.org/{urllib.parse.quote(vector)}?q=\"><script>{RUN}</script>'\n"
                    f"    title: {quoted(vector)}\n    annotation: {quoted(vector)}\n"
                    for vector in VECTORS[:20])
    return f"schema: exhibit.submission/1\nartifacts:\n{links}"


def quoted(value):
    """A double-quoted YAML scalar."""
    inside = "".join(f"\\u{ord(letter):04x}" if ord(letter) < 32 or ord(letter) in (34, 92, 127) or
                     0x2000 <= ord(letter) < 0x2100 else letter for letter in value)
    return f'"{inside}"'


PROBE = """() => ({
  pwned: window.pwned, scripts: document.scripts.length, styles: document.querySelectorAll("style").length,
  handlers: [...document.querySelectorAll("*")].flatMap((element) => [...element.attributes])
    .filter((attribute) => /^on/i.test(attribute.name) || attribute.name === "srcdoc").length,
  foreign: document.querySelectorAll("iframe, object, embed, base, link, meta[http-equiv=refresh], form[action]")
    .length,
  addresses: [...document.querySelectorAll("[href], [src], [poster]")].flatMap((element) =>
    ["href", "src", "poster"].map((name) => element.getAttribute(name)).filter(Boolean)),
  weak: [...document.querySelectorAll("a[href^='http']")].filter((link) => link.rel !== "noopener noreferrer").length,
})"""


def no_script_runs(hand, browser):
    """no script runs from 200 naughty names, tags, captions and links"""
    results = hand.made("hostile", spread)
    counts = []
    for report in (results / "report.html", results / "private/report.html"):
        with browser.open(report) as visit:
            page = visit.page
            page.evaluate("document.querySelectorAll('details').forEach((each) => each.open = true)")
            if page.locator("#words").count():
                for vector in VECTORS:
                    page.fill("#words", "velvet " + vector[:20])
                page.fill("#words", "velvet")
                assert page.locator("#hits > li").count() == 50
            page.evaluate("""document.querySelectorAll("*").forEach((each) => {
              for (const name of ["mouseover", "focus", "pointerover", "toggle"]) each.dispatchEvent(new Event(name));
            })""")
            if page.locator("a.time").count():
                page.locator("a.time").first.click()
                page.wait_for_timeout(1500)
            found = page.evaluate(PROBE)
            assert not visit.dialogs and found["pwned"] is None, (visit.dialogs, found["pwned"])
            assert (found["scripts"], found["styles"]) == (1, 1), found
            assert found["handlers"] == found["foreign"] == found["weak"] == 0, found
            for address in found["addresses"]:
                scheme = address.partition(":")[0].lower() if ":" in address.partition("/")[0] else ""
                assert scheme in ("", "http", "https"), address
            # What fails to load for its name's sake would be a mistake of ours.
            assert not visit.requests_elsewhere(), visit.requests_elsewhere()
            assert not [each for each in visit.complaints if "Content Security" in each], visit.complaints
            counts.append(len(found["addresses"]))
    return f"{FILES} files, {counts[0]} and {counts[1]} addresses"


def the_guard_can_fail(hand, browser):
    """the same look at a page that does not escape finds the script that ran"""
    careless = hand.place / "careless.html"
    careless.write_text(f"<!DOCTYPE html><meta charset=utf-8><p>{VECTORS[0]}{VECTORS[4]}")
    with browser.open(careless) as visit:
        visit.page.wait_for_timeout(300)
        found = visit.page.evaluate(PROBE)
        assert found["pwned"] and found["scripts"] and found["handlers"], found


def injected_script_is_refused(hand, browser):
    """a script that got into the page all the same is refused by its policy"""
    report = hand.made("hostile", spread) / "report.html"
    planted = report.with_name("planted.html")
    planted.write_text(report.read_text().replace("</main>", f"<script>{RUN}</script><img src=x onerror={RUN}></main>"))
    with browser.open(planted) as visit:
        visit.page.wait_for_timeout(300)
        assert visit.page.evaluate("window.pwned") is None
        assert any("Content Security Policy" in each for each in visit.complaints), visit.complaints
    os.remove(planted)


CHECKS = [no_script_runs, the_guard_can_fail, injected_script_is_refused]
