"""The sample submissions: jumping, search, places to cite, media that travel, languages, paper."""
import re
import shutil
import subprocess

from .at_hand import SAMPLES

SAMPLE = "learning-culture"


def private(hand):
    return hand.sample(SAMPLE) / "private/report.html"


def quiet(visit):
    assert not visit.complaints, visit.complaints
    assert not visit.requests_elsewhere(), visit.requests_elsewhere()


def playing(page):
    """Where the recording is once it plays."""
    page.wait_for_function("""() => [...document.querySelectorAll("video, audio")]
      .some((player) => !player.paused && player.readyState >= 2)""", timeout=15000)
    return page.evaluate("""() => [...document.querySelectorAll("video, audio")]
      .find((player) => !player.paused).currentTime""")


def captions():
    """Seconds and words of the sample's captions, read here and not by Exhibit."""
    path = SAMPLES / SAMPLE / "video/tuning-protocol.vtt"
    found = []
    for block in re.split(r"\r?\n\r?\n", path.read_text()):
        head = re.search(r"(?:(\d+):)?(\d+):(\d+)\.(\d+) -->", block)
        if head:
            hours, minutes, seconds, rest = head.groups()
            start = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + int(rest) / 1000
            found.append((start, " ".join(block[head.end():].splitlines()[1:])))
    return found


def a_click_on_a_caption_plays_at_its_second(hand, browser):
    """a click on a caption plays the recording at its second"""
    start, _ = captions()[5]
    with browser.open(private(hand)) as visit:
        page = visit.page
        page.locator("details.transcript summary").first.click()
        page.locator("ol.cues > li a").nth(5).click()
        now = playing(page)
        assert start - 0.05 <= now < start + 3, f"at {now}, expected {start}"
        quiet(visit)
        return f"{start} s asked, {now:.2f} s played"


def planned(folder):
    """The sample with an agenda of which people say what its items are called."""
    shutil.copytree(SAMPLES / SAMPLE, folder)
    shutil.rmtree(folder / "agendas")
    (folder / "agenda.html").write_text("""<h1>Agenda of our staff meeting, March 12, 2026</h1>
      <a href="video/tuning-protocol.mp4">the recording</a><table><tr><th>Time</th><th>Item</th></tr>
      <tr><td>15:00-15:01</td><td>Welcome and norms: share the air, kind to people</td></tr>
      <tr><td>15:01-15:02</td><td>Clarifying questions: groups and their first page</td></tr>
      <tr><td>15:02-15:05</td><td>Warm and cool feedback, presenter takes notes</td></tr></table>""")


def a_click_on_an_agenda_item_plays_at_its_second(hand, browser):
    """a click on an agenda's item plays at the second of the caption that says it"""
    results = hand.made("planned", planned)
    start = next(start for start, said in captions() if "warm and cool feedback" in said)
    with browser.open(results / "private/report.html") as visit:
        page = visit.page
        row = page.locator(".meeting ol.moments > li", has_text="Warm and cool feedback, presenter").first
        row.locator("a").click()
        now = playing(page)
        assert start - 0.05 <= now < start + 3, f"at {now}, expected {start}"
        # The bars lead there as well, for a pointer.
        bars = page.locator(".bars svg").nth(1).locator("a")
        assert bars.count() >= 2, bars.count()
        quiet(visit)
        return f"{start} s asked, {now:.2f} s played"


def the_shared_page_jumps_too(hand, browser):
    """the page that is handed on jumps too, and holds no word that was said"""
    report = hand.sample(SAMPLE) / "report.html"
    text = report.read_text()
    for _, said in captions():
        assert said.partition(": ")[2] not in text, said
    with browser.open(report) as visit:
        visit.page.locator(".meeting ol.moments > li a").first.click()
        playing(visit.page)
        quiet(visit)


