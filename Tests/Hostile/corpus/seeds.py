"""Small sound files of every kind that is read: what mutations start from."""
import io
import os
import struct
import subprocess
import tempfile
import zipfile
import zlib

PICTURE = ["-f", "lavfi", "-i", "testsrc2=s=64x48:r=10:d=0.6"]
SOUND = ["-f", "lavfi", "-i", "sine=f=440:d=0.6:r=16000"]
BOTH = PICTURE + SOUND
EXACT = ["-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact", "-threads", "1"]
H264 = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac"]
VP8 = ["-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-c:a", "libopus"]
TAGS = ["-metadata", "title=A \x1b[31mtitle\u202e", "-metadata", "artist==1+1"]

# One for each demuxer of AllowedFormats.swift, and more where a format has several shapes.
RECORDINGS = {
    "index-first.mp4": BOTH + H264 + TAGS + ["-movflags", "+faststart"],
    "sound.mp3": SOUND + ["-b:a", "32k"] + TAGS,
    "sound.wav": SOUND,
    "live.webm": BOTH + VP8 + ["-live", "1"],
    "both.mkv": BOTH + H264 + TAGS,
    "both.avi": BOTH + ["-c:v", "mpeg4", "-c:a", "libmp3lame"],
    "index-last.mov": BOTH + H264,
    "fragmented.mp4": BOTH + H264 + ["-movflags", "frag_keyframe+empty_moov", "-g", "3"],
    "sound.m4a": SOUND + ["-c:a", "aac"] + TAGS,
    "both.3gp": BOTH + ["-s", "176x144", "-c:v", "h263", "-c:a", "aac", "-ac", "1"],
    "sound.w64": SOUND,
    "long.wav": SOUND + ["-rf64", "always"],
    "sound.aac": SOUND,
    "sound.flac": SOUND + TAGS,
    "vorbis.ogg": SOUND + ["-c:a", "libvorbis"] + TAGS,
    "sound.opus": SOUND + ["-c:a", "libopus"],
    "sound.wma": SOUND + ["-c:a", "wmav2"],
    "both.wmv": BOTH + ["-c:v", "wmv2", "-c:a", "wmav2"],
    "both.ts": BOTH + H264,
    "both.mpg": BOTH + ["-c:v", "mpeg2video", "-r", "25", "-c:a", "mp2"],
    "both.flv": BOTH + ["-c:v", "flv", "-ar", "22050", "-c:a", "libmp3lame"],
    "sound.caf": SOUND,
    "sound.aiff": SOUND,
    "sound.au": SOUND,
    "sound.wv": SOUND + ["-c:a", "wavpack"],
    "sound.ac3": SOUND + ["-ar", "48000"],
    "sound.eac3": SOUND + ["-ar", "48000"],
    "both.mxf": BOTH + ["-c:v", "mpeg2video", "-r", "25", "-c:a", "pcm_s16le", "-ar", "48000"],
}
QUICK_RECORDINGS = 6

PICTURES = {
    "photo.jpg": ["-q:v", "20"],
    "photo.png": [],
    "photo.gif": [],
    "photo.webp": ["-c:v", "libwebp"],
    "photo.tiff": [],
    "photo.bmp": [],
    "photo.avif": ["-c:v", "libaom-av1", "-cpu-used", "8", "-still-picture", "1"],
}


