"""Pictures whose headers promise what no memory holds, or lead in circles."""
import struct
import zlib

GROUP = "pictures"


def chunk(name, content):
    return struct.pack(">I", len(content)) + name + content + struct.pack(
        ">I", zlib.crc32(name + content))


def png(width, height, *chunks):
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(chunks) + chunk(b"IDAT", zlib.compress(bytes(99)))


def jpeg(width, height):
    frame = struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\1\x11\0"
    return b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0\xff\xc0" + frame + b"\xff\xd9"


def tiff(entries, next_offset=0, order="<"):
    """A TIFF of one directory of (tag, type, count, value) entries."""
    mark = b"II*\0" if order == "<" else b"MM\0*"
    body = struct.pack(order + "H", len(entries)) + b"".join(
        struct.pack(order + "HHII", *entry) for entry in entries)
    return mark + struct.pack(order + "I", 8) + body + struct.pack(order + "I", next_offset)


def exif(block):
    block = b"Exif\0\0" + block
    return b"\xff\xd8\xff\xe1" + struct.pack(">H", min(65535, len(block) + 2)) + block + jpeg(9, 9)[2:]


def webp(name, content, size=None):
    body = b"WEBP" + name + struct.pack("<I", len(content) if size is None else size) + content
    return b"RIFF" + struct.pack("<I", len(body)) + body


def heif(*boxes):
    def box(name, *parts):
        content = b"".join(parts)
        return struct.pack(">I", len(content) + 8) + name + content

    return box(b"ftyp", b"heic\0\0\0\0mif1heic") + box(b"meta", bytes(4), *[
        box(name, content) for name, content in boxes])


def add_to(corpus):
    largest = 2**31 - 1
    circle = tiff([(0x0100, 4, 1, 99), (0x8769, 4, 1, 8), (0x8825, 4, 1, 8), (0xA005, 4, 1, 8)], 8)
    handler = (b"hdlr", bytes(8) + b"pict" + bytes(13))
    for name, content in {
        "largest.png": png(largest, largest),
        "unsigned.png": png(2**32 - 1, 2**32 - 1),
        "flat.png": png(0, 9),
        "length.png": png(9, 9) + struct.pack(">I", 0xFFFFFFFF) + b"tEXt",
        "lengths.png": png(9, 9, *[chunk(b"tEXt", b"a\0b")] * 50_000),
        "text-bomb.png": png(9, 9, chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(50_000_000)))),
        "exif-circle.png": png(9, 9, chunk(b"eXIf", circle)),
        "no-end.png": png(9, 9)[:40],
        "largest.jpg": jpeg(65535, 65535),
        "flat.jpg": jpeg(0, 0),
        "marks.jpg": b"\xff\xd8" + b"\xff" * 2_000_000,
        "segments.jpg": b"\xff\xd8" + b"\xff\xe1\0\2" * 500_000,
        "segment-short.jpg": b"\xff\xd8\xff\xe1\0\0\xff\xe1\0\1",
        "frames.jpg": b"\xff\xd8" + jpeg(9, 9)[20:-2] * 100_000,
        "exif-circle.jpg": exif(circle),
        "exif-circle-big.jpg": exif(tiff([(0x8769, 4, 1, 8)], 8, ">")),
        "exif-count.jpg": exif(tiff([(0x010F, 2, 0xFFFFFFFF, 8), (0x0110, 5, 0x20000000, 8)])),
        "exif-entries.jpg": exif(b"II*\0\10\0\0\0\xff\xff" + b"\x0f\1\2\0\4\0\0\0\x1b[1m" * 4000),
        "exif-offset.jpg": exif(b"II*\0\xff\xff\xff\xff"),
        "exif-thumbnail.jpg": exif(tiff([(0x0201, 4, 1, 0x7FFFFFFF), (0x0202, 4, 1, 0x7FFFFFFF)])),
        "exif-zero-rational.jpg": exif(
            tiff([(0x8825, 4, 1, 26)]) + struct.pack("<HHHII", 1, 2, 5, 3, 44) + bytes(60)),
        "exif-escape.jpg": exif(tiff([(0x010F, 2, 9, 26)]) + b"\x1b]0;x\x07<x-hostile>\0"),
        "circle.tiff": circle,
        "self.tiff": tiff([(0x014A, 4, 1, 8)], 8),
        "largest.tiff": tiff([(0x0100, 4, 1, 2**32 - 1), (0x0101, 4, 1, 2**32 - 1)]),
        "strips.tiff": tiff([(0x0100, 4, 1, 9), (0x0111, 4, 0x3FFFFFFF, 8), (0x0117, 4, 0x3FFFFFFF, 8)]),
        "offset.tiff": b"II*\0\xfe\xff\xff\xff",
        "chain.tiff": b"II*\0\10\0\0\0" + b"".join(
            struct.pack("<HI", 0, 8 + 6 * (n + 1)) for n in range(100_000)),
        "largest.gif": b"GIF89a\xff\xff\xff\xff\xf7\0\0" + bytes(768) + b",\0\0\0\0\xff\xff\xff\xff\0\2\0;",
        "blocks.gif": b"GIF89a\1\0\1\0\0\0\0" + b"!\xfe\1a\0" * 500_000,
        "block-open.gif": b"GIF89a\1\0\1\0\0\0\0!\xfe" + b"\xff" * 1_000_000,
        "largest.webp": webp(b"VP8X", b"\0\0\0\0" + b"\xff" * 6),
        "largest-lossless.webp": webp(b"VP8L", b"\x2f\xff\xff\xff\xff"),
        "chunk.webp": webp(b"VP8 ", bytes(20), 0xFFFFFFFF),
        "chunks.webp": webp(b"VP8X", bytes(10) + b"ABCD\0\0\0\0" * 200_000, 10),
        "size.bmp": b"BM\xff\xff\xff\xff" + bytes(4) + struct.pack("<IIii", 54, 40, largest, -largest),
        "deep.heic": heif(handler, (b"iprp", b"\0\0\0\x08ipco" * 10_000)),
        "items.heic": heif(handler, (b"iinf", bytes(4) + b"\xff\xff"), (b"iloc", b"\1\0\0\0DD\xff\xff")),
        "itself.heic": heif(
            handler, (b"pitm", bytes(4) + b"\0\1"),
            (b"iref", bytes(4) + b"\0\0\0\x0edimg\0\1\0\1\0\1")),
        "largest.heic": heif(
            handler, (b"pitm", bytes(4) + b"\0\1"),
            (b"iprp", b"\0\0\0\x1cipco\0\0\0\x14ispe\0\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff")),
        "box-sizes.heic": heif(handler)[:24] + b"\0\0\0\1meta\x7f" + b"\xff" * 7,
    }.items():
        corpus.add(GROUP, name, content)
