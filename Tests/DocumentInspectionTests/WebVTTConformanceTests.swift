import Artifacts
import Testing

/// WebVTT's parser, case by case, rewritten from W3C's WebVTT: §6.1 (file), §6.3 (timings), §6.4 (text).
/// What each file comes to was worked out by hand from the algorithms.
@Suite("WebVTT's rules")
struct WebVTTConformanceTests {
  /// `START-END text`, a voice before the text in brackets.
  static func lines(_ reply: Reply) -> [String] {
    (reply.transcript?.cues ?? []).map { cue in
      "\(cue.startMilliseconds)-\(cue.endMilliseconds) "
        + (cue.speaker.map { "[\($0)] " } ?? "") + cue.text
    }
  }

  // MARK: The file

  static let files: [(rule: String, text: String, cues: [String])] = [
    ("signature alone", "WEBVTT", []),
    ("signature and line feed", "WEBVTT\n", []),
    ("text behind a space", "WEBVTT x\n\n00:00.000 --> 00:01.000\na", ["0-1000 a"]),
    ("text behind a tab", "WEBVTT\tx\n\n00:00.000 --> 00:01.000\na", ["0-1000 a"]),
    ("byte order mark", "\u{FEFF}WEBVTT\n\n00:00.000 --> 00:01.000\na", ["0-1000 a"]),
    ("CR LF", "WEBVTT\r\n\r\n00:00.000 --> 00:01.000\r\na\r\nb\r\n", ["0-1000 a b"]),
    ("CR", "WEBVTT\r\r00:00.000 --> 00:01.000\ra\rb\r", ["0-1000 a b"]),
    ("line ends mixed", "WEBVTT\r\n\n00:00.000 --> 00:01.000\ra\nb", ["0-1000 a b"]),
    ("no end of line at the end", "WEBVTT\n\n00:00.000 --> 00:01.000\na", ["0-1000 a"]),
    (
      "header lines", "WEBVTT\nKind: captions\nLanguage: en\n\n00:00.000 --> 00:01.000\na",
      ["0-1000 a"]
    ),
    ("a cue right behind the signature", "WEBVTT\n00:00.000 --> 00:01.000\na", ["0-1000 a"]),
    ("a cue right behind header lines", "WEBVTT\nx: y\n00:00.000 --> 00:01.000\na", ["0-1000 a"]),
    ("many empty lines", "WEBVTT\n\n\n\n00:00.000 --> 00:01.000\na\n\n\n\n", ["0-1000 a"]),
    ("identifier", "WEBVTT\n\nx y\n00:00.000 --> 00:01.000\na", ["0-1000 a"]),
    ("identifier of digits", "WEBVTT\n\n1\n00:00.000 --> 00:01.000\na", ["0-1000 a"]),
    (
      "identifier like a comment's name", "WEBVTT\n\nNOTES\n00:00.000 --> 00:01.000\na",
      ["0-1000 a"]
    ),
    (
      "a time line ends the cue before",
      "WEBVTT\n\n00:00.000 --> 00:01.000\na\n00:01.000 --> 00:02.000\nb",
      ["0-1000 a", "1000-2000 b"]
    ),
    (
      "an identifier within a cue is its text",
      "WEBVTT\n\n00:00.000 --> 00:01.000\na\n2\n00:01.000 --> 00:02.000\nb",
      ["0-1000 a 2", "1000-2000 b"]
    ),
    (
      "a cue without text", "WEBVTT\n\n00:00.000 --> 00:01.000\n\n00:01.000 --> 00:02.000\nb",
      ["0-1000 ", "1000-2000 b"]
    ),
    (
      "a line of spaces is no empty line", "WEBVTT\n\n00:00.000 --> 00:01.000\na\n  \nb",
      ["0-1000 a b"]
    ),
    ("comment", "WEBVTT\n\nNOTE x\ny\n\n00:00.000 --> 00:01.000\na", ["0-1000 a"]),
    ("comment over lines", "WEBVTT\n\nNOTE\nx\ny\n\n00:00.000 --> 00:01.000\na", ["0-1000 a"]),
    (
      "style sheet", "WEBVTT\n\nSTYLE\n::cue { color: red }\n\n00:00.000 --> 00:01.000\na",
      ["0-1000 a"]
    ),
    (
      "region", "WEBVTT\n\nREGION\nid:x\nwidth:40%\n\n00:00.000 --> 00:01.000 region:x\na",
      ["0-1000 a"]
    ),
    (
      "style sheet behind a cue", "WEBVTT\n\n00:00.000 --> 00:01.000\na\n\nSTYLE\n::cue {}\n",
      ["0-1000 a"]
    ),
  ]