def made(options, name):
    """What ffmpeg makes of the options under a name that tells the format."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, name)
        subprocess.run(
            ["ffmpeg", "-v", "error", "-nostdin", "-y", *options, *EXACT, path], check=True)
        with open(path, "rb") as file:
            return file.read()


def recordings(corpus):
    names = list(RECORDINGS)[: QUICK_RECORDINGS if corpus.quick else None]
    found = {name: made(RECORDINGS[name], name) for name in names}
    # No encoder of AMR and Monkey's Audio is common: frames of the right lengths, headers by hand.
    found["sound.amr"] = b"#!AMR\n" + (b"\x3c" + bytes(range(31))) * 30
    found["sound.awb"] = b"#!AMR-WB\n" + (b"\x44" + bytes(range(60))) * 30
    found["sound.ape"] = ape()
    return found


def ape():
    descriptor = struct.pack("<4sHHIIIIIII16s", b"MAC ", 3990, 0, 52, 24, 8, 0, 4000, 0, 0, b"")
    return descriptor + struct.pack("<HHIIIHHI", 2000, 0, 73728, 1000, 2, 16, 1, 16000) + bytes(
        range(256)) * 16


def pictures(corpus):
    one = ["-f", "lavfi", "-i", "testsrc2=s=64x48", "-frames:v", "1"]
    names = list(PICTURES)[: 4 if corpus.quick else None]
    found = {name: made(one + PICTURES[name], name) for name in names}
    found["located.jpg"] = with_exif(found["photo.jpg"])
    if "photo.avif" in found:
        found["photo.heic"] = found["photo.avif"].replace(b"avif", b"heic").replace(b"av01", b"hvc1")
    return found


def with_exif(jpeg):
    """Puts a small EXIF block into a JPEG: a camera's name, an orientation and a place."""
    def entry(tag, type, count, value):
        return struct.pack("<HHI4s", tag, type, count, value)

    gps = struct.pack("<H", 2) + entry(1, 2, 2, b"N\0") + entry(
        2, 5, 3, struct.pack("<I", 110)) + bytes(4)
    first = struct.pack("<H", 3) + entry(0x010F, 2, 12, struct.pack("<I", 98)) + entry(
        0x0112, 3, 1, b"\6\0") + entry(0x8825, 4, 1, struct.pack("<I", 50)) + bytes(4)
    block = b"II*\0\10\0\0\0" + first + gps
    block = block.ljust(98, b"\0") + b"A \x1b[1mCamera" + struct.pack(
        "<6I", 37, 1, 20, 1, 5, 1)
    exif = b"Exif\0\0" + block
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + jpeg[2:]


AGENDA = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Meeting</title>
<script type="application/ld+json">{"@type":"Event","name":"Review",
"startDate":"2026-03-12T15:00:00-07:00"}</script></head><body><h1>Agenda, 12 March 2026</h1>
<p>Facilitator: Ana Lopez</p><table><tr><th>Time</th><th>Item</th></tr>
<tr><td>3:00 - 3:10 pm</td><td>Norms</td></tr><tr><td>3:10</td><td><a href="both.mkv#t=1,2">Tuning
protocol</a></td></tr></table><ul><li>15:30 Debrief (10 min)</li><li>&amp; &#x1F600; &nbsp;</li></ul>
<video src="../a.mp4"></video></body></html>
"""
XML = """<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE agenda [<!ENTITY who "Ana">]>
<agenda xmlns:x="urn:x"><title>Agenda</title><date>2026-03-12</date>
<item start="15:00" x:end="15:10">Norms, &who;</item><![CDATA[<b>3 pm</b>]]></agenda>
"""
VTT = """WEBVTT - Review

NOTE a note

1
00:00:00.000 --> 00:00:02.500 align:start position:10%
<v Ana>Welcome &amp; <i>norms</i></v>

00:00:02.500 --> 00:01:00.000
Ben: Thank you
"""
SRT = """1
00:00:00,000 --> 00:00:02,500
Ana: Welcome

2
00:00:02,500 --> 00:01:00,000
<i>Ben</i>: Thank you
"""
SBV = """0:00:00.000,0:00:02.500
Welcome

