"""Damage done to a small sound file of every kind that is read."""
import re

from . import seeds

EXTREMES = [
    b"\0\0\0\0", b"\0\0\0\1", b"\x7f\xff\xff\xff", b"\x80\0\0\0", b"\xff\xff\xff\xff",
    b"\xff\xff\xff\x7f", b"\0\0\0\x80",
]


def flip_bits(content, random, other, share):
    changed = bytearray(content)
    for _ in range(max(1, len(content) // share)):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return changed


def flip_few(content, random, other):
    return flip_bits(content, random, other, 4000)


def flip_many(content, random, other):
    return flip_bits(content, random, other, 60)


def flip_head(content, random, other):
    head = flip_bits(content[:256], random, other, 16)
    return bytes(head) + content[256:]


def cut(content, random, other):
    return content[: random.randrange(1, len(content))]


def cut_early(content, random, other):
    return content[: random.randrange(1, min(96, len(content)))]


def splice(content, random, other):
    return content[: random.randrange(1, len(content))] + other[random.randrange(len(other)) :]


def delete_chunk(content, random, other):
    start = random.randrange(len(content))
    return content[:start] + content[start + random.randrange(1, 1 + len(content) // 8 + 1) :]


def insert_chunk(content, random, other):
    start = random.randrange(len(content))
    return content[:start] + random.randbytes(random.randrange(1, 512)) + content[start:]


def repeat_chunk(content, random, other):
    start = random.randrange(len(content))
    chunk = content[start : start + random.randrange(1, 1 + len(content) // 4 + 1)]
    return content[:start] + chunk * random.randrange(2, 30) + content[start:]


def blank_block(content, random, other):
    start = random.randrange(len(content))
    length = min(random.randrange(1, 1 + len(content) // 4 + 1), len(content) - start)
    return content[:start] + random.choice(b"\0\xff").to_bytes(1, "big") * length + content[
        start + length :]


def stretch_length(content, random, other):
    """Overwrites four bytes of the head, where most formats keep sizes and counts."""
    changed = bytearray(content)
    for _ in range(3):
        start = random.randrange(max(1, min(512, len(changed)) - 4))
        changed[start : start + 4] = random.choice(EXTREMES)
    return changed


def stretch_size_of_chunk(content, random, other):
    """Overwrites the four bytes before or behind a four-letter name: a box's or a chunk's size."""
    names = [match.start() for match in re.finditer(rb"[A-Za-z][A-Za-z0-9 ]{3}", content)]
    changed = bytearray(content)
    for start in random.sample(names, min(2, len(names))):
        start += random.choice([-4, 4])
        if 0 <= start <= len(changed) - 4:
            changed[start : start + 4] = random.choice(EXTREMES)
    return changed


def stretch_numbers(content, random, other):
    """Makes written numbers absurd."""
    numbers = ["99999999999999999999", "-1", "0", "2147483648", "9223372036854775808", "1e999"]
    return re.sub(
        rb"[0-9]+",
        lambda match: random.choice(numbers).encode() if random.random() < 0.3 else match[0],
        content)


BINARY = [
    flip_few, flip_many, flip_head, cut, cut_early, splice, delete_chunk, insert_chunk,
    repeat_chunk, blank_block, stretch_length, stretch_size_of_chunk, stretch_size_of_chunk,
]
TEXT = [
    flip_few, flip_many, cut, splice, delete_chunk, insert_chunk, repeat_chunk, stretch_numbers,
    stretch_numbers,
]


def add_to(corpus):
    for group, sound, damages in [
        ("mutated-recordings", seeds.recordings(corpus), BINARY),
        ("mutated-pictures", seeds.pictures(corpus), BINARY),
        ("mutated-documents", seeds.documents(), TEXT),
        ("mutated-packages", seeds.packages(), BINARY),
    ]:
        names = list(sound)
        for round, damage in enumerate(damages):
            for name in names:
                random = corpus.random(f"{group} {name} {round}")
                other = sound[random.choice(names)]
                corpus.add(
                    group, f"{round:02}-{damage.__name__}-{name}",
                    bytes(damage(sound[name], random, other)))
    add_parts_to(corpus)


def add_parts_to(corpus):
    """Office files that are whole zips around a damaged part."""
    parts = seeds.office_parts()
    for round, damage in enumerate(TEXT):
        for name, (pack, body) in parts.items():
            random = corpus.random(f"parts {name} {round}")
            other = parts[random.choice(list(parts))][1].encode()
            damaged = bytes(damage(body.encode(), random, other)).decode("utf-8", "replace")
            corpus.add("mutated-parts", f"{round:02}-{damage.__name__}-{name}", pack(damaged))
