"""Recordings written by hand whose sizes, counts and nesting no recorder ever writes."""
import struct
import zlib

GROUP = "recordings"


def add_to(corpus):
    for family in (movies, matroska, ogg, transport, waves, others):
        for name, content in family().items():
            corpus.add(GROUP, name, content)


# MARK: ISO base media


def box(name, *contents, size=None):
    content = b"".join(contents)
    return struct.pack(">I", len(content) + 8 if size is None else size) + name + content


def full(name, *contents):
    return box(name, bytes(4), *contents)


FTYP = box(b"ftyp", b"isom\0\0\2\0isomiso2mp41")
MATRIX = struct.pack(">9I", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)


def track(number, table=b"", scale=1000):
    head = full(b"tkhd", struct.pack(">IIIII", 0, 0, number, 0, 1000), bytes(16), MATRIX, bytes(8))
    entry = box(b"mp4a", bytes(6), b"\0\1", bytes(8), struct.pack(">HHII", 1, 16, 0, 8000 << 16))
    samples = box(
        b"stbl", full(b"stsd", struct.pack(">I", 1), entry), table or full(b"stts", bytes(4)))
    information = box(
        b"minf", full(b"smhd", bytes(4)),
        box(b"dinf", full(b"dref", struct.pack(">I", 1), full(b"url "))), samples)
    media = box(
        b"mdia", full(b"mdhd", struct.pack(">IIIII", 0, 0, scale, 1000, 0)),
        full(b"hdlr", bytes(4), b"soun", bytes(13)), information)
    return box(b"trak", head, media)


def movie(*parts, scale=1000, length=1000):
    head = full(
        b"mvhd", struct.pack(">IIII", 0, 0, scale, length), struct.pack(">IH", 0x10000, 0x100),
        bytes(10), MATRIX, bytes(24), struct.pack(">I", 2))
    return FTYP + box(b"moov", head, *parts) + box(b"mdat", bytes(999))


def nested(name, depth):
    """Boxes in boxes; their sizes are true as far as four bytes go."""
    return b"".join(struct.pack(">I", (depth - level) * 8) + name for level in range(depth))


def table(*entries):
    """A sample table that plays, but for what `entries` add or repeat."""
    return b"".join(entries) + full(b"stsz", struct.pack(">II", 1, 100)) + full(
        b"stsc", struct.pack(">IIII", 1, 1, 100, 1)) + full(b"stco", struct.pack(">II", 1, 600))


