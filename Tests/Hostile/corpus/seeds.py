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
TTML = """<?xml version="1.0"?><tt xmlns="http://www.w3.org/ns/ttml" xml:lang="en"
xmlns:p="http://www.w3.org/ns/ttml#parameter" p:frameRate="25" p:tickRate="10000000"><body><div>
<p begin="00:00:00.000" end="00:00:02:12">Welcome<br/>all</p>
<p begin="2.5s" dur="20000000t"><span>Thank you</span></p></div></body></tt>
"""
XCAL = """<?xml version="1.0"?><icalendar xmlns="urn:ietf:params:xml:ns:icalendar-2.0"><vcalendar>
<components><vevent><properties><dtstart><parameters><tzid><text>America/Los_Angeles</text></tzid>
</parameters><date-time>2026-03-12T15:00:00</date-time></dtstart><duration><duration>PT1H15M</duration>
</duration><summary><text>Review</text></summary><rrule><recur><freq>SECONDLY</freq><count>5</count>
</recur></rrule></properties></vevent></components></vcalendar></icalendar>
"""
SCHEDULE = """<?xml version="1.0"?><schedule><conference><title>Day</title></conference>
<day date="2026-03-12" index="1"><room name="A"><event id="1"><start>15:00</start>
<duration>00:20</duration><title>Norms</title><persons><person>Ana</person></persons></event></room></day>
</schedule>
"""
LIST_OF_PROPERTIES = """<?xml version="1.0"?><!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN"
"http://www.apple.com/DTDs/PropertyList-1.0.dtd"><plist version="1.0"><dict><key>URL</key>
<string>https://example.org/a.mp4</string></dict></plist>
"""
RICH_TEXT = rb"""{\rtf1\ansi\ansicpg1252{\fonttbl\f0\fcharset0 Arial;}{\info{\title Agenda}{\author Ana}}
\f0\fs24{\b Agenda, 12 March 2026}\par\trowd\cellx900\cellx2000 3 pm\cell Norms\cell\row
{\field{\*\fldinst HYPERLINK "https://example.org/a.mp4"}{\fldrslt film}}\'96\u8364?\par}
"""


def pdf(*objects):
    """A PDF of numbered objects, the first of which is the catalogue, with a right list of places."""
    body, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        content = content.encode("latin-1") if isinstance(content, str) else content
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return body + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, table, len(objects) + 1, len(body))


def pdf_stream(content, fields=""):
    content = content.encode("latin-1") if isinstance(content, str) else content
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), fields.encode(), content)


def pdf_page(text, annotations="", more=()):
    """One page with a line of text in a standard font; objects from 6 on are the caller's."""
    return pdf(
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R{annotations}"
        "/Resources<</Font<</F1 5 0 R>>>>>>",
        pdf_stream(f"BT /F1 12 Tf 50 700 Td ({text}) Tj ET"),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", *more)


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
        "page.pdf": pdf_page(
            "Agenda 3 pm", "/Annots[6 0 R]",
            ["<</Type/Annot/Subtype/Link/Rect[50 690 200 720]/A<</S/URI/URI(https://example.org/a.mp4)>>>>"]),
        "notes.rtf": RICH_TEXT,
        "captions.ttml": TTML.encode(),
        "meeting.xml": XCAL.encode(),
        "schedule.xml": SCHEDULE.encode(),
        "thread.mbox": b"".join(
            b"From ana@example.org Thu Mar 12 15:00:00 2026\n" + MAIL.encode() + b"\n" for _ in range(3)),
        "film.url": b"[InternetShortcut]\r\nURL=https://example.org/a.mp4\r\n",
        "film.webloc": LIST_OF_PROPERTIES.encode(),
        "sheet.gsheet": b'{"url":"https://docs.google.com/open?id=a","doc_id":"a","email":"ana@example.org"}',
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


OPEN_XML = "application/vnd.openxmlformats-officedocument."
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
}
OPEN_DOCUMENT = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"'
    for prefix in ("office", "text", "table"))


def open_xml(main, type, parts, relations=()):
    """An office file: the main part's name and type, all parts, and what the main part relates to."""
    types = (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-'
        f'types"><Override PartName="/{main}" ContentType="{OPEN_XML}{type}.main+xml"/></Types>')
    folder, _, name = main.rpartition("/")
    return packed([
        ("[Content_Types].xml", types),
        ("_rels/.rels", relation_list([("officeDocument", main, "")])),
        (f"{folder}/_rels/{name}.rels", relation_list(relations)), *parts])


