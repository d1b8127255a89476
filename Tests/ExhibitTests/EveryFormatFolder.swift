import TestSupport

/// One file of each format that people hand in, each with the same sentence, made by Python's standard
/// library after the formats' specifications.
enum EveryFormatFolder {
  static let sentence = "Ostrich feathers tickle quietly"

  /// Files whose record is to hold the sentence, by name.
  static let names = [
    "calendar.ics", "calendar.xcal.xml", "captions.sbv", "captions.srt", "captions.ttml",
    "captions.vtt", "confluence.xml", "docbook.xml", "era.html", "google.html", "hcard.html",
    "jsonld.html", "letter.eml", "letters.mbox", "libreoffice.html", "list.csv", "list.tsv",
    "notes.md", "old.pages", "other.xml", "outline.opml", "page.xhtml", "paper.pdf", "plain.txt",
    "plain16.txt", "rich.rtf", "schedule.xml", "sheet.ods", "sheet.xlsx", "slides.pptx", "tei.xml",
    "text.docx", "text.odt", "word.html", "zoom.txt",
  ]

  /// Files that hold an address and no text of their own.
  static let pointers = ["drive.gdoc", "place.url", "place.webloc"]

  /// Files whose text only their maker reads.
  static let unread = ["plan.pages"]

  static func make(in folder: TemporaryFolder) throws {
    try ArchiveMaker.python(script.replacing("SENTENCE", with: sentence), in: folder)
  }

