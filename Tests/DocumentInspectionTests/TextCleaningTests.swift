import TestSupport
import Testing

@testable import DocumentInspection

@Suite("Pages, drawings and notes without their writers")
struct TextCleaningTests {
  /// Takes a picture for the bytes “photo Ana”, which are to be “photo”.
  private let cleaning = TextCleaning { bytes in
    bytes.elementsEqual("photo Ana".utf8)
      ? .cleaned(Array("photo".utf8), removed: ["EXIF"]) : .unknown
  }

  private func cleaned(_ text: String, _ ending: String) -> String? {
    guard
      case .cleaned(let bytes, _, _) = cleaning.clean(Array(text.utf8), nameExtension: ending)
    else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("a page keeps its text, its lines and what browsers ask for")
  func page() {
    // “cGhvdG8gQW5h” and “cGhvdG8=” by base64 of coreutils.
    let old = """
      <!DOCTYPE html>
      <html><head><meta charset="utf-8"><meta name="viewport" content="x">
      <META NAME=author CONTENT="Ana"><meta property='article:author' content='Ana'>
      <!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>Ana</o:Author>
      </o:DocumentProperties></xml><![endif]-->
      <link rel=File-List href=a.xml><link rel="stylesheet" href="a.css">
      <style><!-- p { color: red } --></style><script>if (a <!--b) c()</script></head>
      <body><p>Hello <ins cite="mailto:Ana" datetime="2026">there</ins>.</p><!-- Ana
      --><a href="file:///C:/Papers/Ana/b.docx">b</a><img src="data:image/jpeg;base64,cGhvdG8gQW5h">
      <p title="a>b">1 < 2</p></body></html>
      """
    let new = """
      <!DOCTYPE html>
      <html><head><meta charset="utf-8"><meta name="viewport" content="x">



      <link rel="stylesheet" href="a.css">
      <style><!-- p { color: red } --></style><script>if (a <!--b) c()</script></head>
      <body><p>Hello <ins>there</ins>.</p>
      <a href="b.docx">b</a><img src="data:image/jpeg;base64,cGhvdG8=">
      <p title="a>b">1 < 2</p></body></html>
      """
    #expect(cleaned(old, "html") == new)
    #expect(
      cleaning.clean(Array(new.utf8), nameExtension: "html")
        == .clean(kept: ["a picture that is written out in it"]))
  }

  @Test("a comment that taking out another makes goes as well, or the page is named")
  func nested() {
    #expect(cleaned("<html><p>a</p><<!-- b -->!-- Ana --></html>", "html")?.contains("Ana") != true)
  }