  @Test("blocks are told apart", arguments: files.indices)
  func file(index: Int) {
    let sample = Self.files[index]
    let reply = inspect(sample.text)
    #expect(reply.mediaType == "text/vtt", "\(sample.rule)")
    #expect(Self.lines(reply) == sample.cues, "\(sample.rule)")
    #expect(reply.transcript?.cueCount == sample.cues.count, "\(sample.rule)")
    #expect(!reply.codes.contains("transcript.malformed-cue"), "\(sample.rule)")
  }

  @Test(
    "another first line is no WebVTT",
    arguments: [
      "WEBVTTx\n\n00:00.000 --> 00:01.000\na", "webvtt\n\n00:00.000 --> 00:01.000\na",
      " WEBVTT\n\n00:00.000 --> 00:01.000\na", "\nWEBVTT\n\n00:00.000 --> 00:01.000\na",
      "WEB VTT\n\n00:00.000 --> 00:01.000\na", "WEBVTT:\n\n00:00.000 --> 00:01.000\na",
    ])
  func signature(text: String) {
    #expect(inspect(text).mediaType != "text/vtt")
  }

  @Test("two lines before a time line are a block of their own, which is said to be none")
  func twoLines() {
    let reply = inspect("WEBVTT\n\nx\ny\n00:00.000 --> 00:01.000\na")
    #expect(Self.lines(reply) == ["0-1000 a"])
    #expect(reply.codes == ["transcript.malformed-cue"])
  }

  // MARK: Times

  static let timings: [(line: String, times: String)] = [
    ("00:00.000 --> 00:01.000", "0-1000"), ("00:00:00.000 --> 00:00:01.000", "0-1000"),
    ("1:00:00.000 --> 1:00:01.000", "3600000-3601000"),
    ("100:00:00.001 --> 100:00:01.000", "360000001-360001000"),
    ("000:00:01.000 --> 000:00:02.000", "1000-2000"),
    ("59:59.999 --> 01:00:00.000", "3599999-3600000"),
    ("00:00.000-->00:01.000", "0-1000"), ("  00:00.000\t-->\t00:01.000  ", "0-1000"),
    ("00:00.000 --> 00:01.000align:start", "0-1000"),
    ("00:00.000 --> 00:01.000 align:start position:10% line:0 size:50% vertical:rl", "0-1000"),
    ("00:00.000 --> 00:01.000 nonsense:::x", "0-1000"),
    ("00:00.000 --> 00:01.000 --> 00:02.000", "0-1000"),
    ("00:01.000 --> 00:01.000", "1000-1000"),
  ]

  @Test("a sound time line is read", arguments: timings.indices)
  func timing(index: Int) {
    let reply = inspect("WEBVTT\n\n\(Self.timings[index].line)\na")
    #expect(Self.lines(reply) == ["\(Self.timings[index].times) a"])
    #expect(reply.findings.isEmpty)
  }

  @Test(
    "a cue whose time line breaks the rules is left out and said",
    arguments: [
      "00:00:60.000 --> 00:01:01.000", "00:60.000 --> 01:01.000", "00:60:00.000 --> 01:00:01.000",
      "0:00.000 --> 0:01.000x", "00:00.00x --> 00:01.000", "00:00.000 --> 00:01.",
      "00:00.000 --> ", " --> 00:01.000", "-->", "00.000 --> 01.000", "00:00.000 --> x",
      "-00:00.000 --> 00:01.000", "00:00.000 -- > --> 00:01.000", "00:0.000 --> 00:01.000x0",
      "0000000000:00:00.000 --> 00:01.000", "x 00:00.000 --> 00:01.000",
      "00:02.000 --> 00:01.000",
    ])
  func badTiming(line: String) {
    let reply = inspect("WEBVTT\n\n\(line)\nlost\n\n00:05.000 --> 00:06.000\nkept")
    #expect(Self.lines(reply) == ["5000-6000 kept"])
    #expect(reply.codes == ["transcript.malformed-cue"])
    #expect(reply.findings.first?.location?.line == 3)
  }