0:00:02.500,0:01:00.000
Thank you
"""
CSV = '''Date,Start,End,Topic,Who
2026-01-09,15:00,16:15,"Norms, ""tuning""",Ana
2026-01-16,3:00 pm,4 pm,"Two
lines",=1+1
'''
MARKDOWN = """# Agenda for 2026-03-12

**Facilitator:** Ana | *Notes:* Ben

| Time | Item |
|------|------|
| 15:00-15:10 | [Norms](norms.html) |

- [ ] Ana: send notes by 20 March
1. Debrief `code` ![x](a.png)
"""
PLAIN = """Agenda, Thursday 12 March 2026, 3-4:15 pm PST
Present: Ana Lopez, Ben Okoro
1. 3:00 Norms
2. 3:10-3:20 Clarifying questions (10 min)
Action: Ana sends notes by 20.3.
"""
CHAT = """15:00:01 From Ana Lopez to Everyone: Welcome
15:02:11 From Ben Okoro to Ana Lopez (Direct Message): Thanks https://example.org/a.mp4
15:03:20 From Ana Lopez to Everyone:
\tReplying to "Thanks"
"""
MEETING = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
DTSTART;TZID=America/Los_Angeles:20260312T150000
DURATION:PT1H15M
SUMMARY:Review
RRULE:FREQ=SECONDLY;COUNT=5
END:VEVENT
END:VCALENDAR
"""
MAIL = """From: =?utf-8?B?QW5h?= <ana@example.org>
Date: Thu, 12 Mar 2026 15:00:00 -0700
Subject: Agenda
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/html; charset=windows-1252
Content-Transfer-Encoding: quoted-printable

<p>3 pm =96 Norms</p>
--b--
"""
PDF = """%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>endobj
4 0 obj<</Length 36>>stream
BT /F1 12 Tf (Agenda 3 pm) Tj ET
endstream endobj
trailer<</Root 1 0 R/Size 5>>
startxref
0
%%EOF
"""


def documents():
    return {
        "agenda.html": AGENDA.encode(),
        "agenda.xml": XML.encode("latin-1"),
        "captions.vtt": VTT.encode(),
        "table.csv": CSV.encode(),
        "notes.md": MARKDOWN.encode(),
        "notes.txt": PLAIN.encode(),
        "captions.srt": SRT.encode(),
        "agenda.xhtml": AGENDA.replace(
            "<!DOCTYPE html><html", '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"'
        ).encode(),
        "captions.sbv": SBV.encode(),
        "table.tsv": CSV.replace(",", "\t").encode(),
        "notes-utf16.txt": PLAIN.encode("utf-16"),
        "notes-1252.txt": PLAIN.replace("-", "\u2013").encode("cp1252"),
        "notes-sjis.txt": "議題 15:00 規範\n議題 15:10 質問\n".encode("shift_jis"),
        "chat.txt": CHAT.encode(),
        "list.m3u": b"#EXTM3U\n#EXTINF:9,A\nboth.mkv\n",
        "meeting.ics": MEETING.replace("\n", "\r\n").encode(),
        "mail.eml": MAIL.encode(),
        "page.pdf": PDF.encode(),
        "notes.rtf": rb"{\rtf1\ansi{\fonttbl\f0 Arial;}\f0\fs24 Agenda\par 3 pm Norms\par}",
        "drawing.svg": b'<svg xmlns="http://www.w3.org/2000/svg"><title>A</title><text>3 pm</text></svg>',
    }


def packed(members, method=zipfile.ZIP_DEFLATED):
    """A zip file of (name, content) pairs whose bytes depend on nothing else."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members:
            member = zipfile.ZipInfo(name, date_time=(2026, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_STORED if name == "mimetype" else method
            archive.writestr(member, content)
    return buffer.getvalue()


def docx(body):
    types = (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-'
        'types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.wordprocessingml.document.main+xml"/></Types>')
    return packed([("[Content_Types].xml", types), ("word/document.xml", body)])


def odt(body):
    return packed(
        [("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", body)])


def word_text(text):
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return (
        f'<?xml version="1.0"?><w:document xmlns:w="{name}"><w:body><w:p><w:r><w:t>{text}</w:t>'
        "</w:r></w:p></w:body></w:document>")


def packages():
    return {
        "agenda.docx": docx(word_text("Agenda, 12 March 2026, 3 pm")),
        "agenda.odt": odt("<?xml version='1.0'?><text><p>Agenda, 3 pm</p></text>"),
        "folder.zip": packed([("a/notes.txt", PLAIN * 8), ("b.html", AGENDA), ("c.vtt", VTT)]),
        "notes.gz": b"\x1f\x8b\x08\0\0\0\0\0\0\xff" + zlib.compress(PLAIN.encode() * 40)[2:-4],
        "folder.tar": tar(),
    }


def tar():
    import tarfile

    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name in ("a.txt", "b/c.txt"):
            member = tarfile.TarInfo(name)
            member.size = len(PLAIN)
            archive.addfile(member, io.BytesIO(PLAIN.encode()))
    return buffer.getvalue()
