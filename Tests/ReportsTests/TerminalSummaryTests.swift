import Artifacts
import Submissions
import Testing

@testable import Reports

@Suite("Terminal summary")
struct TerminalSummaryTests {
  private func text(
    _ records: [ArtifactRecord], folder: String = "culture", color: Bool = false, width: Int = 100
  ) throws -> String {
    TerminalSummary.text(
      for: try ReportFixture.submission(records, folder: folder),
      resultFolder: "culture.exhibit", color: color, width: width)
  }

  @Test("the answer comes first, then everything that was found, in plain words")
  func complete() throws {
    #expect(
      try text(ReportFixture.complete) == """
        Ready to hand in: nothing here would be sent back.
        culture, for Fostering a Collaborative Learning Culture

        5 artifacts · 7.0 MB · 10:14 recorded
          agenda.html         document    90 words      agenda
          part1.html          document    212 words     text of Part 1
          part3.html          document    280 words     text of Part 3
          reflection.html     document    150 words     reflection
          video/protocol.mp4  video       10:14         protocol video

        Requirements
          met         Length of Part 1: at most 300 words; here 212 words
          met         Number of artifacts in Part 2: at least 3 artifacts; here 3 artifacts
          met         Soundness of Part 2: no artifact with an error; here none
          met         Length of Part 3: at most 300 words; here 280 words

        Suggested by the credential and not here (not required)
          Communication log with notes from meetings with teachers

        Left out: 1 path
          .DS_Store: left by a file manager

        Results in culture.exhibit
          report.html to read, manifest.json and manifest.jsonl to keep, SHA256SUMS

        """)
  }

  @Test("the files of a meeting stand below its recording, and their length counts once")
  func sets() throws {
    #expect(
      try text(ReportFixture.meeting).contains(
        """
        8 artifacts · 11.2 MB · 10:14 recorded
          a.html                                      document    90 words
          m/minutes.html                              document    150 words
          m/zoom_0.mp4                                video       10:14
            + Audio Record/audioRobinDoe11223344.m4a  one voice   10:14
            + audio_only.m4a                          alternate   10:14
            + chat.txt                                chat        1.4 MB
            + zoom_0.vtt                              transcript  1.4 MB
          z.html                                      document    5 words

        """))
  }

  @Test("what to mend comes in the order of mending, each with its fix, and notes are only counted")
  func flawed() throws {
    let text = try text(ReportFixture.flawed)
    #expect(
      text.hasPrefix("Not ready, this would be sent back: 2 errors, 2 requirements not met.\n"))
    #expect(text.contains("How to mend it, in this order (2 errors, 1 warning, 1 note)"))
    let lines = text.split(separator: "\n").map(String.init)
    let starts = [
      "  1. video/protocol.mp4, at 5:00: The recording ends at",
      "  2. part3.html: The text of Part 3 is 112 words too long.", "  3. photo.txt:",
      "  4. Length of Part 1: at most 300 words; here no text of Part 1",
    ]
    let places = starts.map { start in lines.firstIndex { $0.hasPrefix(start) } ?? -1 }
    #expect(places.sorted() == places && places[0] > 0, "\(text)")
    #expect(lines[places[1] + 1] == "     Shorten it by 112 words.")
    #expect(!lines.contains { $0.hasPrefix("  5. ") })
    #expect(!text.contains("x.webm: N."))
  }

  @Test("nothing that a stranger wrote reaches the terminal unescaped")
  func hostile() throws {
    let evil = "a\u{1B}[2J\u{7}\u{202E}\n\u{200B}.mp4"
    let records = [
      ReportFixture.record(
        evil, .video, findings: [Finding(.mediaTruncated, "x\u{1B}]0;pwned\u{7}y", fix: evil)])
    ]
    let text = try text(records, folder: evil)
    for scalar in text.unicodeScalars where scalar != "\n" {
      #expect(DisplayText(String(scalar)).description == String(scalar))
    }
    #expect(text.contains(#"a\u{1b}[2J\u{7}\u{202e}\n\u{200b}.mp4"#))
  }

  @Test("no line is wider than the terminal or 100 columns", arguments: [40, 72, 100, 300])
  func width(columns: Int) throws {
    let long = String(repeating: "漢字", count: 60) + "/" + String(repeating: "x", count: 200)
    var records = ReportFixture.flawed
    records.append(
      ReportFixture.record(
        long, .video, milliseconds: 5,
        findings: [Finding(.mediaTruncated, String(repeating: "word ", count: 80) + long)]))
    records += ["mp4", "en.vtt"].map {
      ReportFixture.record(
        "set/\(long.dropLast(9)).\($0)", $0 == "mp4" ? .video : .transcript, milliseconds: 5)
    }
    records += ReportFixture.meeting
    for line in try text(records, width: columns).split(separator: "\n") {
      #expect(TextWidth.of(String(line)) <= min(columns, 100), "\(line)")
    }
  }

  @Test("thousands of artifacts still fit on two screens")
  func bounded() throws {
    let records = (0..<1000).map {
      ReportFixture.record(
        "\($0).mp4", .video, milliseconds: 5, findings: [Finding(.mediaTruncated, "Cut.")])
    }
    let lines = try text(records).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count <= 80)
  }

  @Test("wide letters line up with narrow ones")
  func wide() throws {
    let text = try text([
      ReportFixture.record("議程.html", .document, words: 5),
      ReportFixture.record("abcd.html", .document, words: 5),
      ReportFixture.record("e\u{301}bcd.html", .document, words: 5),
    ])
    // By hand: 議程 and abcd both take four columns, and so does é with its combining accent.
    #expect(text.contains("  議程.html  document"))
    #expect(text.contains("  abcd.html  document"))
    #expect(text.contains("  e\u{301}bcd.html  document"))
  }

  @Test("colour only adds SGR sequences")
  func color() throws {
    let plain = try text(ReportFixture.flawed)
    let colored = try text(ReportFixture.flawed, color: true)
    #expect(colored != plain)
    var stripped = ""
    var rest = colored[...]
    while let escape = rest.firstIndex(of: "\u{1B}") {
      stripped += rest[..<escape]
      let end = try #require(rest[escape...].firstIndex(of: "m"))
      rest = rest[rest.index(after: end)...]
    }
    #expect(stripped + rest == plain)
  }
}
