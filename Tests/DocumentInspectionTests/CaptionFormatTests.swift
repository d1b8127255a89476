import Artifacts
import Testing

/// SubRip as it is met, YouTube's SBV, and TTML after W3C's TTML2 (§12, time) and IMSC; times were
/// reckoned by hand.
@Suite("Other captions")
struct CaptionFormatTests {
  static let subRips: [(name: String, text: String, lines: [String])] = [
    ("plain", "1\n00:00:01,000 --> 00:00:02,000\na\nb\n", ["1000-2000 a b"]),
    ("no number", "00:00:01,000 --> 00:00:02,000\na\n", ["1000-2000 a"]),
    ("one digit of hours", "1\n0:00:01,000 --> 0:00:02,000\na\n", ["1000-2000 a"]),
    ("no hours", "1\n00:01,000 --> 00:02,000\na\n", ["1000-2000 a"]),
    ("no fraction", "1\n00:00:01 --> 00:00:02\na\n", ["1000-2000 a"]),
    ("short fraction", "1\n00:00:01,5 --> 00:00:02,05\na\n", ["1500-2050 a"]),
    ("places", "1\n00:00:01,000 --> 00:00:02,000 X1:1 X2:2 Y1:3 Y2:4\na\n", ["1000-2000 a"]),
    ("spaces behind the line", "1 \n00:00:01,000 --> 00:00:02,000  \na \n", ["1000-2000 a"]),
    (
      "numbers missing and twice",
      "7\n00:00:01,000 --> 00:00:02,000\na\n\n7\n00:00:03,000 --> "
        + "00:00:04,000\nb\n", ["1000-2000 a", "3000-4000 b"]
    ),
    (
      "line of spaces between",
      "1\n00:00:01,000 --> 00:00:02,000\na\n \n2\n00:00:03,000 --> "
        + "00:00:04,000\nb", ["1000-2000 a", "3000-4000 b"]
    ),
    (
      "tags", "1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<font color=\"#fff\"><B>a</B></font> <x>\n",
      ["1000-2000 a <x>"]
    ),
    (
      "an emptied cue",
      "1\n00:00:01,000 --> 00:00:02,000\na\n\n2\n\n3\n00:00:03,000 --> "
        + "00:00:04,000\nb\n", ["1000-2000 a", "3000-4000 b"]
    ),
    ("old Mac line ends", "1\r00:00:01,000 --> 00:00:02,000\ra\r", ["1000-2000 a"]),
  ]

  @Test("SubRip is read with its slips", arguments: subRips.indices)
  func subRip(index: Int) {
    let sample = Self.subRips[index]
    let reply = inspect(sample.text, as: "srt")
    #expect(reply.transcript?.format == "srt", "\(sample.name)")
    #expect(WebVTTConformanceTests.lines(reply) == sample.lines, "\(sample.name)")
    #expect(reply.findings.isEmpty, "\(sample.name)")
  }

