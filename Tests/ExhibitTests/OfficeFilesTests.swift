import Foundation
import TestSupport
import Testing

/// Office documents and shortcuts as files, through the locked inspector.
@Suite("Office files", .enabled(if: Tool.python3.mayRun, "python3 is not installed"))
struct OfficeFilesTests {
  private static let sentence = "Ostrich feathers tickle quietly"
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Each format with the least that its specification demands, by Python's zipfile.
  private func make(_ script: String = "") throws {
    try ArchiveMaker.python(
      """
      S = '\(Self.sentence)'
      O = 'http://schemas.openxmlformats.org/'
      R = O + 'officeDocument/2006/relationships'
      def pack(name, parts):
          with zipfile.ZipFile(name, 'w', 8) as z:
              for part, text in parts.items(): z.writestr(part, text)
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
              'xmlns:d="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
              'xmlns:b="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><o:body>%s</o:body>'
              '</o:document-content>' % body})
      openxml('a.docx', 'word/document.xml', 'wordprocessingml.document', {'word/document.xml':
          '<w:document xmlns:w="%swordprocessingml/2006/main"><w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p>'
          '</w:body></w:document>' % (O, S)})
      openxml('a.pptx', 'ppt/presentation.xml', 'presentationml.presentation', {'ppt/presentation.xml':
          '<p:presentation xmlns:p="%spresentationml/2006/main" xmlns:r="%s"><p:sldIdLst><p:sldId id="256" '
          'r:id="s"/></p:sldIdLst></p:presentation>' % (O, R),
          'ppt/_rels/presentation.xml.rels': rels(('s', 'slide', 'slides/slide1.xml')),
          'ppt/slides/slide1.xml': '<p:sld xmlns:p="%spresentationml/2006/main" xmlns:a="%sdrawingml/2006/'
          'main"><p:sp><p:txBody><a:p><a:r><a:t>%s</a:t></a:r></a:p></p:txBody></p:sp></p:sld>' % (O, O, S)})
      openxml('a.xlsx', 'xl/workbook.xml', 'spreadsheetml.sheet', {'xl/workbook.xml':
          '<workbook xmlns="%sspreadsheetml/2006/main" xmlns:r="%s"><sheets><sheet name="S" sheetId="1" '
          'r:id="s"/></sheets></workbook>' % (O, R),
          'xl/_rels/workbook.xml.rels': rels(('s', 'worksheet', 'worksheets/sheet1.xml')),
          'xl/worksheets/sheet1.xml': '<worksheet xmlns="%sspreadsheetml/2006/main"><sheetData><row r="3">'
          '<c r="B3" t="inlineStr"><is><t>%s</t></is></c></row></sheetData></worksheet>' % (O, S)})
      opendocument('a.odt', 'text', '<o:text><t:p>%s</t:p></o:text>' % S)
      opendocument('a.odp', 'presentation', '<o:presentation><d:page><d:frame><d:text-box><t:p>%s</t:p>'
          '</d:text-box></d:frame></d:page></o:presentation>' % S)
      opendocument('a.ods', 'spreadsheet', '<o:spreadsheet><b:table b:name="S"><b:table-row><b:table-cell>'
          '<t:p>%s</t:p></b:table-cell></b:table-row></b:table></o:spreadsheet>' % S)

      """ + script, in: folder)
  }

  @Test("every format has one record with its text and its place")
  func everyFormat() throws {
    try make()
    let names = ["a.docx", "a.odp", "a.ods", "a.odt", "a.pptx", "a.xlsx"]
    let records = try ExhibitProgram.records(names, in: folder.path)
    let formats = records.map { $0["document"]["format"].string }
    #expect(formats == names.map { String($0.dropFirst(2)) })
    for record in records {
      let passages = record["document"]["passages"].array
      #expect(passages.map { $0["text"].string } == [Self.sentence], "\(record)")
      #expect(record["document"]["words"].integer == 4)
      #expect(record.codes.isEmpty, "\(record)")
    }
    let places = records.map { $0["document"]["passages"][0]["location"] }
    #expect(places[1]["page"].integer == 1)
    #expect(places[2]["cell"].string == "S!A1")
    #expect(places[4]["page"].integer == 1)
    #expect(places[5]["cell"].string == "S!B3")
  }

