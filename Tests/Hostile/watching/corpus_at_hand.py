"""A corpus that was made, and Exhibit run over it."""
import base64
import json
import os
import subprocess

from .openings import OpenWatch
from .processes import ProcessWatch


def identity(line):
    """The bytes of a path, as every record, line and expectation states them."""
    if "pathBytes" in line:
        return base64.b64decode(line["pathBytes"])
    return line["path"].encode()


class Inspection:
    """What one run of `exhibit inspect` said of files, one line each, and the processor time that
    each took."""

    def __init__(self, asked):
        self.asked = asked
        self.lines = []
        self.seconds = []
        self.status = None
        self.processes = None
        self.resident = 0


class CorpusAtHand:
    # No run takes longer, or it hangs.
    LIMIT = 1200

    def __init__(self, folder, exhibit, server):
        self.folder = folder
        self.exhibit = exhibit
        self.server = server
        self.results = folder / "results"
        with open(folder / "expected.jsonl", encoding="utf-8") as file:
            self.expected = [json.loads(line) for line in file]
        self.watch = OpenWatch((folder / "bait").iterdir())

    def manifest(self, prefix=(), environment=None):
        """Runs `exhibit manifest` behind another command; gives status, output and errors."""
        command = [*prefix, self.exhibit, "manifest", "--verbose", "--output", self.results, "corpus"]
        done = subprocess.run(
            command, cwd=self.folder, capture_output=True, timeout=self.LIMIT, env=environment)
        return done.returncode, done.stdout, done.stderr

    def inspect(self, entries, depth="packets", environment=None):
        """Runs `exhibit inspect` with one inspector, so that what was spent between two
        records is what the second one took."""
        run = Inspection(entries)
        command = [self.exhibit, "inspect", "--files-from", "names", "--null", "--jobs", "1",
                   "--depth", depth]
        (self.folder / "names").write_bytes(
            b"".join(b"corpus/" + identity(entry) + b"\0" for entry in entries))
        process = subprocess.Popen(
            command, cwd=self.folder, stdout=subprocess.PIPE, env=environment)
        run.processes = ProcessWatch(process.pid)
        start = 0
        for line in process.stdout:
            # An inspector that ends at this moment is not counted until it was waited for.
            now = max(start, run.processes.processor_seconds())
            run.lines.append(line)
            run.seconds.append(now - start)
            start = now
        _, status, usage = os.wait4(process.pid, 0)
        run.processes.stop()
        run.status = process.returncode = os.waitstatus_to_exitcode(status)
        run.resident = usage.ru_maxrss << 10
        return run
