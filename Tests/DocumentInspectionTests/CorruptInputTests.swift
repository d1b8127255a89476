import Artifacts
import DocumentInspection
import TestSupport
import Testing

@Suite("Whatever a file holds, the inspector answers")
struct CorruptInputTests {
  private static let samples: [(name: String, text: String)] = [
    (
      "html",
      "<html><head><title>Agenda</title></head><body><table><tr><th>Time<th>Item</tr>"
        + "<tr><td rowspan=2>9:00–9:20 AM<td>Norms &amp; <a href='a.mp4#t=1'>clip</a></tr></table>"
        + "<ul class='lst-kix_a-1'><li>é 中文 🙂</ul></body></html>"
    ),
    (
      "xml",
      "<?xml version='1.0' encoding='utf-8'?><agenda date='2026-03-12'><title>T</title>"
        + "<item start='15:00' end='15:10'><title>Norms</title></item></agenda>"
    ),
    ("vtt", "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\n<v Ana>Hi &amp; bye\n"),
    (
      "srt", "1\n00:00:01,000 --> 00:00:02,000\nHi\n\n2\n00:00:02,000 --> 00:00:03,000\n{\\an8}Bo\n"
    ),
    ("csv", "Date,With,Notes\n2026-01-09,Ana,\"said \"\"yes\"\", then\nleft\"\n2026-02-01,Bo,ok\n"),
    (
      "ics",
      "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;TZID=\"Europe/London\":20260312T150000\r\n"
        + "DURATION:PT20M\r\nSUMMARY:Tea\\, é\r\n and\r\nATTENDEE;CN=A^nB:mailto:a\r\n"
        + "X-ALT-DESC:<p>9:00 Norms</p>\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    ),
    (
      "xcal",
      "<?xml version='1.0'?><icalendar><vcalendar><components><vevent><properties><dtstart>"
        + "<parameters><tzid><text>Europe/London</text></tzid></parameters><date-time>"
        + "2026-03-12T15:00:00</date-time></dtstart><duration><duration>PT1H</duration></duration>"
        + "<rrule><recur><freq>DAILY</freq></recur></rrule></properties></vevent></components>"
        + "</vcalendar></icalendar>"
    ),
    (
      "schedule",
      "<?xml version='1.0'?><schedule><conference><title>T</title></conference>"
        + "<day date='2026-03-12'><room name='R'><event><start>9:00</start><duration>00:20"
        + "</duration><title>A</title><persons><person>P</person></persons></event></room></day>"
        + "</schedule>"
    ),
    (
      "jsonld",
      "<html><script type='application/ld+json'>{\"@graph\":[{\"@id\":\"a\",\"@type\":\"Event\","
        + "\"name\":\"\\u00e9\",\"startDate\":\"2026-03-12T15:00+01:00\",\"subEvent\":[{\"@id\":"
        + "\"b\"},1.5e3,null,true]}]}</script><p>9:00-9:20 Norms"
    ),
    (
      "microdata",
      "<html><div itemscope itemtype='http://schema.org/Event' itemref='x'><time itemprop="
        + "startDate datetime='2026-03-12T15:00'>3</time></div><p id=x itemprop=name>A</p>"
        + "<div class=h-event><p class=dt-start><i class=value>15:00</i> <i class=value-title "
        + "title=2026-071></i></p><b class='p-location h-card'>H</b></div><i class=vevent>V</i>"
    ),
    ("sbv", "0:00:03.900,0:00:08.460\nWelcome[br]é\n\n0:00:08.460,0:00:10.000\nBo: hi\n"),
    (
      "ttml",
      "<?xml version='1.0'?><tt xmlns:ttp='x' ttp:frameRate='25' ttp:frameRateMultiplier='1000 1001'>"
        + "<head><agent id='a'><name>Ana</name></agent></head><body timeContainer='seq'><div>"
        + "<p begin='00:00:01:05' dur='3t' agent='a'>x<br/><span begin='1s'>y</span></p></div>"
        + "</body></tt>"
    ),
    (
      "webvtt",
      "WEBVTT\n\nREGION\nid:x\n\nNOTE n\n\ni\n1:00:00.000 --> 1:00:01.000 region:x\n"
        + "<v.a Ana &amp; Bo>a</v> <ruby>b<rt>c</rt></ruby> <00:00.500>&#xE9;\n"
    ),
    ("md", "# Agenda\n\n- 9:00 Norms [x](y \"t\")\n\n| a | b |\n|---|---|\n| **c** | `d` |\n"),
    (
      "eml",
      "From: Ana <a@example.org>\nDate: Thu, 12 Mar 2026 15:04:05 -0700\nSubject: =?utf-8?B?w6k=?=\n"
        + "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"b\"\n\n--b\n"
        + "Content-Type: text/plain; format=flowed\nContent-Transfer-Encoding: quoted-printable\n\n"
        + "9:00 Norms =E2=80=93 =\nall \n> old\n--b\nContent-Type: message/rfc822\n\n"
        + "Subject: in\n\nx\n--b\nContent-Type: a/b; name*0*=utf-8''%c3%a9; name*1=x\n\n--b--\n"
    ),
    (
      "mbox",
      "From a@example.org Thu Mar 12 15:04:05 2026\nSubject: a\n\none\n\n"
        + "From b@example.org Fri Mar 13 15:04:05 2026\nSubject: b\n\ntwo\n"
    ),
    (
      "txt", "09:01:02\t Ana:\thello\n09:01:03 From Bo to Everyone: hi\nMarch 12–13, 2026, 3–4 pm\n"
    ),
  ]

  @Test(
    "empty, blank and one-byte files",
    arguments: [[], [0], [10], [0xFF], [0xFE, 0xFF], [0x3C]] as [[UInt8]])
  func tiny(bytes: [UInt8]) {
    for hint in [nil, "html", "csv", "md"] {
      let reply = DocumentInspector().inspect(bytes, nameExtension: hint)
      #expect(reply.agenda == nil)
    }
  }

  @Test("files cut at every byte", arguments: samples.map(\.name))
  func truncated(name: String) throws {
    let text = try #require(Self.samples.first { $0.name == name }).text
    let bytes = Array(text.utf8)
    for count in bytes.indices {
      _ = DocumentInspector().inspect(Array(bytes.prefix(count)), nameExtension: name)
    }
  }

  @Test("files with flipped bits", arguments: samples.map(\.name))
  func flipped(name: String) throws {
    let text = try #require(Self.samples.first { $0.name == name }).text
    var generator = SeededGenerator(state: 0x5EED_0001)
    for _ in 0..<400 {
      let bytes = generator.flipping(Array(text.utf8), most: 6)
      _ = DocumentInspector().inspect(bytes, nameExtension: name)
    }
  }

  @Test(
    "random bytes are no document", arguments: [0x5EED_0002, 0x5EED_0003, 0x5EED_0004] as [UInt64])
  func random(seed: UInt64) {
    var generator = SeededGenerator(state: seed)
    let bytes = (0..<100_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let reply = DocumentInspector().inspect(bytes, nameExtension: "html")
    #expect(reply.kind == .other)
    #expect(reply.codes.contains("file.kind-unknown"))
  }

  @Test("random text made of the grammars' own pieces")
  func randomPieces() {
    let pieces = [
      "9", ":", "00", "-", "–", " ", "am", "PM", ".", "h", "min", "(", ")", "|", "\n", "\t", "2026",
      "/",
      "March", "Thursday", ",", "<", ">", "&", "#", "*", "[", "](", "Date", "Lead", "=", "\"",
      "-->", "½",
    ]
    var generator = SeededGenerator(state: 0x5EED_0005)
    for _ in 0..<500 {
      let text = (0..<60).compactMap { _ in pieces.randomElement(using: &generator) }.joined()
      for hint in ["md", "csv", "txt", "html"] { _ = inspect(text, as: hint) }
    }
  }

  @Test("100,000 nested elements", .timeLimit(.minutes(10 * Sanitizer.patience)))
  func nested() {
    let deep = String(repeating: "<div>", count: 100_000) + "text"
    let reply = inspect(deep, as: "html")
    #expect(reply.codes.contains("document.cut"))
    let xml = inspect("<?xml version='1.0'?>" + String(repeating: "<a>", count: 100_000))
    #expect(xml.codes.contains("document.malformed"))
  }

  @Test("100,000 attributes on one element", .timeLimit(.minutes(10 * Sanitizer.patience)))
  func attributes() {
    let many = (0..<100_000).map { " a\($0)=\"1\"" }.joined()
    let reply = inspect("<html><body><p\(many)>our norms</p>", as: "html")
    #expect(reply.document?.words == 2)
    #expect(reply.codes == ["document.malformed"])
    let xml = inspect("<?xml version='1.0'?><p\(many)>our norms</p>")
    #expect(xml.document?.words == 2)
  }

  @Test("a megabyte of dashes in a comment", .timeLimit(.minutes(10 * Sanitizer.patience)))
  func dashes() {
    let dashes = String(repeating: "-", count: 1 << 20)
    let reply = inspect("<html><body><!-- \(dashes) --><p>our norms</p>", as: "html")
    #expect(reply.document?.words == 2)
  }

  @Test(
    "entities that grow, and entities of other files, are not followed",
    .timeLimit(.minutes(10 * Sanitizer.patience)))
  func entities() {
    let laughs = (1...9).map { number in
      "<!ENTITY l\(number) \"" + String(repeating: "&l\(number - 1);", count: 10) + "\">"
    }
    let grown = inspect(
      "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY l0 \"ha\">\(laughs.joined())]>"
        + "<a><b>&l9;</b><c x='&l9;'>word</c></a>")
    #expect((grown.document?.words ?? 0) <= 1)
    let foreign = inspect(
      "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>"
        + "<a><b>&f;</b><c>word</c></a>")
    #expect(foreign.document?.passages?.map(\.text) == ["word"])
  }

  @Test(
    "long lines without an end",
    arguments: ["[", "[a](", "<", "9:00-", "2026-", "*", "a,", "\"", "|", "(("])
  func longLines(piece: String) {
    let text = String(repeating: piece, count: 200_000 / piece.utf8.count)
    for hint in ["md", "csv", "txt", "html"] { _ = inspect(text, as: hint) }
  }
}
