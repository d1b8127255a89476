"""Files that claim gigabytes and hold next to nothing: all but the head is a hole.

A digest needs the hole's zeros like any other bytes, so the time that these take is the time that
hashing takes.
"""
from . import recordings

GROUP = "sparse"
SIZE = 2 << 30


def add_to(corpus):
    if corpus.quick:
        return
    mp4 = recordings.FTYP + recordings.struct.pack(">I", 1) + b"mdat" + recordings.struct.pack(">Q", SIZE)
    for name, head in {
        "hole.html": b"<!DOCTYPE html><html><body><p>3 pm",
        "hole.mp4": mp4,
        "hole.csv": b"Date,Topic\n2026-01-09,Norms\n",
        "hole.mp3": recordings.id3(2**28 - 1),
        "hole.bin": b"",
        "hole.zip": b"PK\3\4",
        "hole.jpg": b"\xff\xd8\xff",
    }.items():
        corpus.add(GROUP, name, head)
        with open(corpus.place(GROUP, name), "r+b") as file:
            file.truncate(SIZE)