  @Test("shortcuts of every system are links")
  func pointers() throws {
    try ArchiveMaker.python(
      """
      import json, plistlib
      U = 'https://a.example/agenda?x=1'
      open('a.url', 'w', newline='\\r\\n').write('[InternetShortcut]\\nURL=%s\\n' % U)
      open('b.webloc', 'wb').write(plistlib.dumps({'URL': U}))
      open('c.webloc', 'wb').write(plistlib.dumps({'URL': U}, fmt=plistlib.FMT_BINARY))
      json.dump({'url': U, 'doc_id': 'x'}, open('d.gdoc', 'w'))
      open('e.desktop', 'w').write('[Desktop Entry]\\nType=Link\\nURL=%s\\n' % U)
      """, in: folder)
    let names = ["a.url", "b.webloc", "c.webloc", "d.gdoc", "e.desktop"]
    for record in try ExhibitProgram.records(names, in: folder.path) {
      #expect(record["kind"].string == "link", "\(record)")
      #expect(record["url"].string == "https://a.example/agenda?x=1")
      #expect(record["links"].array.map { $0["target"].string } == ["https://a.example/agenda?x=1"])
      #expect(record["size"].exists && record.codes.isEmpty, "\(record)")
    }
  }

  @Test("damaged, locked and swollen files are findings, and no more")
  func trouble() throws {
    try make(
      """
      whole = open('a.docx', 'rb').read()
      open('cut.docx', 'wb').write(whole[:len(whole) * 2 // 3])
      # The text's compressed bytes lie in the last third, ahead of the list of members.
      place = whole.rindex(b'PK\\x01\\x02', 0, whole.index(b'PK\\x05\\x06'))
      first = whole.index(b'PK\\x01\\x02')
      open('damaged.docx', 'wb').write(whole[:first - 20] + b'\\xff' * 10 + whole[first - 10:])
      opendocument('bomb.odt', 'text', '<o:text><t:p>' + 'a ' * (40 << 20) + '</t:p></o:text>')
      pack('empty.odt', {'mimetype': 'application/vnd.oasis.opendocument.text'})
      pack('wrong.odt', {'mimetype': 'application/vnd.oasis.opendocument.text', 'content.xml': 'no XML'})
      pack('plan.pages', {'Index/Document.iwa': 'x', 'preview.jpg': 'x'})
      """)
    let expected = [
      ("damaged.docx", "document.unreadable"), ("bomb.odt", "document.too-large"),
      ("empty.odt", "document.unreadable"), ("wrong.odt", "document.unreadable"),
      ("plan.pages", "document.format-not-read"),
    ]
    let records = try ExhibitProgram.records(expected.map(\.0), in: folder.path)
    for (record, (name, code)) in zip(records, expected) {
      #expect(record["kind"].string == "document", "\(name)")
      #expect(record.codes.contains(code), "\(name): \(record.codes)")
    }
    let cut = try ExhibitProgram.record(folder.path("cut.docx"))
    #expect(!cut.codes.isEmpty, "\(cut)")
  }

  /// Python's own reader of XML, over the parts that hold the text.
  @Test("the corpus's documents come through word by word", .enabled(if: Tool.python3.mayRun))
  func corpus() throws {
    let blind = Checkout.path("Tests/AgendaCorpus/blind")
    let names = try FileManager.default.contentsOfDirectory(atPath: blind).sorted()
      .filter { $0.hasSuffix(".docx") || $0.hasSuffix(".odt") || $0.hasSuffix(".pptx") }
    #expect(names.count >= 9)
    let script = """
      import re, sys, zipfile, xml.etree.ElementTree as E
      def words(e, out):
          name = e.tag.split('}')[-1]
          if name in ('tab', 'br', 's', 'line-break'): out.append(' ')
          if name in ('p', 'h') : out.append(' ')
          if name == 't' or e.tag.startswith('{urn:oasis') and name in ('p', 'h', 'span', 'a'):
              out.append(e.text or '')
          for child in e:
              words(child, out)
              if e.tag.startswith('{urn:oasis') and name in ('p', 'h', 'span', 'a'):
                  out.append(child.tail or '')
      for path in sys.argv[1:]:
          z, out = zipfile.ZipFile(path), []
          for part in z.namelist():
              if re.fullmatch(r'content.xml|word/document.xml|ppt/slides/slide\\d+.xml', part):
                  words(E.fromstring(z.read(part)), out)
          print(' '.join(sorted(''.join(out).split())))
      """
    let peer = try Tool.python3.run(["-c", script] + names, in: blind)
    let expected = peer.text.split(separator: "\n").map(String.init)
    #expect(expected.count == names.count)
    for (record, words) in zip(try ExhibitProgram.records(names, in: blind), expected) {
      let text = record["document"]["passages"].array.compactMap { $0["text"].string }
      let found = text.joined(separator: " ").replacing(" | ", with: " ")
        .split(whereSeparator: \.isWhitespace).map(String.init)
      let missing = words.split(separator: " ").map(String.init).filter { !found.contains($0) }
      #expect(missing.isEmpty, "\(record["path"].string ?? "")")
    }
  }
}
