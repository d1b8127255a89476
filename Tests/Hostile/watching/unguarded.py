"""The same bait with the guards off: the checks that pass with them on have to fail now."""
import os

VARIABLE = "EXHIBIT_DEBUG_UNGUARDED"
KINDS = {"playlists": "playlist", "markup": "XML or page"}


def run(corpus):
    """A failure for each kind of bait that nothing took."""
    corpus.watch.opened()
    environment = dict(os.environ, **{VARIABLE: "1"})
    failures = []
    for group, kind in KINDS.items():
        entries = [entry for entry in corpus.expected
                   if entry["class"] == group and "mustNotOpen" in entry
                   # Waits for packets of a network that never come.
                   and "session" not in entry["path"]]
        calls = corpus.server.calls
        corpus.inspect(entries, environment=environment)
        opened, called = corpus.watch.opened(), corpus.server.calls - calls
        print(f"unguarded: {len(entries)} of kind {kind}: {len(opened)} baits opened, "
              f"the server called {called} times")
        if not opened and not called:
            failures.append(
                f"unguarded: no {kind} tripped a check; is this a debug build that knows {VARIABLE}?")
    return failures