def movies():
    times = full(b"stts", struct.pack(">III", 1, 100, 10))
    return {
        "tracks.mp4": lambda: movie(*[track(n) for n in range(1, 100_001)]),
        "nested.mp4": FTYP + nested(b"moov", 10_000),
        "nested-tracks.mp4": movie(nested(b"trak", 10_000)),
        "nested-meta.mp4": movie(nested(b"udta", 5_000)),
        "box-zero.mp4": FTYP + box(b"moov", size=0),
        "box-one.mp4": FTYP + struct.pack(">I", 1) + b"moov" + struct.pack(">Q", 1),
        "box-seven.mp4": FTYP + box(b"free", size=7) + movie(track(1)),
        "box-longest.mp4": FTYP + struct.pack(">I", 1) + b"mdat" + struct.pack(">Q", 2**63),
        "box-overflow.mp4": FTYP + struct.pack(">I", 1) + b"free" + struct.pack(">Q", 2**64 - 8),
        "boxes.mp4": FTYP + box(b"free") * 300_000,
        "boxes-zero.mp4": FTYP + bytes(2_000_000),
        "times-many.mp4": movie(track(1, full(b"stts", struct.pack(">III", 2**31 - 1, 1, 1)))),
        "times-count.mp4": movie(track(1, table(full(
            b"stts", struct.pack(">III", 1, 2**32 - 1, 2**32 - 1))))),
        "times-negative.mp4": movie(track(1, table(full(
            b"stts", struct.pack(">IIIII", 2, 50, 2**31, 50, 2**32 - 1))))),
        "offsets-negative.mp4": movie(track(1, table(times, full(
            b"ctts", struct.pack(">III", 1, 100, 2**31))))),
        "sizes-many.mp4": movie(track(1, full(b"stsz", struct.pack(">II", 0, 2**32 - 1)))),
        "sizes-same.mp4": movie(track(1, times + full(
            b"stsz", struct.pack(">II", 1, 2**31 - 1)) + full(
            b"stsc", struct.pack(">IIII", 1, 1, 2**31 - 1, 1)) + full(
            b"stco", struct.pack(">II", 1, 600)))),
        "sizes-million.mp4": movie(track(1, full(b"stts", struct.pack(">III", 1, 3_000_000, 10)) + full(
            b"stsz", struct.pack(">II", 1, 3_000_000)) + full(
            b"stsc", struct.pack(">IIII", 1, 1, 3_000_000, 1)) + full(
            b"stco", struct.pack(">II", 1, 600)))),
        "chunks-many.mp4": movie(track(1, full(b"co64", struct.pack(">I", 2**29)))),
        "scale-zero.mp4": movie(track(1, table(times), scale=0), scale=0, length=2**32 - 1),
        "scale-largest.mp4": movie(track(1, table(times), scale=2**32 - 1), scale=1, length=2**32 - 1),
        "edits.mp4": movie(track(1, table(times)), box(b"trak", box(b"edts", full(
            b"elst", struct.pack(">I", 300_000), struct.pack(">III", 1, 0, 0x10000) * 300_000)))),
        "edit-negative.mp4": movie(track(1, table(times)).replace(b"mdia", b"edts", 1)),
        "fragments.mp4": FTYP + (box(b"moof", full(b"mfhd", bytes(4))) + box(b"mdat")) * 50_000,
        "fragment-samples.mp4": movie(track(1), box(b"mvex", full(
            b"trex", struct.pack(">IIIII", 1, 1, 1, 1, 0)))) + box(b"moof", full(
                b"mfhd", struct.pack(">I", 1)), box(b"traf", full(
                    b"tfhd", struct.pack(">I", 1)), full(b"trun", struct.pack(">I", 2**31)))),
        "keys.mp4": movie(box(b"udta", full(b"meta", box(b"ilst", *[
            box(b"\xa9nam", box(b"data", struct.pack(">II", 1, 0), b"\x1b[31m<x-hostile>"))
        ] * 50_000)))),
        "header-bomb.mov": FTYP + box(b"moov", box(b"cmov", box(b"dcom", b"zlib"), box(
            b"cmvd", struct.pack(">I", 2**31 - 1), zlib.compress(bytes(30_000_000))))),
        "chapters.mp4": movie(box(b"udta", full(b"chpl", bytes(4), b"\xff" + (bytes(8) + b"\1a") * 255))),
        "mdat-only.mp4": FTYP + box(b"mdat", bytes(9_999)),
    }


# MARK: Matroska


def element(identity, content, size=None):
    """An EBML element with a size of eight bytes."""
    length = len(content) if size is None else size
    return identity + struct.pack(">Q", 1 << 56 | length) + content


def ebml(kind=b"matroska"):
    return element(b"\x1a\x45\xdf\xa3", element(b"\x42\x82", kind))


SEGMENT, INFORMATION, TRACKS = b"\x18\x53\x80\x67", b"\x15\x49\xa9\x66", b"\x16\x54\xae\x6b"
CLUSTER, TAGS, CUES, VOID = b"\x1f\x43\xb6\x75", b"\x12\x54\xc3\x67", b"\x1c\x53\xbb\x6b", b"\xec"


def sound_track(number, private=b""):
    entry = element(b"\xd7", bytes([number & 127 or 1])) + element(b"\x83", b"\2") + element(
        b"\x86", b"A_PCM/INT/LIT") + element(b"\x63\xa2", private)
    return element(b"\xae", entry)


