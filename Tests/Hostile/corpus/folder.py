"""The folder that is being made, and what is expected of every entry in it."""
import base64
import hashlib
import json
import os
import random

from .bait import Bait

# In a quick corpus: so many of all, more of those that point at a bait, none larger than so many bytes.
QUICK_SHARE, QUICK_SHARE_LURES, QUICK_BYTES = 0.06, 0.2, 300_000


class Corpus:
    def __init__(self, directory, seed, port, quick, bait_only):
        directory.mkdir(parents=True)
        self.directory = directory
        self.root = directory / "corpus"
        self.root.mkdir()
        self.seed = seed
        self.quick = quick
        self.bait_only = bait_only
        self.entries = []
        self.bait = Bait(directory / "bait", port)
        self._hash = hashlib.sha256()

    def random(self, purpose):
        """A source of random choices that no other purpose shares."""
        return random.Random(os.fsencode(f"{self.seed} {purpose}"))

    def add(self, group, name, content, lures=(), may_end=()):
        """A file. `content` may be a function, called only where the file is wanted; `lures` names
        the baits that the file refers to; `may_end` findings that end its inspection and are right."""
        if not self._wants(group, name, bool(lures)):
            return
        content = content() if callable(content) else content
        if isinstance(content, str):
            content = content.encode("utf-8", "surrogatepass")
        if self.quick and len(content) > QUICK_BYTES:
            return
        with open(self.place(group, name), "wb") as file:
            file.write(content)
        self.expect(group, name, lures=lures, may_end=may_end)
        self._hash.update(hashlib.sha256(content).digest())

    def place(self, group, name):
        """Where an entry of this name is to be made, as bytes; its folder is there."""
        path = os.fsencode(self.root / group) + b"/" + os.fsencode(name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        return path

    def expect(self, group, name, outcome="record", lures=(), may_end=()):
        """States what becomes of an entry in a walk: a record, or a skip that is named. Asked for by
        name, every entry but a folder gets a record."""
        path = os.fsencode(group) + b"/" + os.fsencode(name)
        entry = {"class": group, "path": os.fsdecode(path), "expect": outcome}
        try:
            path.decode()
        except UnicodeDecodeError:
            entry["path"] = path.decode("utf-8", "backslashreplace")
            entry["pathBytes"] = base64.b64encode(path).decode()
        if lures:
            entry["mustNotOpen"] = list(lures)
        if may_end:
            entry["mayEnd"] = list(may_end)
        self.entries.append(entry)
        self._hash.update(path + outcome.encode())

    def finish(self):
        with open(self.directory / "expected.jsonl", "w", encoding="utf-8") as file:
            file.writelines(json.dumps(entry) + "\n" for entry in self.entries)

    @property
    def digest(self):
        """Over every name, outcome and content."""
        return self._hash.hexdigest()

    def _wants(self, group, name, has_lures):
        if self.bait_only:
            return has_lures
        share = QUICK_SHARE_LURES if has_lures else QUICK_SHARE
        return not self.quick or group == "entries" or self.random(name).random() < share