  @Test("YouTube's SBV is read")
  func sbv() {
    let reply = inspect(
      "\u{FEFF}0:00:03.900,0:00:08.460\nWelcome, all[br]of you\n\n0:00:08.460,0:00:10.000\n"
        + ">> Ana: 9:00, then\nnorms\n\n0:00:12.000,0:00:11.000\nlost\n\n1:00:00.000,1:00:01.000\nend",
      as: "sbv")
    #expect(reply.kind == .transcript)
    #expect(reply.transcript?.format == "sbv")
    #expect(
      WebVTTConformanceTests.lines(reply) == [
        "3900-8460 Welcome, all of you", "8460-10000 >> Ana: 9:00, then norms",
        "3600000-3601000 end",
      ])
    #expect(reply.codes == ["transcript.malformed-cue"])
    #expect(inspect("0:00,0:10\nnot captions\n", as: "txt").kind == .document)
  }

  // MARK: TTML

  private static func ttml(_ body: String, root: String = "", head: String = "") -> String {
    "<?xml version=\"1.0\"?><tt xmlns=\"http://www.w3.org/ns/ttml\" "
      + "xmlns:ttm=\"http://www.w3.org/ns/ttml#metadata\" "
      + "xmlns:ttp=\"http://www.w3.org/ns/ttml#parameter\" xml:lang=\"en\" \(root)>"
      + "<head>\(head)</head><body>\(body)</body></tt>"
  }

  static let timedTexts: [(rule: String, root: String, body: String, lines: [String])] = [
    ("clock time", "", "<div><p begin='00:00:01.500' end='00:00:02'>a</p></div>", ["1500-2000 a"]),
    ("duration", "", "<div><p begin='00:00:01' dur='00:00:02'>a</p></div>", ["1000-3000 a"]),
    (
      "the shorter of end and duration", "", "<div><p begin='1s' dur='2s' end='2s'>a</p></div>",
      ["1000-2000 a"]
    ),
    ("seconds", "", "<div><p begin='1.5s' end='2s'>a</p></div>", ["1500-2000 a"]),
    ("milliseconds", "", "<div><p begin='1500ms' end='2000ms'>a</p></div>", ["1500-2000 a"]),
    ("minutes and hours", "", "<div><p begin='0.5m' end='1h'>a</p></div>", ["30000-3600000 a"]),
    (
      "frames, 30 unless said", "", "<div><p begin='00:00:01:15' end='60f'>a</p></div>",
      ["1500-2000 a"]
    ),
    (
      "frames, said", "ttp:frameRate='25'", "<div><p begin='00:00:01:05' end='50f'>a</p></div>",
      ["1200-2000 a"]
    ),
    (
      "frames with a multiplier", "ttp:frameRate='30' ttp:frameRateMultiplier='1000 1001'",
      "<div><p begin='30f' end='60f'>a</p></div>", ["1001-2002 a"]
    ),
    (
      "subframes", "ttp:frameRate='25' ttp:subFrameRate='2'",
      "<div><p begin='00:00:00:00.1' end='1s'>a</p></div>", ["20-1000 a"]
    ),
    (
      "ticks", "ttp:tickRate='10000000'", "<div><p begin='15000000t' end='20000000t'>a</p></div>",
      ["1500-2000 a"]
    ),
    (
      "ticks without a rate are seconds", "", "<div><p begin='1t' end='2t'>a</p></div>",
      ["1000-2000 a"]
    ),
    (
      "ticks are frames where only those are said", "ttp:frameRate='10'",
      "<div><p begin='5t' end='10t'>a</p></div>", ["500-1000 a"]
    ),
    (
      "nested containers add up", "", "<div begin='10s'><p begin='1s' end='2s'>a</p></div>",
      ["11000-12000 a"]
    ),
    (
      "a container's end cuts", "",
      "<div begin='10s' end='11.5s'><p begin='1s' end='9s'>a</p></div>",
      ["11000-11500 a"]
    ),
    ("a container gives the time", "", "<div begin='1s' end='2s'><p>a</p></div>", ["1000-2000 a"]),
    (
      "one after the other", "",
      "<div timeContainer='seq'><p dur='1s'>a</p><p begin='1s' dur='2s'>b</p></div>",
      ["0-1000 a", "2000-4000 b"]
    ),
    (
      "timed spans", "",
      "<div><p begin='1s' end='5s'><span begin='0s' end='1s'>a</span>"
        + "<span begin='1s' end='2s'>b</span></p></div>", ["1000-2000 a", "2000-3000 b"]
    ),
    (
      "untimed spans", "", "<div><p begin='1s' end='2s'>a <span>b</span><br/>c</p></div>",
      ["1000-2000 a b c"]
    ),
    (
      "metadata are no text", "",
      "<div><p begin='1s' end='2s'><metadata><ttm:desc>x</ttm:desc>"
        + "</metadata>a</p></div>", ["1000-2000 a"]
    ),
    (
      "no text, no cue", "", "<div><p begin='1s' end='2s'> </p><p begin='2s' end='3s'>a</p></div>",
      ["2000-3000 a"]
    ),
    ("no div", "", "<p begin='1s' end='2s'>a</p>", ["1000-2000 a"]),
  ]

  @Test("TTML's times are reckoned", arguments: timedTexts.indices)
  func timedText(index: Int) {
    let sample = Self.timedTexts[index]
    let reply = inspect(Self.ttml(sample.body, root: sample.root), as: "ttml")
    #expect(reply.mediaType == "application/ttml+xml", "\(sample.rule)")
    #expect(reply.transcript?.format == "ttml", "\(sample.rule)")
    #expect(WebVTTConformanceTests.lines(reply) == sample.lines, "\(sample.rule)")
    #expect(reply.findings.isEmpty, "\(sample.rule)")
  }

  @Test(
    "a time that can't be read leaves its caption out",
    arguments: [
      "begin='1' end='2s'", "begin='1:00' end='2s'", "begin='00:61:00' end='2h'",
      "begin='-1s' end='2s'",
      "begin='3s' end='2s'", "begin='1s'", "begin='1.s' end='2s'", "begin='00:00:01:40' end='3s'",
      "begin='1e3s' end='2h'", "begin='99999999h' end='2s'", "begin='' end='2s'",
      "begin='inf' end='2s'",
    ])
  func badTime(attributes: String) {
    let reply = inspect(
      Self.ttml("<div><p \(attributes)>lost</p><p begin='5s' end='6s'>kept</p></div>"), as: "ttml")
    #expect(WebVTTConformanceTests.lines(reply) == ["5000-6000 kept"])
    #expect(reply.codes == ["transcript.malformed-cue"])
  }

  @Test("agents are speakers, also from the container; several at once are none")
  func agents() {
    let reply = inspect(
      Self.ttml(
        "<div ttm:agent='a'><p begin='0s' end='1s'>x</p><p begin='1s' end='3s' ttm:agent='b'>y</p>"
          + "<p begin='3s' end='4s' ttm:agent='a b'>z</p>"
          + "<p begin='4s' end='5s'><span ttm:agent='b'>u</span></p></div>",
        head:
          "<metadata><ttm:agent xml:id='a' type='person'><ttm:name type='full'>Ana Ruiz</ttm:name>"
          + "</ttm:agent><ttm:agent xml:id='b' type='person'><ttm:name type='full'>Bo</ttm:name>"
          + "</ttm:agent></metadata>"), as: "ttml")
    #expect(
      WebVTTConformanceTests.lines(reply) == [
        "0-1000 [Ana Ruiz] x", "1000-3000 [Bo] y", "3000-4000 z", "4000-5000 [Bo] u",
      ])
    #expect(
      reply.transcript?.speakers == [
        Speaker(name: "Ana Ruiz", milliseconds: 1_000), Speaker(name: "Bo", milliseconds: 3_000),
      ])
  }
}