def relation_list(relations):
    listed = "".join(
        f'<Relationship Id="r{number}" Type="{RELATIONS}/{kind}" Target="{target}" {mode}/>'
        for number, (kind, target, mode) in enumerate(relations, 1))
    return (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships">{listed}</Relationships>')


EXTERNAL = 'TargetMode="External"'


def docx(body, relations=(("hyperlink", "https://example.org/a.mp4", EXTERNAL),)):
    return open_xml(
        "word/document.xml", "wordprocessingml.document", [("word/document.xml", body)], relations)


def word_text(text):
    return word_body(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")


def word_body(content):
    return (
        f'<?xml version="1.0"?><w:document xmlns:w="{NAMES["w"]}" xmlns:r="{RELATIONS}"><w:body>'
        f"{content}</w:body></w:document>")


WORD_AGENDA = word_body(
    '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Agenda, 12 March 2026</w:t></w:r></w:p>'
    '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>3 pm</w:t></w:r></w:p></w:tc>'
    '</w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p><w:hyperlink r:id="r1"><w:r><w:t>Norms</w:t></w:r>'
    "</w:hyperlink></w:p></w:tc></w:tr></w:tbl>"
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr><w:del><w:r><w:delText>No'
    "</w:delText></w:r></w:del><w:ins><w:r><w:t>Debrief</w:t><w:tab/><w:br/></w:r></w:ins></w:p>")


def xlsx(sheet, strings="<si><t>Norms</t></si>", styles='<xf numFmtId="20"/>'):
    spread = NAMES["s"]
    return open_xml(
        "xl/workbook.xml", "spreadsheetml.sheet",
        [("xl/workbook.xml", f'<?xml version="1.0"?><workbook xmlns="{spread}" xmlns:r="{RELATIONS}"><sheets>'
          '<sheet name="Agenda" sheetId="1" r:id="r1"/></sheets></workbook>'),
         ("xl/worksheets/sheet1.xml",
          f'<?xml version="1.0"?><worksheet xmlns="{spread}"><sheetData>{sheet}</sheetData></worksheet>'),
         ("xl/sharedStrings.xml", f'<?xml version="1.0"?><sst xmlns="{spread}">{strings}</sst>'),
         ("xl/styles.xml",
          f'<?xml version="1.0"?><styleSheet xmlns="{spread}"><cellXfs>{styles}</cellXfs></styleSheet>')],
        [("worksheet", "worksheets/sheet1.xml", ""), ("sharedStrings", "sharedStrings.xml", ""),
         ("styles", "styles.xml", "")])


SHEET = (
    '<row r="1"><c r="A1" s="0"><v>0.625</v></c><c r="B1" t="s"><v>0</v></c></row>'
    '<row r="2"><c r="A2" t="inlineStr"><is><t>3 pm</t></is></c><c r="XFD2" t="b"><v>1</v></c></row>')


def pptx(slide):
    show = NAMES["p"]
    return open_xml(
        "ppt/presentation.xml", "presentationml.presentation",
        [("ppt/presentation.xml", f'<?xml version="1.0"?><p:presentation xmlns:p="{show}" xmlns:r="{RELATIONS}">'
          '<p:sldIdLst><p:sldId id="256" r:id="r1"/></p:sldIdLst></p:presentation>'),
         ("ppt/slides/slide1.xml",
          f'<?xml version="1.0"?><p:sld xmlns:p="{show}" xmlns:a="{NAMES["a"]}"><p:cSld><p:spTree>{slide}'
          "</p:spTree></p:cSld></p:sld>")],
        [("slide", "slides/slide1.xml", "")])


SLIDE = (
    '<p:sp><p:nvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>Agenda</a:t></a:r>'
    "</a:p></p:txBody></p:sp><p:sp><p:txBody><a:p><a:r><a:t>3 pm Norms</a:t></a:r></a:p></p:txBody></p:sp>")


def open_document(type, body):
    content = (
        f'<?xml version="1.0"?><office:document-content {OPEN_DOCUMENT}><office:body><office:{type}>{body}'
        f"</office:{type}></office:body></office:document-content>")
    return packed(
        [("mimetype", f"application/vnd.oasis.opendocument.{type}"), ("content.xml", content)])


def odt(body):
    return open_document("text", body)


def ods(body):
    return open_document("spreadsheet", body)


TEXT_BODY = (
    "<text:h text:outline-level='1'>Agenda</text:h><text:p>3 pm<text:s text:c='3'/>Norms</text:p>"
    "<text:list><text:list-item><text:p>Debrief</text:p></text:list-item></text:list>")
TABLE_BODY = (
    "<table:table table:name='A'><table:table-row table:number-rows-repeated='2'>"
    "<table:table-cell table:number-columns-repeated='3' office:value-type='time' "
    "office:time-value='PT15H00M00S'><text:p>15:00</text:p></table:table-cell></table:table-row></table:table>")


def office_parts():
    """For each kind of office file what packs it, and its main part before that: to be damaged where
    damage to the packed file would only make a broken zip."""
    return {
        "agenda.docx": (docx, WORD_AGENDA),
        "agenda.xlsx": (xlsx, SHEET),
        "agenda.pptx": (pptx, SLIDE),
        "agenda.odt": (odt, TEXT_BODY),
        "agenda.ods": (ods, TABLE_BODY),
    }


def packages():
    return {
        **{name: pack(body) for name, (pack, body) in office_parts().items()},
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