  @Test("whatever bytes a page or a part has, what was cleaned has nothing left to clean")
  func anyBytes() {
    let seeds = [
      "<html><head><meta name=author content=Ana><!-- x --><p title='a'>b</p><ins cite=c>d</ins>",
      "<svg xmlns=\"http://www.w3.org/2000/svg\"><metadata><a/></metadata><!-- x --><g b='file:///a/c'/></svg>",
    ]
    var generator = SeededGenerator(state: 47)
    let alphabet = Array("<>!-'\"/ =?[]&:aA\\\n".utf8)
    for round in 0..<4_000 {
      var bytes = Array(seeds[round % 2].utf8)
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let place = Int.random(in: bytes.indices, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes[place] = alphabet.randomElement(using: &generator) ?? 0
        case 1: bytes.insert(alphabet.randomElement(using: &generator) ?? 0, at: place)
        default: bytes.remove(at: place)
        }
      }
      let ending = round % 2 == 0 ? "html" : "svg"
      if case .cleaned(let new, _, _) = cleaning.clean(bytes, nameExtension: ending) {
        guard case .clean = cleaning.clean(new, nameExtension: ending) else {
          // Cut markup may be another format's than before; then nothing is rewritten.
          if case .failed = cleaning.clean(new, nameExtension: ending) { continue }
          Issue.record("\(String(decoding: bytes, as: UTF8.self))")
          return
        }
      }
      if case .cleaned(let new, _) = OfficeCleaning.clean("word/document.xml", bytes, .docx) {
        #expect(OfficeCleaning.clean("word/document.xml", new, .docx) == .untouched)
      }
    }
  }

  @Test("marked-up facts of a page are its content and stay")
  func facts() {
    let page =
      #"<html><body itemscope><meta itemprop="startDate" content="2026-03-12">x</body></html>"#
    #expect(cleaning.clean(Array(page.utf8), nameExtension: "html") == .clean(kept: []))
  }

  @Test("a drawing keeps what it shows")
  func drawing() {
    let old = """
      <?xml version="1.0"?>
      <!-- Created by Ana --><svg xmlns="http://www.w3.org/2000/svg"
       xmlns:s="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" s:docname="Ana.svg" width="9"><metadata>
      <creator>Ana</creator></metadata><rect width="5"/></svg>
      """
    let new = """
      <?xml version="1.0"?>
      <svg xmlns="http://www.w3.org/2000/svg"
       xmlns:s="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" width="9"><rect width="5"/></svg>
      """
    #expect(cleaned(old, "svg") == new)
    #expect(cleaning.clean(Array(new.utf8), nameExtension: "svg") == .clean(kept: []))
  }

  @Test(
    "what is not rewritten says why",
    arguments: [
      ("<?xml version=\"1.0\"?><svg><g></svg>", "svg", "no sound XML"),
      ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n", "ics", "organiser"),
    ])
  func named(text: String, ending: String, words: String) {
    guard
      case .failed(let why) = cleaning.clean(Array(text.utf8), nameExtension: ending)
    else {
      Issue.record("it was rewritten")
      return
    }
    #expect(why.contains(words), "\(why)")
  }

  @Test("of any other XML comments go; elements that name people are its text, and are named")
  func fields() {
    let old = Array("<?xml version=\"1.0\"?><a><!-- Ana --><author>Ana</author><b>c</b></a>".utf8)
    let kept = ["elements that name people (author)"]
    let new = Array("<?xml version=\"1.0\"?><a><author>Ana</author><b>c</b></a>".utf8)
    #expect(
      cleaning.clean(old, nameExtension: "xml")
        == .cleaned(new, removed: ["comments in the markup"], kept: kept))
    #expect(cleaning.clean(new, nameExtension: "xml") == .clean(kept: kept))
    #expect(
      cleaning.clean(Array("<?xml version=\"1.0\"?><a><b>c</b></a>".utf8), nameExtension: "xml")
        == .clean(kept: []))
  }

  @Test(
    "files that are made to say where or by whom are left, and named",
    arguments: [
      #"<x:xmpmeta xmlns:x="adobe:ns:meta/"><a credit="Ana"/></x:xmpmeta>"#,
      #"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>"#,
      #"<gpx version="1.1"><trkpt lat="46.1" lon="7.2"/></gpx>"#,
      "<kml><Placemark><name>Home</name></Placemark></kml>",
    ])
  func places(_ text: String) {
    let bytes = Array("<?xml version=\"1.0\"?>\(text)".utf8)
    guard case .failed(let why) = cleaning.clean(bytes, nameExtension: "xml") else {
      Issue.record("it was taken for clean")
      return
    }
    #expect(why.contains("where or by whom"))
  }

  @Test("a sidecar of XMP is named whatever it begins with")
  func sidecar() {
    let text = "<?xpacket begin='' id='W5M0'?><x:xmpmeta xmlns:x='adobe:ns:meta/'/>"
    guard case .failed(let why) = cleaning.clean(Array(text.utf8), nameExtension: "xmp") else {
      Issue.record("it was taken for clean")
      return
    }
    #expect(why.contains("where or by whom"))
  }

  @Test("attributes name people as elements do")
  func attributes() {
    let text = #"<?xml version="1.0"?><a Author="Ana" b="c"><d creator=" "/></a>"#
    let result = cleaning.clean(Array(text.utf8), nameExtension: "xml")
    guard case .clean(let kept) = result else {
      Issue.record("\(result)")
      return
    }
    #expect(kept.count == 1 && kept[0].lowercased().contains("(author)"), "\(kept)")
  }

  @Test(
    "captions and lists are named for notes, places and paths",
    arguments: [
      ("vtt", "WEBVTT\n\nNOTE by Ana\n\n00:00.000 --> 00:01.000\nHello\n", "NOTE"),
      ("srt", "1\n00:00:00,000 --> 00:00:01,000\n[latitude: 46.123]\n", "where the camera was"),
      ("m3u", "#EXTM3U\n#EXTINF:1,a\nC:\\Papers\\Ana\\a.mp3\n", "paths"),
      ("md", "# A\n\n![a](file:///C:/Papers/Ana/a.png)\n", "paths"),
    ])
  func captions(ending: String, text: String, words: String) {
    let cleaning = TextCleaning(picture: { _ in .unknown }, saysPlace: { $0.contains("latitude") })
    let result = cleaning.clean(Array(text.utf8), nameExtension: ending)
    guard case .clean(let kept) = result else {
      Issue.record("\(result)")
      return
    }
    #expect(kept.count == 1 && kept[0].contains(words), "\(kept)")
  }

  @Test("styles lose paths of a computer, and what scripts and styles may say of people is named")
  func raw() {
    let old =
      "<html><head><style>p { background: URL( \"file:///C:/Papers/Ana/a.png\" ) }</style></head>"
      + "<body><p style=\"background:url(file:///C:/Papers/Ana/b.png)\">x</p></body></html>"
    let new =
      "<html><head><style>p { background: URL( \"a.png\" ) }</style></head>"
      + "<body><p style=\"background:url(b.png)\">x</p></body></html>"
    #expect(cleaned(old, "html") == new)
    for (part, kept) in [
      ("<style>/* Ana */</style>", "comments in scripts or styles"),
      ("<script>\n  // Ana\n</script>", "comments in scripts or styles"),
      (
        #"<script type="application/ld+json">{"author":"Ana"}</script>"#,
        "a script that names an author"
      ),
      (
        #"<meta itemprop="author" content="Ana">"#,
        "facts of the page that name people (itemprop)"
      ),
      ("<script>let a = 'https://example.org'</script>", ""),
    ] {
      let page = Array("<html><head>\(part)</head><body>x</body></html>".utf8)
      #expect(
        cleaning.clean(page, nameExtension: "html") == .clean(kept: kept.isEmpty ? [] : [kept]))
    }
  }

  @Test("notes are clean but for what stands in their head and in comments")
  func markdown() {
    #expect(
      cleaning.clean(Array("---\nauthor: Ana\n---\n# A\n<!-- Ana -->\n".utf8), nameExtension: "md")
        == .clean(kept: ["the lines between dashes at its top", "comments (<!-- … -->)"]))
    #expect(cleaning.clean(Array("Hello.\n".utf8), nameExtension: "txt") == .clean(kept: []))
  }

  @Test(
    "half a page is no fault of ours and takes no time to speak of",
    arguments: [
      "<p", "<!--", "<xml>", "<script>", "<p a='", "<!", "<?", "</", "<meta name=author ",
      "<p a=b ",
      "--!>", "<title>",
    ])
  func flood(_ part: String) {
    let start = ContinuousClock.now
    let page = "<html><body><p>Hello</p>" + String(repeating: part, count: 20_000)
    _ = cleaning.clean(Array(page.utf8), nameExtension: "html")
    #expect(ContinuousClock.now - start < .seconds(60))
  }
}