def search_finds_what_was_said(hand, browser):
    """search finds what was said, whatever its case, and its hits jump"""
    start, said = captions()[3]
    word = max(re.findall(r"\w+", said.partition(": ")[2]), key=len)
    expected = sum(word.lower() in text.lower() for _, text in captions())
    with browser.open(private(hand)) as visit:
        page = visit.page
        page.fill("#words", word.upper())
        hits = page.locator("#hits > li")
        assert hits.count() == expected, f"{hits.count()} hits for {word}, expected {expected}"
        assert page.locator("#hits mark").first.text_content().lower() == word.lower()
        hits.locator("a").first.click()
        playing(page)
        page.fill("#words", "no such words were said")
        assert hits.count() == 0
        assert "Nothing said matches" in page.locator("#hit-count").text_content()
        quiet(visit)
        return f"{expected} of {len(captions())} captions hold “{word}”"


def captions_are_on_the_player(hand, browser):
    """captions lie over the player, by script: as many as the transcript has"""
    with browser.open(private(hand)) as visit:
        page = visit.page
        page.evaluate("document.querySelector('video').play()")
        playing(page)
        count, mode = page.evaluate(
            "(() => { const track = document.querySelector('video').textTracks[0];"
            " return [track.cues.length, track.mode]; })()")
        assert (count, mode) == (len(captions()), "showing"), (count, mode)
        quiet(visit)


def a_place_can_be_cited(hand, browser):
    """a place can be marked and copied as a link with #t="""
    context = {"permissions": ["clipboard-read", "clipboard-write"]}
    with browser.open(private(hand), **context) as visit:
        page = visit.page
        card = page.locator("article.recording", has=page.locator("video")).first
        page.evaluate("document.querySelector('video').currentTime = 12")
        card.locator("[data-do=begin]").click()
        page.evaluate("document.querySelector('video').currentTime = 20.5")
        card.locator("[data-do=end]").click()
        card.locator("[data-do=copy]").click()
        card.locator("[data-do=copy]", has_text="Copied").wait_for()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == "video/tuning-protocol.mp4#t=12,20.5", copied
        return copied


def media_travel(hand, browser):
    """with --with-media the page plays after its folder was moved away from the submission"""
    results = hand.sample(SAMPLE, "--with-media")
    moved = hand.place / "elsewhere/mailed.exhibit"
    shutil.copytree(results, moved)
    for report in (moved / "report.html", moved / "private/report.html"):
        with browser.open(report) as visit:
            for player in visit.page.locator("video, audio").all():
                player.evaluate("(player) => player.play()")
                playing(visit.page)
            quiet(visit)


def a_missing_recording_is_said(hand, browser):
    """a recording that is no longer there is said, not left silent"""
    moved = hand.place / "alone/lost.exhibit"
    shutil.copytree(hand.sample(SAMPLE), moved)
    with browser.open(moved / "report.html") as visit:
        for player in visit.page.locator("video, audio").all():
            player.evaluate("(player) => { player.play().catch(() => {}); }")
            key = player.get_attribute("data-key")
            visit.page.locator(f"#{key}-gone", has_text="could not be opened").wait_for(timeout=10000)


def the_other_language(hand, browser):
    """--language es writes the page in Spanish, and says so in lang"""
    with browser.open(hand.sample("flawed", "--language", "es") / "report.html") as visit:
        assert visit.page.locator("html").get_attribute("lang") == "es"
        text = visit.page.locator("body").inner_text()
        for sentence in ("No está lista", "Qué hacer, en este orden", "Requisitos", "Integridad y sello"):
            assert sentence in text, sentence
        quiet(visit)


def paper_has_the_answer(hand, browser):
    """on paper the answer and what to do can be read"""
    target = hand.place / "flawed.pdf"
    with browser.open(hand.sample("flawed") / "report.html") as visit:
        visit.page.pdf(path=target, format="A4")
    text = subprocess.run(["pdftotext", "-layout", target, "-"], capture_output=True, text=True,
                          check=True).stdout
    for sentence in ("Not ready, this would be sent back", "What to do, in this order", "Requirements",
                     "Fixity and seal"):
        assert sentence in text, sentence


CHECKS = [a_click_on_a_caption_plays_at_its_second, a_click_on_an_agenda_item_plays_at_its_second,
          the_shared_page_jumps_too, search_finds_what_was_said, captions_are_on_the_player,
          a_place_can_be_cited, media_travel, a_missing_recording_is_said, the_other_language,
          paper_has_the_answer]