def matroska():
    unknown = 2**56 - 1
    tracks = element(TRACKS, sound_track(1))
    start = ebml() + SEGMENT + b"\x01" + b"\xff" * 7
    def deep(depth):
        content = b""
        for _ in range(depth):
            content = element(b"\xb6", content)
        return element(b"\x10\x43\xa7\x70", element(b"\x45\xb9", content))

    return {
        "size-largest.mkv": ebml() + element(SEGMENT, tracks, 2**56 - 2),
        "size-largest-inside.mkv": start + element(INFORMATION, b"", 2**56 - 2),
        "size-unknown.mkv": start + (CLUSTER + b"\x01" + b"\xff" * 7) * 50_000,
        "head-large.mkv": element(b"\x1a\x45\xdf\xa3", b"", 2**40) + tracks,
        "nested-chapters.mkv": start + tracks + deep(2_000),
        "nested-segments.mkv": ebml() + (SEGMENT + b"\x01" + b"\xff" * 7) * 10_000,
        "void.mkv": start + element(VOID, b"") * 200_000 + tracks,
        "void-large.mkv": start + element(VOID, b"", 2**55),
        "tracks.mkv": start + element(TRACKS, b"".join(sound_track(n) for n in range(20_000))),
        "private-large.mkv": start + element(TRACKS, element(b"\xae", element(b"\x63\xa2", b"", 2**30))),
        "tags.mkv": start + tracks + element(TAGS, element(b"\x73\x73", element(
            b"\x67\xc8", element(b"\x45\xa3", b"\x1b[31mT") + element(b"\x44\x87", b"<x-hostile>"))) * 20_000),
        "tags-nested.mkv": start + element(TAGS, nested_tags(3_000)),
        "time-scale.mkv": start + element(INFORMATION, element(b"\x2a\xd7\xb1", b"\xff" * 8) + element(
            b"\x44\x89", b"\x7f\xef" + b"\xff" * 6)) + tracks,
        "time-nan.webm": ebml(b"webm") + SEGMENT + b"\x01" + b"\xff" * 7 + element(
            INFORMATION, element(b"\x44\x89", b"\x7f\xf8" + bytes(6))) + tracks,
        "time-infinite.mkv": start + element(INFORMATION, element(
            b"\x44\x89", b"\x7f\xf0" + bytes(6))) + tracks,
        "cluster-times.mkv": start + tracks + b"".join(element(CLUSTER, element(
            b"\xe7", struct.pack(">Q", time)) + element(b"\xa3", b"\x81\x7f\xff\x80xx"))
            for time in (0, 2**62, 2**63 - 1, 2**64 - 1, 5)),
        "lacing.mkv": start + tracks + element(CLUSTER, element(b"\xe7", b"\0") + element(
            b"\xa3", b"\x81\0\0\x86\xff" + b"\x1f\xff" * 300)),
        "cues.mkv": start + tracks + element(CUES, element(b"\xbb", element(b"\xb3", b"\xff" * 8) + element(
            b"\xb7", element(b"\xf7", b"\1") + element(b"\xf1", b"\xff" * 8))) * 50_000),
        "seek-circle.mkv": start + element(b"\x11\x4d\x9b\x74", element(b"\x4d\xbb", element(
            b"\x53\xab", b"\x11\x4d\x9b\x74") + element(b"\x53\xac", b"\0")) * 1_000) + tracks,
        "attachments.mkv": start + tracks + element(b"\x19\x41\xa4\x69", element(
            b"\x61\xa7", element(b"\x46\x6e", b"../a\x1b[31m") + element(b"\x46\x5c", bytes(99))) * 5_000),
        "identity-zero.mkv": ebml() + bytes(100_000),
    }


def nested_tags(depth):
    content = b""
    for _ in range(depth):
        content = element(b"\x67\xc8", element(b"\x45\xa3", b"a") + content)
    return element(b"\x73\x73", content)


# MARK: Ogg


