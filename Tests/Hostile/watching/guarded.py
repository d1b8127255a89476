"""The whole corpus with every guard on: nothing crashes, hangs, leaks out or gets lost."""
import os

from . import calls, outputs, summary
from .corpus_at_hand import identity

# Bytes. The inspectors' cap is the one that Exhibit sets them; the parent holds a whole folder's records.
INSPECTOR_CAP = 1 << 30
PARENT_CAP = 512 << 20
# Seconds of processor time that one file may take, and bytes that are read in a second of more.
PATIENCE, SPEED = 20, 100 << 20
FRAMES = ("mutated-recordings", "recordings")


def run(corpus):
    failures, walked = walk(corpus)
    packets = corpus.inspect(corpus.expected)
    failures += judge(corpus, packets, "packets")
    frames = corpus.inspect([entry for entry in corpus.expected if entry["class"] in FRAMES], "frames")
    failures += judge(corpus, frames, "frames")
    failures += baits(corpus)
    summary.print_table(walked, packets, frames, PARENT_CAP, INSPECTOR_CAP)
    return failures


def walk(corpus):
    """`exhibit manifest` under strace; also gives what became of each path."""
    trace = corpus.folder / "trace"
    before = listing(corpus)
    status, output, errors = corpus.manifest(calls.prefix(trace))
    if status not in (0, 1, 3):
        return [f"manifest: ended with status {status}: {errors[-300:]!r}"], {}
    failures = [] if listing(corpus) == before else ["manifest: the scanned folder was changed"]
    for name, content in (("the summary", output), ("standard error", errors)):
        if raw := outputs.raw_characters(content):
            failures.append(f"{name}: holds raw characters: {', '.join(sorted(raw))}")
        failures += outputs.check_secret(name, content)
    wrong, walked = outputs.check_results(corpus)
    failures += wrong
    seen = calls.Calls(trace, corpus)
    if not seen.inspectors:
        failures.append("strace: saw no inspector")
    print(f"strace: {len(seen.inspectors)} inspectors, {len(seen.failures)} calls that may not be")
    return failures + seen.failures[:20], walked


def judge(corpus, run, depth):
    """The records of `exhibit inspect`, its memory and its time."""
    name = f"inspect --depth {depth}"
    records, failures = outputs.check_json_lines(name, run.lines)
    if run.status not in (0, 3):
        failures.append(f"{name}: ended with status {run.status}")
    failures += outputs.compare(
        name, [b"corpus/" + identity(entry) for entry in run.asked], map(identity, records))
    failures += outputs.check_secret(name, b"".join(run.lines))
    for entry, record, seconds in zip(run.asked, records, run.seconds):
        size = record.get("size", 0)
        may = entry.get("mayEnd", [])
        if seconds > PATIENCE + size / SPEED and not may:
            failures.append(f"{name}: {entry['path'][:99]} took {seconds:.1f} s")
        codes = [finding["code"] for finding in record["findings"]]
        failures += [f"{name}: {entry['path'][:99]}: {code}" for code in codes
                     if code in ("inspect.crashed", "inspect.timed-out", "inspect.protocol")
                     and code not in may]
    for who, peak, cap in [
        ("the parent's peak", run.processes.parent_resident, PARENT_CAP),
        ("an inspector's resident peak", run.processes.inspector_resident, INSPECTOR_CAP),
        ("an inspector's address space", run.processes.inspector_space, INSPECTOR_CAP),
    ]:
        if not 0 < peak <= cap:
            failures.append(f"{name}: {who} was {peak >> 20} MB, its cap is {cap >> 20} MB")
    return failures


def baits(corpus):
    opened = [f"a bait was opened: {path}" for path in sorted(corpus.watch.opened())]
    return opened + ([f"the bait server was called {corpus.server.calls} times"]
                     if corpus.server.calls else [])


def listing(corpus):
    """Names, sizes and times of all in the corpus but what is too deep for a path."""
    found = {}
    for folder, folders, files in os.walk(os.fsencode(corpus.folder / "corpus")):
        for name in files:
            status = os.lstat(os.path.join(folder, name))
            found[folder, name] = status.st_size, status.st_mtime_ns, status.st_mode
        folders[:] = [name for name in folders if name != b"deep"]
    return found
