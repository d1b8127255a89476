"""A submission of 500 artifacts: how large its page is, how long it takes to write and to open."""
import shutil
import time

from .at_hand import SAMPLES

ARTIFACTS = 500


def fill(folder):
    """Recordings with transcripts, agendas, logs and written pieces, 500 in all."""
    sample = SAMPLES / "learning-culture"
    sources = [path for path in sorted(sample.rglob("*")) if path.is_file() and path.parent != sample]
    folder.mkdir()
    number = 0
    while number < ARTIFACTS:
        for source in sources[: ARTIFACTS - number]:
            place = folder / f"{number // len(sources):03}"
            place.mkdir(exist_ok=True)
            shutil.copy(source, place / source.name)
            number += 1


def five_hundred_artifacts(hand, browser):
    """a page of 500 artifacts opens and searches in a moment"""
    started = time.monotonic()
    results = hand.made("large", fill)
    made = time.monotonic() - started
    report = results / "private/report.html"
    with browser.open(report) as visit:
        page = visit.page
        ready = page.evaluate("performance.getEntriesByType('navigation')[0].domInteractive")
        cues = page.locator("ol.cues > li").count()
        search = page.evaluate("""() => {
          const start = performance.now(), field = document.getElementById("words");
          field.value = "feedback"; field.dispatchEvent(new Event("input"));
          return [performance.now() - start, document.querySelectorAll("#hits > li").length];
        }""")
        assert search[1] > 0 and cues > 0
        assert ready < 5000 and search[0] < 3000, (ready, search)
        assert not visit.complaints and not visit.requests_elsewhere()
    size = report.stat().st_size
    assert size < 8 << 20, size
    return (f"private page {size / 1e6:.2f} MB, shared {(results / 'report.html').stat().st_size / 1e6:.2f} MB; "
            f"manifest and pages made in {made:.1f} s; interactive after {ready / 1000:.2f} s; "
            f"first search over {cues} captions {search[0]:.0f} ms")


CHECKS = [five_hundred_artifacts]
