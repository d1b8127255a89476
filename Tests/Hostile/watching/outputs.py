"""What Exhibit printed and wrote, held against what was in the folder."""
import html.parser
import json
import unicodedata

from corpus.bait import MARK

from .corpus_at_hand import identity

# Invisible or misleading, though Unicode files some of them under letters or marks.
HIDDEN = set(map(chr, [0xAD, 0x61C, 0x180E, 0xFEFF, *range(0x200B, 0x2010), *range(0x2028, 0x202F),
                       *range(0x2060, 0x2070), *range(0xFFF9, 0xFFFC), *range(0xE0000, 0xE0080)]))


def raw_characters(content, allowed="\n"):
    """The control, reading-order and invisible characters in a text that people see."""
    text = content.decode("utf-8", "replace")
    return {f"U+{ord(character):04X}" for character in set(text) - set(allowed)
            if unicodedata.category(character) == "Cc" or character in HIDDEN}


class Elements(html.parser.HTMLParser):
    """What a browser would make of a page: elements and attributes of strangers."""

    def __init__(self):
        super().__init__()
        self.strange = set()

    def handle_starttag(self, tag, attributes):
        if tag in ("x-hostile", "script", "iframe", "object", "embed", "base", "form"):
            self.strange.add(tag)
        self.strange.update(name for name, _ in attributes if name.startswith("on"))


def check_page(name, content):
    elements = Elements()
    elements.feed(content.decode("utf-8", "replace"))
    if elements.strange:
        yield f"{name}: holds what no page of ours holds: {', '.join(sorted(elements.strange))}"
    if raw := raw_characters(content, "\n\t"):
        yield f"{name}: holds raw characters: {', '.join(sorted(raw))}"


def check_secret(name, content):
    if MARK.encode() in content:
        yield f"{name}: holds what stands in a bait"


def check_json_lines(name, lines):
    """Every line is one JSON object by itself; gives the objects."""
    objects, failures = [], []
    for number, line in enumerate(lines, 1):
        try:
            value = json.loads(line)
            if not isinstance(value, dict) or not line.endswith(b"\n"):
                raise ValueError("no line of one object")
            objects.append(value)
        except ValueError as error:
            failures.append(f"{name}, line {number}: {error}")
    return objects, failures


def compare(name, expected, found):
    """As many as there should be, by the bytes of their paths, each of them once."""
    wanted = sorted(expected)
    found = sorted(found)
    if wanted == found:
        return
    if len(set(found)) != len(found):
        yield f"{name}: {len(found) - len(set(found))} of {len(found)} are there twice"
    for path in sorted(set(wanted) - set(found))[:10]:
        yield f"{name}: {show(path)} is missing"
    for path in sorted(set(found) - set(wanted))[:10]:
        yield f"{name}: {show(path)} should not be there"


def show(path):
    text = repr(path)
    return text if len(text) < 120 else text[:100] + "…"


def check_results(corpus):
    """The result folder of `exhibit manifest`: complete, readable, harmless. Also gives what became
    of each path."""
    with open(corpus.results / "manifest.jsonl", "rb") as file:
        lines, failures = check_json_lines("manifest.jsonl", file)
    skipped = json.loads((corpus.results / "manifest.json").read_bytes())["policy"]["skipped"]
    for outcome, found in (("record", lines), ("skip", skipped)):
        failures += compare(
            f"{outcome}s of the manifest",
            [identity(entry) for entry in corpus.expected if entry["expect"] == outcome],
            map(identity, found))
    for path in corpus.results.iterdir():
        if path.is_file():
            content = path.read_bytes()
            failures += check_secret(path.name, content)
            if path.suffix == ".html":
                failures += check_page(path.name, content)
    walked = dict.fromkeys(map(identity, lines), "record") | dict.fromkeys(map(identity, skipped), "skip")
    return failures, walked
