"""Archives that unpack to far more than they are, to somewhere else, or to themselves."""
import io
import struct
import zipfile
import zlib

from . import seeds

GROUP = "archives"
LOCAL, CENTRAL, END = b"PK\3\4", b"PK\1\2", b"PK\5\6"


def local(name, content, method=0, flags=0, size=None, packed=None):
    body = content if packed is None else packed
    return LOCAL + struct.pack(
        "<HHHHHIIIHH", 20, flags, method, 0, 0x5C21, zlib.crc32(content), len(body),
        len(content) if size is None else size, len(name), 0) + name + body


def central(name, content, offset, method=0, flags=0, size=None, packed_size=None):
    return CENTRAL + struct.pack(
        "<HHHHHHIIIHHHHHII", 20, 20, flags, method, 0, 0x5C21, zlib.crc32(content),
        len(content) if packed_size is None else packed_size,
        len(content) if size is None else size, len(name), 0, 0, 0, 0, 0, offset) + name


def end(count, size, offset, comment=b""):
    return END + struct.pack("<HHHHIIH", 0, 0, count, count, size, offset, len(comment)) + comment


def archive(members, **fields):
    """A zip file of (name, content) pairs, written by hand so that any field may lie."""
    body, entries = b"", b""
    for name, content in members:
        entries += central(name, content, len(body), **fields)
        body += local(name, content, **{key: value for key, value in fields.items()
                                        if key in ("method", "flags", "size")})
    return body + entries + end(len(members), len(entries), len(body))


def bomb(size):
    return seeds.packed([("zeros.txt", bytes(size))])


def nested_bomb(levels):
    content = bomb(10_000_000)
    for _ in range(levels):
        content = seeds.packed([(f"{number}.zip", content) for number in range(10)])
    return content


def overlapping(count):
    """Every entry of the list points at one member: as many times its size as there are entries."""
    content = bytes(2_000_000)
    deflater = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = deflater.compress(content) + deflater.flush()
    body = local(b"0.txt", content, method=8, packed=packed)
    entries = b"".join(
        central(b"%d.txt" % number, content, 0, method=8, packed_size=len(packed))
        for number in range(count))
    return body + entries + end(count, len(entries), len(body))


def add_to(corpus):
    for name, content in slips().items():
        corpus.add(GROUP, name, content)
    for name, content in lies().items():
        corpus.add(GROUP, name, content)
    for name, content in bombs().items():
        corpus.add(GROUP, name, content)


def slips():
    text = b"Agenda 3 pm\n"
    names = {
        "up": b"../../../slipped.txt", "absolute": b"/tmp/slipped.txt", "dot": b"./a/../../b.txt",
        "backslash": b"..\\..\\slipped.txt", "drive": b"C:\\slipped.txt", "empty": b"",
        "folder": b"a.txt/", "zero": b"a.txt\0.mp4", "escape": b"\x1b[31mred\x07.txt",
        "reading-order": "a\u202etxt.exe".encode(), "not-utf8": b"f\xe9.txt",
        "long": b"a/" * 20_000 + b"a.txt", "markup": b"<x-hostile>.txt",
    }
    found = {f"name-{key}.zip": archive([(name, text)]) for key, name in names.items()}
    found["twins.zip"] = archive([(b"a.txt", text), (b"a.txt", text * 2), (b"A.TXT", text)])
    found["link.zip"] = symbolic_link()
    return found


def symbolic_link():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        link = zipfile.ZipInfo("link", date_time=(2026, 1, 1, 0, 0, 0))
        link.create_system, link.external_attr = 3, 0o120777 << 16
        file.writestr(link, "/etc/passwd")
        file.writestr(zipfile.ZipInfo("link/passwd", date_time=(2026, 1, 1, 0, 0, 0)), "x")
    return buffer.getvalue()


def lies():
    text = b"Agenda 3 pm\n"
    good = archive([(b"a.txt", text), (b"b.txt", text)])
    return {
        "encrypted.zip": archive([(b"a.txt", text)], flags=1),
        "size-small.zip": archive([(b"a.txt", text * 100)], size=1),
        "size-large.zip": archive([(b"a.txt", text)], size=0xFFFFFFFE),
        "zip64-missing.zip": archive([(b"a.txt", text)], size=0xFFFFFFFF),
        "zip64-counts.zip": good[:-22] + end(0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF),
        "zip64-record.zip": good[:-22] + b"PK\6\6" + struct.pack(
            "<QHHIIQQQQ", 44, 45, 45, 0, 0, 2**63, 2**63, 2**63, 2**63) + b"PK\6\7" + struct.pack(
            "<IQI", 0, len(good) - 22, 1) + end(0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF),
        "method-unknown.zip": archive([(b"a.txt", text)], method=99),
        "data-descriptor.zip": archive([(b"a.txt", text)], flags=8),
        "count-large.zip": good[:-22] + end(65535, 99, 0),
        "offset-beyond.zip": good[:-22] + end(2, 99, 0x7FFFFFFF),
        "list-missing.zip": good[: len(good) // 2],
        "end-only.zip": end(0, 0, 0),
        "comment.zip": good[:-22] + end(2, 99, 70, b"PK\5\6" * 16_000),
        "members-many.zip": lambda: archive([(b"%d" % n, b"") for n in range(60_000)]),
        "prefixed.zip": b"MZ" + bytes(3000) + good,
        "gif-and-zip.gif": b"GIF89a\1\0\1\0\0\0\0;" + good,
        "deflate-garbage.zip": archive([(b"a.txt", b"\xff" * 3000)], method=8),
    }


def bombs():
    def itself():
        """A gzip member that stands for the file it is in, as far as a few lines go."""
        content = b"\x1f\x8b\x08\0\0\0\0\0\0\xff"
        return content + zlib.compress(content * 3)[2:-4] + bytes(8)

    return {
        "bomb.zip": lambda: bomb(200_000_000),
        "bomb-many.zip": lambda: seeds.packed([(f"{n}.txt", bytes(5_000_000)) for n in range(60)]),
        "bomb-nested.zip": lambda: nested_bomb(4),
        "overlapping.zip": lambda: overlapping(20_000),
        "bomb.gz": lambda: gzip_bomb(300_000_000),
        "itself.gz": itself,
        "bomb.docx": lambda: seeds.docx(seeds.word_text("3 pm " * 20_000_000)),
        "bomb.odt": lambda: seeds.odt("<text:p>3 pm</text:p>" * 5_000_000),
    }


def gzip_bomb(size):
    deflater = zlib.compressobj(9, zlib.DEFLATED, 31)
    return deflater.compress(bytes(size)) + deflater.flush()