  @Test("SubRip's times in a WebVTT file are read, and said to break its rules")
  func comma() {
    let reply = inspect("WEBVTT\n\n1\n00:00:01,000 --> 00:00:02,500\na")
    #expect(Self.lines(reply) == ["1000-2500 a"])
    #expect(reply.codes == ["transcript.malformed-cue"])
  }

  // MARK: Text

  static let texts: [(payload: String, lines: [String])] = [
    ("a <b>b</b> <i>c</i> <u>d</u>", ["a b c d"]), ("<c.red.big>a</c>", ["a"]),
    ("<lang en-GB>a</lang>", ["a"]), ("<lang.x fr>a</lang> b", ["a b"]),
    ("a <00:00:00.500>b", ["a b"]), ("<00:00.500><c>a</c>", ["a"]),
    ("<unknown>a</unknown>", ["a"]), ("a</b>", ["a"]), ("<b>a", ["a"]), ("a<", ["a"]),
    ("a <b", ["a"]), ("a<>b", ["ab"]), ("</>a", ["a"]), ("a > b", ["a > b"]),
    ("1 < 2", ["1"]), ("<b.>a</b>", ["a"]), ("<v.>a</v>", ["a"]),
    ("&amp;&lt;&gt;", ["&<>"]), ("a&nbsp;b", ["a b"]), ("a&lrm;b&rlm;c", ["abc"]),
    ("&eacute;", ["é"]), ("&#233;&#xE9;&#XE9;", ["ééé"]), ("&#0;", ["&#0;"]), ("&x;", ["&x;"]),
    ("R&D", ["R&D"]), ("&amp", ["&amp"]), ("&amp;lt;", ["&lt;"]), ("a &#60;b&#62;", ["a <b>"]),
    ("<v Ana Ruiz>a</v>", ["[Ana Ruiz] a"]), ("<v Ana>a", ["[Ana] a"]),
    ("<v.first.loud Ana>a</v>", ["[Ana] a"]), ("<v\tAna>a", ["[Ana] a"]),
    ("<v  Ana  Ruiz >a", ["[Ana Ruiz] a"]), ("<v Ana &amp; Bo>a", ["[Ana & Bo] a"]),
    ("<v>a</v>", ["a"]), ("<vx Ana>a", ["a"]), ("<v Ana>a\nb</v>", ["[Ana] a b"]),
    ("<v Ana><i>a</i></v>", ["[Ana] a"]), ("<i><v Ana>a</v></i>", ["[Ana] a"]),
    ("<v Ana>a</v>\n<v Bo>b</v>", ["[Ana] a", "[Bo] b"]),
    ("<v Ana>a <v Bo>b", ["[Ana] a", "[Bo] b"]),
    ("x <v Ana>a</v> y", ["x", "[Ana] a", "y"]), ("<v Ana>a</v> <v Ana>b</v>", ["[Ana] a b"]),
    ("<ruby>漢<rt>kan</rt>字<rt>ji</rt></ruby>", ["漢(kan)字(ji)"]),
    ("<ruby>漢<rt>kan</ruby>x", ["漢(kan)x"]), ("<ruby>漢<rt>kan", ["漢(kan)"]),
    ("<rt>a</rt>", ["a"]), ("- a\n- b", ["- a - b"]),
  ]

  @Test("a cue's text is read", arguments: texts.indices)
  func text(index: Int) {
    let reply = inspect("WEBVTT\n\n00:00.000 --> 00:01.000\n\(Self.texts[index].payload)\n")
    #expect(Self.lines(reply) == Self.texts[index].lines.map { "0-1000 \($0)" })
    #expect(reply.transcript?.cueCount == Self.texts[index].lines.count)
    #expect(reply.findings.isEmpty)
  }

  @Test("time that a voice's cues share counts once; two voices of a cue both have its time")
  func talkingTime() {
    let reply = inspect(
      """
      WEBVTT

      00:00.000 --> 00:04.000
      <v Ana>a

      00:02.000 --> 00:06.000
      <v Ana>a b</v> <v Bo>c</v>

      00:10.000 --> 00:11.000
      <v Ana>d
      """)
    // 0–6 and 10–11 seconds; 2–6 seconds.
    #expect(
      reply.transcript?.speakers == [
        Speaker(name: "Ana", milliseconds: 7_000), Speaker(name: "Bo", milliseconds: 4_000),
      ])
  }
}
