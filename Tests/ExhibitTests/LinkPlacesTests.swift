import TestSupport
import Testing

/// Every place where a document may hold a link, one by one, through the locked inspector.
///
/// Written from the list of places in the issue and from the formats' own specifications; what is
/// expected was written by hand: the target as it stands in the attribute, and where.
@Suite("Where links stand in documents")
struct LinkPlacesTests {
  struct Place: CustomTestStringConvertible, Sendable {
    let name: String
    let file: String
    let text: String
    /// `line target`, in the document's order.
    let links: [String]

    var testDescription: String { name }
  }

  private static func html(_ name: String, _ body: String, _ links: [String]) -> Place {
    Place(
      name: name, file: "a.html", text: "<!DOCTYPE html>\n<body><p>x</p>\n\(body)\n", links: links)
  }

  static let markup: [Place] = [
    html("a", "<a href='v.mp4#t=5&amp;x'>v</a>", ["3 v.mp4#t=5&x"]),
    html("area", "<map name=m><area href=a.html alt=A></map>", ["3 a.html"]),
    html("img", "<img src='my photo.jpg'>", ["3 my photo.jpg"]),
    html(
      "srcset", "<img src=a.jpg srcset='a.jpg 1x, b,c.jpg 2x, d.jpg 100w'>",
      ["3 a.jpg", "3 b,c.jpg", "3 d.jpg"]),
    html(
      "source", "<picture><source srcset='w.webp, x.webp 2x'><img src=y.png></picture>",
      ["3 w.webp", "3 x.webp", "3 y.png"]),
    html("track", "<video><track src=c.vtt label=C></video>", ["3 c.vtt"]),
    html("video with poster", "<video src=v.mp4 poster=p.jpg></video>", ["3 v.mp4", "3 p.jpg"]),
    html(
      "audio with source", "<audio src=a.mp3>\n<source src=b.ogg></audio>", ["3 a.mp3", "4 b.ogg"]),
    html("iframe", "<iframe src='https://e.example/1'></iframe>", ["3 https://e.example/1"]),
    html("embed", "<embed src=v.mov>", ["3 v.mov"]),
    html("object", "<object data=v.pdf></object>", ["3 v.pdf"]),
    html("a picture as a button", "<input type=image src=go.png><input src=no.png>", ["3 go.png"]),
    html(
      "link", "<link rel=alternate href=en.html><link rel=stylesheet href=s.css>", ["3 en.html"]),
    html(
      "meta refresh", "<meta http-equiv=Refresh content=\"5; URL='next.html'\">", ["3 next.html"]),
    html("a page that loads itself again", "<meta http-equiv=refresh content=30>", []),
    html(
      "CSS in a style attribute", "<p style=\"background: URL( 'b g.png' )\">x</p>", ["3 b g.png"]),
    html(
      "CSS in a style element",
      "<style>/* url(no.png) */\np { background: url(a\\(1\\).png) }\nq { src: url(#g) "
        + "url(data:x) curl(no) url(\"b.png\") }</style>",
      ["4 a(1).png", "5 b.png"]),
    html(
      "SVG within a page",
      "<svg><title>no</title>\n<a xlink:href=l.html><text>no</text></a><image href=i.png />"
        + "<use href='#g'/></svg>", ["4 l.html", "4 i.png"]),
    html(
      "JSON-LD",
      "<script type='application/ld+json'>{\"@context\": \"https://schema.org\",\n"
        + "\"@id\": \"https://id.example/1\", \"@type\": \"VideoObject\",\n"
        + "\"eventStatus\": \"https://schema.org/EventScheduled\", \"name\": \"a/b\",\n"
        + "\"contentUrl\": \"v.mp4\", \"embedUrl\": \"https:\\/\\/e.example\\/1\",\n"
        + "\"author\": {\"sameAs\": [\"https://a.example/1\"]}}</script>",
      ["6 v.mp4", "6 https://e.example/1", "7 https://a.example/1"]),
    html(
      "microdata",
      "<div itemscope itemtype='https://schema.org/VideoObject'>"
        + "<meta itemprop=contentUrl content=v.mp4><meta itemprop=name content=a/b>\n"
        + "<span itemprop=url>https://e.example/1</span><link itemprop=thumbnailUrl href=t.jpg>"
        + "<span itemprop=url><a href=b.html>b.html</a></span></div>",
      ["3 v.mp4", "4 https://e.example/1", "4 t.jpg", "4 b.html"]),
    Place(
      name: "a drawing", file: "a.svg",
      text: """
        <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">
        <style>.a { fill: url(#g); background: url(b.png) }</style>
        <a href="n.html" xlink:href="n.html"><text>x</text></a><a xlink:href="#v"/>
        <image xlink:href="p.jpg"/><use xlink:href="#g"/><use href="o.svg#g"/>
        </svg>
        """, links: ["2 b.png", "3 n.html", "3 #v", "4 p.jpg", "4 o.svg#g"]),
    Place(
      name: "XML", file: "a.xml",
      text: """
        <plan xmlns:xlink="http://www.w3.org/1999/xlink"><item href="a.mp4"/>
        <item xlink:href="b.mp4"/><item ref="c.mp4"/><item ref="video/d"/><item ref="item7"/>
        <ref target="e.html">x</ref><link>https://f.example/1</link><item ref="1.5"/>
        </plan>
        """,
      links: [
        "1 a.mp4", "2 b.mp4", "2 c.mp4", "2 video/d", "3 e.html", "3 https://f.example/1",
      ]),
  ]