def ogg_page(serial, packet, kind=2, granule=0, number=0):
    lacing = b"\xff" * (len(packet) // 255) + bytes([len(packet) % 255])
    return b"OggS\0" + bytes([kind]) + struct.pack(
        "<qIIIB", granule, serial, number, 0, len(lacing)) + lacing + packet


OPUS = b"OpusHead\1\2\x38\1\x80\xbb\0\0\0\0\0"


def ogg():
    comment = b"OpusTags" + struct.pack("<I", 2**32 - 1) + b"a"
    return {
        "serials.ogg": b"".join(ogg_page(n, OPUS) for n in range(5_000)),
        "serials-late.ogg": ogg_page(1, OPUS) + b"".join(
            ogg_page(n, b"x" * 99, 0, n) for n in range(2, 20_000)),
        "chain.opus": b"".join(ogg_page(n, OPUS) + ogg_page(n, b"OpusTags" + bytes(8), 0) + ogg_page(
            n, b"x" * 20, 4, 960) for n in range(2_000)),
        "granule-largest.ogg": ogg_page(1, OPUS) + ogg_page(1, b"x", 4, 2**63 - 1, 2),
        "granule-negative.ogg": ogg_page(1, OPUS) + ogg_page(1, b"x", 4, -(2**63), 2),
        "comment-length.opus": ogg_page(1, OPUS) + ogg_page(1, comment, 0),
        "comment-count.opus": ogg_page(1, OPUS) + ogg_page(
            1, b"OpusTags" + bytes(4) + struct.pack("<I", 2**32 - 1), 0),
        "no-packets.ogg": ogg_page(1, OPUS) + b"OggS\0\0" + bytes(20) + b"\0" + b"OggS" * 50_000,
        "packet-open.ogg": ogg_page(1, OPUS) + (
            b"OggS\0\1" + struct.pack("<qIIIB", -1, 1, 9, 0, 255) + b"\xff" * 255 + bytes(65_025)) * 60,
    }


# MARK: Transport and program streams


def ts_packet(identity, payload, start=True):
    head = struct.pack(">BHB", 0x47, identity | (0x4000 if start else 0), 0x10)
    return (head + payload).ljust(188, b"\xff")


def section(table, identity, content):
    body = struct.pack(">HBBB", identity, 0xC1, 0, 0) + content
    return b"\0" + struct.pack(">BH", table, 0xB000 | len(body) + 4) + body + bytes(4)


def transport():
    programs = section(0, 1, b"".join(struct.pack(">HH", n, 0xE000 | 0x100 + n) for n in range(1, 40)))
    streams = section(2, 1, struct.pack(">HH", 0xE100, 0xF000) + b"".join(
        struct.pack(">BHH", 0x0F, 0xE200 + n, 0xF000) for n in range(33)))
    pes = b"\0\0\1\xc0\0\0\x80\x80\5\x21\0\1\0\1" + b"\xff" * 160
    return {
        "programs.ts": (ts_packet(0, programs) + b"".join(
            ts_packet(0x101 + n, streams) for n in range(39))) * 9,
        "identities.ts": ts_packet(0, programs) + b"".join(
            ts_packet(n, pes) for n in range(0x20, 0x1FFF)),
        "sync-only.ts": b"G" * 2_000_000,
        "adaptation.ts": (b"\x47\0\0\x30\xff" + b"\xff" * 183) * 2_000,
        "packs.mpg": b"\0\0\1\xba\x44\0\4\0\4\1\0\0\3\xf8" * 100_000,
        "streams.mpg": b"\0\0\1\xba\x44\0\4\0\4\1\0\0\3\xf8" + b"".join(
            bytes([0, 0, 1, 0xC0 + n % 48, 0, 20, 0x80, 0x80, 5]) + b"\x21\0\1\0\1" + bytes(12)
            for n in range(20_000)),
        "length-zero.mpg": b"\0\0\1\xba\x44\0\4\0\4\1\0\0\3\xf8" + b"\0\0\1\xe0\0\0" * 100_000,
    }


# MARK: Waves


def wave(channels, rate, bits, *chunks, code=1, align=None, data=b"\0" * 999, data_size=None):
    align = channels * bits // 8 & 0xFFFF if align is None else align
    form = struct.pack("<HHIIHH", code, channels, rate, rate * align & 0xFFFFFFFF, align, bits)
    body = b"WAVEfmt " + struct.pack("<I", 16) + form + b"".join(chunks) + b"data" + struct.pack(
        "<I", len(data) if data_size is None else data_size) + data
    return b"RIFF" + struct.pack("<I", len(body)) + body


def waves():
    note = b"LIST" + struct.pack("<I", 12) + b"INFOINAM\0\0\0\0"
    return {
        "channels.wav": wave(65_535, 44_100, 16),
        "rate.wav": wave(2, 2**32 - 1, 16),
        "rate-zero.wav": wave(2, 0, 16),
        "channels-zero.wav": wave(0, 44_100, 16),
        "align-zero.wav": wave(2, 44_100, 16, align=0),
        "align-one.wav": wave(2, 44_100, 16, align=1, data=bytes(3_000_000)),
        "bits.wav": wave(2, 44_100, 65_535),
        "code.wav": wave(2, 44_100, 16, code=0xFFFF),
        "code-aac.wav": wave(2, 44_100, 16, code=0x00FF),
        "data-size.wav": wave(2, 44_100, 16, data_size=2**32 - 1),
        "data-zero.wav": wave(2, 44_100, 16, data_size=0),
        "chunks.wav": wave(2, 44_100, 16, *[note] * 100_000),
        "chunk-size.wav": wave(2, 44_100, 16, b"junk" + struct.pack("<I", 2**32 - 1)),
        "rf64-sizes.wav": b"RF64\xff\xff\xff\xffWAVEds64" + struct.pack(
            "<IQQQI", 28, 2**63, 2**63, 2**63, 2**32 - 1) + wave(2, 44_100, 16)[12:],
        "no-format.wav": b"RIFF\x24\0\0\0WAVEdata" + struct.pack("<I", 999) + bytes(999),
        "size.aiff": b"FORM\xff\xff\xff\xffAIFFCOMM\0\0\0\x12\xff\xff\xff\xff\xff\xff\xff\xff" + b"\x7f\xff" * 5
            + b"SSND\xff\xff\xff\xff" + bytes(99),
        "size.au": b".snd" + struct.pack(">IIIII", 24, 2**32 - 1, 2, 2**32 - 1, 2**32 - 1) + bytes(999),
        "head.au": b".snd" + struct.pack(">IIIII", 2**32 - 1, 9, 2, 8000, 1) + bytes(999),
        "packets.caf": b"caff\0\1\0\0desc" + struct.pack(
            ">QdIIIII", 32, 44_100.0, 0x61616320, 0, 0, 1024, 2) + bytes(4) + b"pakt" + struct.pack(
            ">QQQII", 24, 2**62, 2**62, 0, 0) + b"data" + struct.pack(">q", -1) + bytes(99),
        "rate.caf": b"caff\0\1\0\0desc" + struct.pack(
            ">QdIIIII", 32, float("nan"), 0x6C70636D, 0, 0, 0, 2**32 - 1) + b"data" + struct.pack(">q", -1),
    }


# MARK: Others


def id3(size, content=b""):
    return b"ID3\4\0\0" + bytes(size >> shift & 127 for shift in (21, 14, 7, 0)) + content


def others():
    frame = b"\xff\xfb\x10\xc4" + bytes(100)
    lists = b"LIST\xff\xff\xff\xffmovi" + b"00dc\0\0\0\0" * 200_000
    index = b"idx1" + struct.pack("<I", 16 * 100_000) + struct.pack(
        "<4sIII", b"00dc", 16, 4, 2**31) * 100_000
    avih = b"avih" + struct.pack("<I14I", 56, 0, 0, 0, 0, 2**32 - 1, 0, 2**32 - 1, *[2**32 - 1] * 7)
    head = b"LIST" + struct.pack("<I", 4 + len(avih)) + b"hdrl" + avih
    guid = b"\x30\x26\xb2\x75\x8e\x66\xcf\x11\xa6\xd9\0\xaa\0\x62\xce\x6c"
    flac = b"fLaC\0\0\0\x22" + struct.pack(">HH", 16, 65535) + bytes(6) + b"\xff" * 24
    text = b"TXXX" + struct.pack(">I", 11) + b"\0\0\3a\0\x1b[31mxy"
    return {
        "id3-size.mp3": id3(2**28 - 1, bytes(5_000)) + frame * 9,
        "id3-frames.mp3": id3(21 * 100_000, text * 100_000) + frame * 99,
        "id3-picture.mp3": id3(9_999, b"APIC\x0f\x7f\x7f\x7f\0\0\0image/png\0\3\0") + frame * 99,
        "id3-chapters.mp3": id3(30 * 20_000, (b"CHAP\0\0\0\x14\0\0a\0" + b"\xff" * 18) * 20_000) + frame * 99,
        "id3-many.mp3": id3(10, bytes(10)) * 50_000 + frame * 99,
        "xing-lie.mp3": (b"\xff\xfb\x90\xc4" + bytes(32) + b"Xing\0\0\0\7" + b"\xff" * 8).ljust(417, b"\0") + frame * 50,
        "free-rate.mp3": b"\xff\xfb\0\xc4" * 200_000,
        "sync.aac": b"\xff\xf1" * 500_000,
        "frame-zero.aac": b"\xff\xf1\x50\x80\0\x1f\xfc" * 100_000,
        "index-circle.avi": b"RIFF\xff\xff\xff\xffAVI " + head + lists + index,
        "index-super.avi": b"RIFF\xff\xff\xff\xffAVI " + head + b"indx" + struct.pack(
            "<IHBBI4s", 999, 4, 0, 0, 2**32 - 1, b"00dc") + bytes(12) + struct.pack("<QII", 12, 9, 9) * 60,
        "streams.avi": b"RIFF\xff\xff\xff\xffAVI " + head + (b"LIST" + struct.pack(
            "<I", 72) + b"strlstrh" + struct.pack("<I", 56) + b"auds" + bytes(52)) * 20_000,
        "lists.avi": b"RIFF\xff\xff\xff\xffAVI " + b"LIST\xff\xff\xff\xffhdrl" * 100_000,
        "size.flv": b"FLV\1\5\xff\xff\xff\xff" + bytes(999),
        "tags.flv": b"FLV\1\5\0\0\0\x09\0\0\0\0" + b"\x12\0\0\3\0\0\0\0\0\0\0\2\0\0\0\0\0\x0e" * 50_000,
        "script-nested.flv": b"FLV\1\5\0\0\0\x09\0\0\0\0\x12\xff\xff\xff" + bytes(7) + b"\2\0\x0aonMetaData"
            + b"\3\0\1a" * 50_000,
        "script-array.flv": b"FLV\1\5\0\0\0\x09\0\0\0\0\x12\xff\xff\xff" + bytes(7) + b"\2\0\x0aonMetaData"
            + b"\x08\xff\xff\xff\xff" + b"\0\1a\x0a\xff\xff\xff\xff" * 5_000,
        "times.flv": b"FLV\1\4\0\0\0\x09\0\0\0\0" + b"\x08\0\0\2\xff\xff\xff\x7f\0\0\0\x2f\0\0\0\0\x0d" * 9_000,
        "size.asf": guid + struct.pack("<QI", 2**63, 2**32 - 1) + b"\1\2",
        "size-zero.asf": guid + struct.pack("<QI", 30, 9) + b"\1\2" + bytes(24) * 9_000,
        "objects.asf": guid + struct.pack("<QI", 30 + 24 * 50_000, 50_000) + b"\1\2" + (
            b"\xaa" * 16 + struct.pack("<Q", 24)) * 50_000,
        "blocks.flac": flac + b"\4\xff\xff\xff" + bytes(5_000),
        "blocks-many.flac": flac + b"\1\0\0\0" * 300_000,
        "seek-table.flac": flac + b"\3\xff\xff\xf0" + b"\xff" * 100_000,
        "comments.flac": flac + b"\x84\0\xff\xff\0\0\0\0\xff\xff\xff\xff" + b"\4\0\0\0a=bc" * 5_000,
        "frames.ape": b"MAC " + struct.pack("<HHIIIIIII16s", 3990, 0, 52, 24, 2**32 - 1, 0, 2**32 - 1, 0, 0, b"")
            + struct.pack("<HHIIIHHI", 2000, 0, 2**32 - 1, 1, 2**32 - 1, 16, 2, 44_100),
        "blocks.wv": (b"wvpk" + struct.pack("<IHBBIIIII", 24, 0x410, 0, 0, 2**32 - 1, 0, 2**31, 0x1805, 0)) * 50_000,
        "block-size.wv": b"wvpk" + struct.pack("<IHBBIIIII", 2**32 - 1, 0x410, 0, 0, 9, 0, 9, 0x1805, 0),
        "partitions.mxf": (bytes.fromhex("060e2b34020501010d01020101020400") + b"\x83\xff\xff\xff" + bytes(99)) * 900,
        "frames.amr": b"#!AMR\n" + b"\x7c" * 2_000_000,
        "guid.w64": b"riff.\x91\xcf\x11\xa5\xd6\x28\xdb\4\xc1\0\0" + struct.pack("<Q", 2**63) + b"wave\xf3\xac\xd3"
            b"\x11\x8c\xd1\0\xc0\x4f\x8e\xdb\x8afmt \xf3\xac\xd3\x11\x8c\xd1\0\xc0\x4f\x8e\xdb\x8a"
            + struct.pack("<Q", 2**64 - 1),
    }
