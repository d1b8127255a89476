"""Access for everybody: axe-core's rules, the keyboard, narrow windows, dark, calm."""
from axe_playwright_python.sync_playwright import Axe

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def pages(hand):
    for name in ("learning-culture", "flawed"):
        results = hand.sample(name)
        yield results / "report.html"
        yield results / "private/report.html"
    yield hand.sample("flawed", "--language", "es") / "report.html"


def axe_finds_nothing(hand, browser):
    """axe-core finds nothing against WCAG 2.2 AA, in light and in dark"""
    passes = 0
    for report in pages(hand):
        for scheme in ("light", "dark"):
            with browser.open(report, color_scheme=scheme) as visit:
                visit.page.evaluate("document.querySelectorAll('details').forEach((each) => each.open = true)")
                found = Axe().run(visit.page, options={"runOnly": {"type": "tag", "values": TAGS}}).response
                trouble = [(rule["id"], node["html"][:120], node.get("failureSummary", "")[:200])
                           for rule in found["violations"] for node in rule["nodes"][:3]]
                assert not trouble, f"{report.parent.name}/{report.name}, {scheme}: {trouble}"
                passes += len(found["passes"])
    return f"{passes} rules passed over {2 * len(list(pages(hand)))} views"


def axe_can_fail(hand, browser):
    """axe-core finds a planted picture without words and a planted pale text"""
    report = hand.sample("flawed") / "report.html"
    with browser.open(report) as visit:
        visit.page.evaluate("""() => {
          const picture = document.createElement("img"), pale = document.createElement("p");
          picture.src = "data:image/gif;base64,R0lGODlhAQABAAAAACw=";
          pale.textContent = "pale"; pale.style.color = "#ddd"; pale.style.background = "#fff";
          document.querySelector("main").append(picture, pale);
        }""")
        found = Axe().run(visit.page, options={"runOnly": {"type": "tag", "values": TAGS}}).response
        rules = {rule["id"] for rule in found["violations"]}
        assert {"image-alt", "color-contrast"} <= rules, rules


def the_keyboard_reaches_everything(hand, browser):
    """the keyboard reaches every link, button, field and fold in order, each with a visible focus"""
    with browser.open(hand.sample("learning-culture") / "private/report.html") as visit:
        page = visit.page
        expected = page.evaluate("""() => [...document.querySelectorAll(
          "a[href]:not([tabindex='-1']), button, input, summary, video, audio")]
          .filter((each) => each.checkVisibility()).length""")
        reached, outlines, names = 0, 0, []
        page.keyboard.press("Tab")
        first = page.evaluate("document.activeElement.getAttribute('href')")
        assert first == "#answer", first
        for _ in range(expected * 12):
            state = page.evaluate("""() => {
              const each = document.activeElement;
              if (each === document.body) return null;
              const seen = each.dataset.seen; each.dataset.seen = "1";
              return { seen, media: each.matches("video, audio"), name: each.tagName,
                outline: getComputedStyle(each).outlineStyle !== "none" };
            }""")
            if state is None:
                break
            if not state["seen"]:
                reached += 1
                outlines += state["outline"] or state["media"]
                names.append(state["name"])
            page.keyboard.press("Tab")
        assert reached == expected, f"{reached} of {expected} reached"
        assert outlines == reached, f"{outlines} of {reached} show their focus"
        page.locator("details.transcript summary").first.focus()
        page.keyboard.press("Enter")
        page.locator("ol.cues > li a").nth(2).focus()
        page.keyboard.press("Enter")
        page.wait_for_function("() => [...document.querySelectorAll('video')].some((each) => !each.paused)")
        return f"{reached} places"


def nothing_runs_over(hand, browser):
    """nothing runs over the edge at 320 pixels, nor with text twice as large"""
    for report in pages(hand):
        for width, size in ((320, "100%"), (360, "100%"), (640, "200%")):
            with browser.open(report, viewport={"width": width, "height": 800}) as visit:
                visit.page.evaluate("(size) => { document.documentElement.style.fontSize = size; }", size)
                visit.page.evaluate("document.querySelectorAll('details').forEach((each) => each.open = true)")
                found = visit.page.evaluate("document.documentElement.scrollWidth")
                assert found <= width, f"{report}: {found} of {width}"


def calm_where_asked(hand, browser):
    """nothing moves for those who asked for less motion"""
    with browser.open(hand.sample("flawed") / "report.html", reduced_motion="reduce") as visit:
        assert visit.page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
        moving = visit.page.evaluate("document.getAnimations().length")
        assert moving == 0, moving


CHECKS = [axe_finds_nothing, axe_can_fail, the_keyboard_reaches_everything, nothing_runs_over, calm_where_asked]