  static let texts: [Place] = [
    Place(
      name: "Markdown", file: "a.md",
      text: """
        # T

        [in](a.mp4 "t") and [ref][r] and [r] ![p](p.png)
        <https://b.example/1> https://c.example/2.
        <a href="d.html">d</a> <video src="e.mp4" poster="f.jpg">

        [r]: g.html
        """,
      links: [
        "3 a.mp4", "3 g.html", "3 g.html", "3 p.png", "4 https://b.example/1",
        "4 https://c.example/2", "5 d.html", "5 e.mp4", "5 f.jpg",
      ]),
    Place(
      name: "plain text", file: "a.txt",
      text: "See https://a.example/1, and\n(http://b.example/x_(y)) or Video:HTTPS://c.example/2.\n"
        + "xhttps://no.example/ a://b\n",
      links: ["1 https://a.example/1", "2 http://b.example/x_(y)", "2 HTTPS://c.example/2"]),
    Place(
      name: "a table", file: "a.csv",
      text: "name,link\nx,\"https://a.example/1,2\"\ny,see http://b.example/\n",
      links: ["2 B2 https://a.example/1,2", "3 B3 http://b.example/"]),
    Place(
      name: "a message in plain text", file: "a.eml",
      text: "From: a@b.example\nSubject: S\n\nThe recording:\nhttps://a.example/1\n",
      links: ["5 https://a.example/1"]),
    Place(
      name: "a message with a page", file: "a.eml",
      text: "From: a@b.example\nSubject: S\nMIME-Version: 1.0\nContent-Type: text/html\n\n"
        + "<base href='https://b.example/c/'><p>\n<a href='v.mp4'>v</a>\n",
      links: ["7 v.mp4 from https://b.example/c/"]),
    Place(
      name: "a base", file: "a.html",
      text: "<base href=video/><a href=v.mp4>v</a>\n<img src=p.png>",
      links: ["1 v.mp4 from video/", "2 p.png from video/"]),
  ]