  private static let script = #"""
    import json, plistlib
    S = 'SENTENCE'
    def put(name, text, charset='utf-8'):
        with open(name, 'wb') as f: f.write(text.encode(charset))
    def pack(name, parts):
        with zipfile.ZipFile(name, 'w', 8) as z:
            for part, text in parts.items(): z.writestr(part, text)
    item = '<p>9:00–9:20 Norms</p><p>%s</p>' % S
    put('google.html', '<html><head><meta charset="utf-8"><title>T</title></head><body class="c4">'
        '<p class="c2 title"><span class="c0">Agenda</span></p><ul class="lst-kix_a-0"><li>' + S + '</li></ul></body></html>')
    put('word.html', '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta http-equiv=Content-Type '
        'content="text/html; charset=windows-1252"></head><body><div class=WordSection1><p class=MsoNormal>'
        '<span style=\'mso-list:Ignore\'>·</span>Caf\u00e9: ' + S + '</p></div></body></html>', 'cp1252')
    put('libreoffice.html', '<!DOCTYPE html><html><head><meta charset="utf-8"/><meta name="author" content="x"/></head>'
        '<body lang="en-US"><table><tr><td>9:00</td><td>' + S + '</td></tr></table></body></html>')
    put('era.html', '<HTML><BODY BGCOLOR=#FFFFFF><CENTER><H1>Agenda</H1></CENTER><TABLE><TR><TD>9:00<TD><FONT SIZE=2>'
        + S + '<P>x<LI>y</HTML>')
    put('page.xhtml', '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title></head><body>'
        + item + '</body></html>')
    put('jsonld.html', '<html><body><p>%s</p><script type="application/ld+json">{"@type":"Event","name":"T",'
        '"startDate":"2026-03-12T15:00"}</script></body></html>' % S)
    put('hcard.html', '<html><body><div class="h-event"><p class="p-name">%s</p><time class="dt-start" '
        'datetime="2026-03-12T15:00">3</time></div></body></html>' % S)
    put('docbook.xml', '<article xmlns="http://docbook.org/ns/docbook"><title>T</title><para>%s</para></article>' % S)
    put('tei.xml', '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>%s</p></body></text></TEI>' % S)
    put('outline.opml', '<opml version="2.0"><head><title>T</title></head><body><outline text="%s"/></body></opml>' % S)
    put('confluence.xml', '<ac:confluence xmlns:ac="http://atlassian.com/content"><ac:rich-text-body><p>%s</p>'
        '</ac:rich-text-body></ac:confluence>' % S)
    put('other.xml', '<menu><dish><name>%s</name></dish></menu>' % S)
    put('schedule.xml', '<schedule><conference><title>T</title></conference><day date="2026-03-12"><room name="R"><event>'
        '<start>9:00</start><duration>00:20</duration><title>%s</title></event></room></day></schedule>' % S)
    put('calendar.ics', 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nDTSTART:20260312T150000Z\r\nSUMMARY:%s\r\n'
        'END:VEVENT\r\nEND:VCALENDAR\r\n' % S)
    put('calendar.xcal.xml', '<icalendar xmlns="urn:ietf:params:xml:ns:icalendar-2.0"><vcalendar><components><vevent>'
        '<properties><dtstart><date>2026-03-12</date></dtstart><summary><text>%s</text></summary></properties></vevent>'
        '</components></vcalendar></icalendar>' % S)
    put('captions.vtt', 'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana>%s\n' % S)
    put('captions.srt', '1\n00:00:01,000 --> 00:00:02,000\n%s\n\n2\n00:00:02,000 --> 00:00:03,000\nBye\n' % S)
    put('captions.sbv', '0:00:01.000,0:00:02.000\n%s\n\n0:00:02.000,0:00:03.000\nBye\n' % S)
    put('captions.ttml', '<tt xmlns="http://www.w3.org/ns/ttml"><body><div><p begin="1s" end="2s">%s</p></div></body></tt>' % S)
    put('notes.md', '# Agenda\n\n- **%s** [x](y.html)\n' % S)
    put('plain.txt', 'Agenda\n\n9:00 Norms\n%s\n' % S)
    put('plain16.txt', '\ufeff%s\n' % S, 'utf-16-le')
    put('zoom.txt', '09:01:02\t Ana:\t%s\n09:01:30\t Bo:\tyes\n' % S)
    put('list.csv', 'Date,With,Notes\n2026-01-09,Ana,"%s"\n2026-02-01,Bo,ok\n' % S)
    put('list.tsv', 'Date\tWith\tNotes\n2026-01-09\tAna\t%s\n2026-02-01\tBo\tok\n' % S)
    mail = ('From: Ana <a@school.example>\nTo: b@school.example\nDate: Thu, 12 Mar 2026 15:04:05 -0700\nSubject: T\n'
        'MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n%s\n' % S)
    put('letter.eml', mail)
    put('letters.mbox', 'From a@school.example Thu Mar 12 15:04:05 2026\n' + mail
        + '\nFrom b@school.example Fri Mar 13 15:04:05 2026\n' + mail.replace(S, 'Yes.') + '\n')
    put('rich.rtf', '{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Arial;}}\\pard %s\\par}' % S)
    stream = b'BT /F1 12 Tf 72 700 Td (' + S.encode() + b') Tj ET'
    objects = [b'<</Type/Catalog/Pages 2 0 R>>', b'<</Type/Pages/Kids[3 0 R]/Count 1>>',
        b'<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
        b'<</Length %d>>stream\n%s\nendstream' % (len(stream), stream),
        b'<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>']
    pdf, places = b'%PDF-1.4\n', []
    for number, body in enumerate(objects, 1):
        places.append(len(pdf))
        pdf += b'%d 0 obj%s endobj\n' % (number, body)
    table = len(pdf)
    pdf += b'xref\n0 6\n0000000000 65535 f \n' + b''.join(b'%010d 00000 n \n' % p for p in places)
    pdf += b'trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n' % table
    open('paper.pdf', 'wb').write(pdf)
    O = 'http://schemas.openxmlformats.org/'
    R = O + 'officeDocument/2006/relationships'
    def rels(*targets):
        return '<Relationships xmlns="%spackage/2006/relationships">%s</Relationships>' % (O, ''.join(
            '<Relationship Id="%s" Type="%s/%s" Target="%s"/>' % (i, R, k, t) for i, k, t in targets))
    def openxml(name, main, kind, parts):
        pack(name, {'[Content_Types].xml': '<Types><Override PartName="/%s" ContentType="application/'
            'vnd.openxmlformats-officedocument.%s.main+xml"/></Types>' % (main, kind),
            '_rels/.rels': rels(('m', 'officeDocument', main)), **parts})
    def opendocument(name, kind, body):
        pack(name, {'mimetype': 'application/vnd.oasis.opendocument.' + kind, 'content.xml':
            '<o:document-content xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
            'xmlns:t="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
            'xmlns:b="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><o:body>%s</o:body>'
            '</o:document-content>' % body})
    openxml('text.docx', 'word/document.xml', 'wordprocessingml.document', {'word/document.xml':
        '<w:document xmlns:w="%swordprocessingml/2006/main"><w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p>'
        '</w:body></w:document>' % (O, S)})
    openxml('slides.pptx', 'ppt/presentation.xml', 'presentationml.presentation', {'ppt/presentation.xml':
        '<p:presentation xmlns:p="%spresentationml/2006/main" xmlns:r="%s"><p:sldIdLst><p:sldId id="256" '
        'r:id="s"/></p:sldIdLst></p:presentation>' % (O, R),
        'ppt/_rels/presentation.xml.rels': rels(('s', 'slide', 'slides/slide1.xml')),
        'ppt/slides/slide1.xml': '<p:sld xmlns:p="%spresentationml/2006/main" xmlns:a="%sdrawingml/2006/'
        'main"><p:sp><p:txBody><a:p><a:r><a:t>%s</a:t></a:r></a:p></p:txBody></p:sp></p:sld>' % (O, O, S)})
    openxml('sheet.xlsx', 'xl/workbook.xml', 'spreadsheetml.sheet', {'xl/workbook.xml':
        '<workbook xmlns="%sspreadsheetml/2006/main" xmlns:r="%s"><sheets><sheet name="S" sheetId="1" '
        'r:id="s"/></sheets></workbook>' % (O, R),
        'xl/_rels/workbook.xml.rels': rels(('s', 'worksheet', 'worksheets/sheet1.xml')),
        'xl/worksheets/sheet1.xml': '<worksheet xmlns="%sspreadsheetml/2006/main"><sheetData><row r="3">'
        '<c r="B3" t="inlineStr"><is><t>%s</t></is></c></row></sheetData></worksheet>' % (O, S)})
    opendocument('text.odt', 'text', '<o:text><t:p>%s</t:p></o:text>' % S)
    opendocument('sheet.ods', 'spreadsheet', '<o:spreadsheet><b:table b:name="S"><b:table-row><b:table-cell>'
        '<t:p>%s</t:p></b:table-cell></b:table-row></b:table></o:spreadsheet>' % S)
    pack('old.pages', {'index.xml': '<x/>', 'buildVersionHistory.plist': '<x/>', 'QuickLook/Preview.pdf': pdf})
    pack('plan.pages', {'Index/Document.iwa': 'x', 'preview.jpg': 'x'})
    U = 'https://school.example/ostrich'
    put('place.url', '[InternetShortcut]\r\nURL=%s\r\n' % U)
    open('place.webloc', 'wb').write(plistlib.dumps({'URL': U}))
    put('drive.gdoc', json.dumps({'url': U, 'doc_id': 'x'}))

    """#
}