  @Test("each is found once, as it is written, with its line", arguments: markup + texts)
  func text(place: Place) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(place.text, to: place.file)
    #expect(Self.links(of: try ExhibitProgram.record(path)) == place.links)
  }

  private static func links(of record: JSON) -> [String] {
    record["links"].array.map { link in
      let location = link["location"]
      return [
        location["line"].integer.map(String.init), location["page"].integer.map { "p\($0)" },
        location["cell"].string, link["target"].string, link["base"].string.map { "from \($0)" },
      ].compactMap(\.self).joined(separator: " ")
    }
  }

  @Test(
    "office documents: links of text, of shapes and pictures, and what stays outside of the file",
    .enabled(if: Tool.python3.mayRun, "python3 is not installed"))
  func office() throws {
    let folder = try TemporaryFolder()
    try ArchiveMaker.python(Self.officeScript, in: folder)
    let names = ["a.docx", "a.pptx", "a.xlsx", "a.odt", "a.ods"]
    let records = try ExhibitProgram.records(names, in: folder.path)
    #expect(
      Dictionary(uniqueKeysWithValues: zip(names, records.map(Self.links))) == [
        "a.docx": ["https://w.example/1", "https://f.example/2", "https://p.example/3.png"],
        "a.pptx": [
          "p1 file:///v.mp4", "p1 https://s.example/1", "p1 https://t.example/2",
          "p1 https://p.example/4.png",
        ],
        "a.xlsx": [
          "S!A1 https://x.example/1", "S!B1 https://h.example/2", "S!A2 https://t.example/3",
          "S!C5 https://d.example/4",
        ],
        "a.odt": ["../v.mp4 from content/", "https://i.example/1.png from content/"],
        "a.ods": ["S!A1 ../v.mp4 from content/", "S!B1 https://t.example/1 from content/"],
      ])
  }

  /// What ECMA-376 and OpenDocument 1.2 demand, and no more.
  private static let officeScript = #"""
    O = 'http://schemas.openxmlformats.org/'
    R = O + 'officeDocument/2006/relationships'
    A = O + 'drawingml/2006/main'
    def rels(*targets):
        return '<Relationships xmlns="%spackage/2006/relationships">%s</Relationships>' % (O, ''.join(
            '<Relationship Id="%s" Type="%s/%s" Target="%s"%s/>' % (i, R, k, t,
            ' TargetMode="External"' if '://' in t else '') for i, k, t in targets))
    def pack(name, parts):
        with zipfile.ZipFile(name, 'w', 8) as z:
            for part, text in parts.items(): z.writestr(part, text)
    def openxml(name, main, kind, parts):
        pack(name, {'[Content_Types].xml': '<Types><Override PartName="/%s" ContentType="application/'
            'vnd.openxmlformats-officedocument.%s.main+xml"/></Types>' % (main, kind),
            '_rels/.rels': rels(('m', 'officeDocument', main)), **parts})
    openxml('a.docx', 'word/document.xml', 'wordprocessingml.document', {
        'word/_rels/document.xml.rels': rels(('h', 'hyperlink', 'https://w.example/1'),
            ('p', 'image', 'https://p.example/3.png'), ('n', 'image', 'media/n.png')),
        'word/document.xml': '<w:document xmlns:w="%swordprocessingml/2006/main" xmlns:r="%s" xmlns:a="%s">'
        '<w:body><w:p><w:hyperlink r:id="h"><w:r><w:t>one</w:t></w:r></w:hyperlink></w:p>'
        '<w:p><w:fldSimple w:instr=" HYPERLINK &quot;https://f.example/2&quot; "><w:r><w:t>two</w:t></w:r>'
        '</w:fldSimple></w:p><w:p><w:r><w:drawing><a:blip r:link="p"/><a:blip r:embed="n"/></w:drawing>'
        '</w:r></w:p></w:body></w:document>' % (O, R, A)})
    openxml('a.pptx', 'ppt/presentation.xml', 'presentationml.presentation', {'ppt/presentation.xml':
        '<p:presentation xmlns:p="%spresentationml/2006/main" xmlns:r="%s"><p:sldIdLst><p:sldId id="256" '
        'r:id="s"/></p:sldIdLst></p:presentation>' % (O, R),
        'ppt/_rels/presentation.xml.rels': rels(('s', 'slide', 'slides/slide1.xml')),
        'ppt/slides/_rels/slide1.xml.rels': rels(('v', 'video', 'file:///v.mp4'),
            ('a', 'hyperlink', 'https://s.example/1'), ('b', 'hyperlink', 'https://t.example/2'),
            ('p', 'image', 'https://p.example/4.png')),
        'ppt/slides/slide1.xml': '<p:sld xmlns:p="%spresentationml/2006/main" xmlns:a="%s" xmlns:r="%s">'
        '<p:pic><p:nvPr><a:videoFile r:link="v"/></p:nvPr></p:pic>'
        '<p:sp><p:nvSpPr><p:cNvPr id="1"><a:hlinkClick r:id="a"/></p:cNvPr></p:nvSpPr><p:txBody><a:p><a:r>'
        '<a:rPr><a:hlinkClick r:id="b"/></a:rPr><a:t>words</a:t></a:r></a:p></p:txBody></p:sp>'
        '<p:pic><p:blipFill><a:blip r:link="p"/></p:blipFill></p:pic></p:sld>' % (O, A, R)})
    openxml('a.xlsx', 'xl/workbook.xml', 'spreadsheetml.sheet', {'xl/workbook.xml':
        '<workbook xmlns="%sspreadsheetml/2006/main" xmlns:r="%s"><sheets><sheet name="S" sheetId="1" '
        'r:id="s"/></sheets></workbook>' % (O, R),
        'xl/_rels/workbook.xml.rels': rels(('s', 'worksheet', 'worksheets/sheet1.xml')),
        'xl/worksheets/_rels/sheet1.xml.rels': rels(('h', 'hyperlink', 'https://x.example/1'),
            ('d', 'drawing', '../drawings/drawing1.xml')),
        'xl/drawings/_rels/drawing1.xml.rels': rels(('l', 'hyperlink', 'https://d.example/4')),
        'xl/drawings/drawing1.xml': '<x:wsDr xmlns:x="%sdrawingml/2006/spreadsheetDrawing" xmlns:a="%s" '
        'xmlns:r="%s"><x:twoCellAnchor><x:from><x:col>2</x:col><x:row>4</x:row></x:from><x:to><x:col>9</x:col>'
        '<x:row>9</x:row></x:to><x:pic><x:cNvPr id="1"><a:hlinkClick r:id="l"/></x:cNvPr></x:pic>'
        '</x:twoCellAnchor></x:wsDr>' % (O, A, R),
        'xl/worksheets/sheet1.xml': '<worksheet xmlns="%sspreadsheetml/2006/main" xmlns:r="%s"><sheetData>'
        '<row r="1"><c r="A1" t="inlineStr"><is><t>one</t></is></c><c r="B1" t="str"><f>HYPERLINK('
        '"https://h.example/2","two")</f><v>two</v></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>'
        'see https://t.example/3</t></is></c></row></sheetData><hyperlinks><hyperlink ref="A1" r:id="h"/>'
        '</hyperlinks></worksheet>' % (O, R)})
    def opendocument(name, kind, body):
        pack(name, {'mimetype': 'application/vnd.oasis.opendocument.' + kind, 'content.xml':
            '<o:document-content xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
            'xmlns:t="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
            'xmlns:d="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
            'xmlns:x="http://www.w3.org/1999/xlink" '
            'xmlns:b="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><o:body>%s</o:body>'
            '</o:document-content>' % body})
    opendocument('a.odt', 'text', '<o:text><t:p><t:a x:href="../v.mp4">v</t:a></t:p><t:p><d:frame>'
        '<d:image x:href="https://i.example/1.png"/><d:image x:href="Pictures/2.png"/></d:frame></t:p>'
        '</o:text>')
    opendocument('a.ods', 'spreadsheet', '<o:spreadsheet><b:table b:name="S"><b:table-row><b:table-cell>'
        '<t:p><t:a x:href="../v.mp4">v</t:a></t:p></b:table-cell><b:table-cell><t:p>https://t.example/1</t:p>'
        '</b:table-cell></b:table-row></b:table></o:spreadsheet>')

    """#

  @Test("PDF annotations have their page, and what a page only writes out has too")
  func pdf() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      """
      %PDF-1.4
      1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
      2 0 obj<</Type/Pages/Kids[3 0 R 5 0 R]/Count 2>>endobj
      3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Annots[\
      <</Type/Annot/Subtype/Link/Rect[72 690 300 720]/A<</S/URI/URI(https://a.example/1)>>>>\
      <</Type/Annot/Subtype/Link/Rect[72 90 300 120]/A<</S/GoToR/F(my clip.pdf)/D(intro)>>>>\
      <</Type/Annot/Subtype/Link/Rect[72 190 300 220]/A<</S/Launch/F(v.mp4)>>>>]\
      /Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj
      4 0 obj<</Length 45>>stream
      BT /F1 12 Tf 72 700 Td (The recording) Tj ET\n
      endstream endobj
      5 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 6 0 R\
      /Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj
      6 0 obj<</Length 57>>stream
      BT /F1 12 Tf 72 700 Td (See https://b.example/2 here) Tj ET
      endstream endobj
      trailer<</Root 1 0 R>>

      """, to: "a.pdf")
    #expect(
      Self.links(of: try ExhibitProgram.record(path)) == [
        "p1 https://a.example/1", "p1 my%20clip.pdf#intro", "p1 v.mp4", "p2 https://b.example/2",
      ])
  }
}
