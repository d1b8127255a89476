import Artifacts
import LinkValidation
import Testing

@Suite("Local links")
struct LocalLinkCheckerTests {
  /// What lies in the folder, by hand.
  private static let folder: [String: LinkTarget] = [
    "clip.mp4": .file(LinkedFile(kind: .video, mediaType: "video/mp4", milliseconds: 2000)),
    "long.mp4": .file(LinkedFile(kind: .video, milliseconds: 614_400)),
    "live.webm": .file(LinkedFile(kind: .video)),
    "cut.mp4": .file(LinkedFile(kind: .video, milliseconds: 900, error: .mediaTruncated)),
    "empty.mp4": .file(LinkedFile(kind: .unreadable, error: .fileEmpty)),
    "fake.mp4": .file(LinkedFile(kind: .document, mediaType: "text/html")),
    "notes.pdf": .file(LinkedFile(kind: .document, mediaType: "application/pdf")),
    "video/my talk.mp4": .file(LinkedFile(kind: .video, milliseconds: 2000)),
    "video/Ümlaut.mp4": .file(LinkedFile(kind: .video, milliseconds: 2000)),
    "what?.pdf": .file(LinkedFile(kind: .document)),
    "video": .directory, "pointer.mp4": .notAFile,
  ]

  private func verdict(
    _ target: String, in document: String = "agenda.html", base: String? = nil
  ) -> LinkVerdict {
    // By bytes: a dictionary of strings would take one normalisation for the other.
    let entries = Self.folder.map { (ArtifactPath($0.key), $0.value) }
    let byPath = Dictionary(uniqueKeysWithValues: entries)
    let names = SimilarNames(entries.map(\.0))
    let checker = LocalLinkChecker(
      lookup: { byPath[$0] }, similar: { names.similar(to: $0) })
    return checker.verdict(of: Link(target: target, base: base), in: ArtifactPath(document))
  }

  @Test(
    "a link resolves as a browser resolves it",
    arguments: [
      ("clip.mp4", "agenda.html", "clip.mp4"), ("./clip.mp4", "agenda.html", "clip.mp4"),
      ("../clip.mp4", "docs/agenda.html", "clip.mp4"),
      ("video/../clip.mp4", "agenda.html", "clip.mp4"),
      ("%2e%2e/clip.mp4", "docs/agenda.html", "clip.mp4"),
      ("my%20talk.mp4", "video/index.html", "video/my talk.mp4"),
      ("video/my talk.mp4", "agenda.html", "video/my talk.mp4"),
      (#"video\my%20talk.mp4"#, "agenda.html", "video/my talk.mp4"),
      ("video/%C3%9Cmlaut.mp4", "agenda.html", "video/Ümlaut.mp4"),
      ("clip.mp4?dl=1#t=1", "agenda.html", "clip.mp4"), ("  clip.mp4\n", "agenda.html", "clip.mp4"),
      ("what%3F.pdf", "agenda.html", "what?.pdf"), ("video/", "agenda.html", "video"),
      ("notes.pdf#page=2", "agenda.html", "notes.pdf"),
    ])
  func resolves(target: String, document: String, resolved: String) {
    let result = verdict(target, in: document)
    #expect(result.verdict == .ok, "\(result)")
    #expect(result.severity == nil)
    #expect(result.resolved == resolved)
    #expect(result.target == target)
    #expect(result.document == document)
  }

  @Test(
    "a page's base decides what a relative link is relative to",
    arguments: [
      ("my%20talk.mp4", "video/", .ok, "video/my talk.mp4"),
      ("clip.mp4", "video/", .broken, "video/clip.mp4"),
      ("clip.mp4", "notes.html", .ok, "clip.mp4"), ("../clip.mp4", "video/x.html", .ok, "clip.mp4"),
      ("clip.mp4", "https://school.example.org/lc/", .skipped, nil),
      ("/clip.mp4", "https://school.example.org/lc/", .skipped, nil),
      ("clip.mp4", "//school.example.org/lc/", .skipped, nil),
      ("/clip.mp4", "//school.example.org/lc/", .skipped, nil),
      ("https://example.org/a", "video/", .skipped, nil), ("clip.mp4", "/lc/", .blocked, nil),
      ("clip.mp4", "../", .blocked, nil), ("clip.mp4", "javascript:x", .ok, "clip.mp4"),
      ("#top", "https://school.example.org/lc/", .skipped, nil),
      ("", "https://school.example.org/lc/", .broken, nil),
    ] as [(String, String, LinkVerdict.Verdict, String?)])
  func base(target: String, base: String, expected: LinkVerdict.Verdict, resolved: String?) {
    let result = verdict(target, base: base)
    #expect(result.verdict == expected)
    #expect(result.resolved == resolved)
    #expect(result.target == target)
    if target == "#top" { #expect(result.reason == "a place in the same document") }
  }

  @Test(
    "a script that does nothing is a button, any other is blocked",
    arguments: [
      ("javascript:void(0)", .skipped), ("JavaScript: void(0);", .skipped),
      ("javascript:;", .skipped), ("javascript:", .skipped), ("javascript:void%200", .skipped),
      ("javascript:void(0)#", .skipped), ("javascript:void(open())", .blocked),
      ("javascript:go()", .blocked), ("javascript://x", .blocked), ("vbscript:", .blocked),
    ] as [(String, LinkVerdict.Verdict)])
  func idleScripts(target: String, expected: LinkVerdict.Verdict) {
    #expect(verdict(target).verdict == expected)
  }

  @Test("a sound file's verdict carries its type and length")
  func facts() {
    let result = verdict("clip.mp4")
    #expect(result.mediaType == "video/mp4")
    #expect(result.milliseconds == 2000)
  }

  @Test(
    "what leads nowhere or out of the folder is told apart",
    arguments: [
      ("gone.mp4", .broken, "there is no such file in the folder"),
      ("", .broken, "the link is empty"), (" \n", .broken, "the link is empty"),
      ("cut.mp4", .broken, "the recording is truncated: its end is missing"),
      ("empty.mp4", .broken, "the file is there and has no contents"),
      ("fake.mp4", .notMedia, "its name promises a recording, the file is none"),
      ("a%00b.mp4", .broken, "no file can have this name"),
      ("video%2Fclip.mp4", .broken, "no file can have this name"),
      ("../clip.mp4", .blocked, "it leads out of the folder, where an assessor can't follow"),
      (
        "video/../../clip.mp4", .blocked,
        "it leads out of the folder, where an assessor can't follow"
      ),
      (
        "%2E%2e/clip.mp4", .blocked, "it leads out of the folder, where an assessor can't follow"
      ),
      ("pointer.mp4", .blocked, "it leads to something that does not travel with the folder"),
    ] as [(String, LinkVerdict.Verdict, String)])
  func leadsNowhere(target: String, expected: LinkVerdict.Verdict, reason: String) {
    let result = verdict(target)
    #expect(result.verdict == expected)
    #expect(result.severity == .error)
    #expect(result.reason == reason)
    #expect(result.fix != nil)
  }

  @Test(
    "schemes are told apart before any file is looked for",
    arguments: [
      ("https://example.org/clip.mp4", .skipped), ("HTTP://example.org", .skipped),
      ("//example.org/clip.mp4", .skipped), ("ftp://example.org/x", .skipped),
      ("mailto:a@example.org", .skipped), ("tel:+1", .skipped), ("sms:+1", .skipped),
      ("data:text/plain,x", .skipped), ("zoommtg://x", .skipped), ("#top", .skipped),
      ("?page=2", .skipped), ("javascript:alert(1)", .blocked), ("java\nscript:alert(1)", .blocked),
      ("\u{1}javascript:alert(1)", .blocked), ("VBScript:x", .blocked),
      ("file:///home/a/clip.mp4", .blocked), ("/clip.mp4", .blocked), ("/", .blocked),
      (#"C:\Users\a\clip.mp4"#, .blocked), (#"\\server\share\clip.mp4"#, .blocked),
      ("blob:https://example.org/1", .broken), ("cid:image001", .broken),
    ] as [(String, LinkVerdict.Verdict)])
  func schemes(target: String, expected: LinkVerdict.Verdict) {
    let result = verdict(target)
    #expect(result.verdict == expected)
    #expect(result.reason != nil)
    #expect(result.resolved == nil)
  }

  @Test("a network link says that it was not asked")
  func network() {
    #expect(
      verdict("https://example.org").reason == "not asked: “exhibit links” asks the network")
  }

  // Times as W3C Media Fragments 1.0 §4.2.1 writes them, against 2 s and 10:14.4.
  @Test(
    "a time within the recording is fine",
    arguments: [
      "clip.mp4#t=1", "clip.mp4#t=npt:0.5,2", "clip.mp4#t=,1", "clip.mp4#t=0:01,0:02",
      "clip.mp4#t=1.5", "clip.mp4#t=1.", "clip.mp4#xywh=0,0,1,1&t=1", "clip.mp4#t=0:00:01",
      "clip.mp4#t=9&t=1", "clip.mp4#%74=1", "long.mp4#t=10:14", "long.mp4#t=0,614.65",
      "long.mp4#t=00:10:00,00:10:14.4", "live.webm#t=500",
      // No times of the format: players ignore them.
      "clip.mp4#t=", "clip.mp4#t=smpte:00:10:00", "clip.mp4#t=1m30s", "clip.mp4#t=0:99",
      "clip.mp4#t=-5", "clip.mp4#t=1,2,3", "clip.mp4#chapter", "clip.mp4#t=1,x",
    ])
  func timeWithin(target: String) {
    #expect(verdict(target).verdict == .ok)
  }

  @Test(
    "a time beyond the recording's end is out of range",
    arguments: [
      ("clip.mp4#t=5,9", "0:02"), ("clip.mp4#t=2", "0:02"), ("clip.mp4#t=0,3", "0:02"),
      ("clip.mp4#t=npt:1:00", "0:02"), ("clip.mp4#t=,9", "0:02"), ("long.mp4#t=616", "10:14"),
      ("long.mp4#t=0,614.651", "10:14"), ("long.mp4#t=0,615", "10:14"),
      ("clip.mp4#t=99999999999999999999999999", "0:02"),
      ("clip.mp4#t=9223372036854775807:00:00", "0:02"),
    ])
  func timeBeyond(target: String, end: String) {
    let result = verdict(target)
    #expect(result.verdict == .outOfRange)
    #expect(result.reason == "the recording ends at \(end)")
    #expect(result.severity == .error)
  }

  // Up to max(length + 0.25 s, length rounded to the nearest second), by hand.
  @Test(
    "an end may be what a player shows, and no more",
    arguments: [
      (2100, "0,2.35", .ok), (2100, "0,2.351", .outOfRange), (2100, "0,2.9", .outOfRange),
      (2100, "0,3", .outOfRange), (2020, "1,2.27", .ok), (2020, "1,3", .outOfRange),
      (2600, "0,3", .ok), (2600, "0,3.001", .outOfRange), (2500, "0,3", .ok),
      (2499, "0,3", .outOfRange), (2900, "0,3.15", .ok), (2900, "0,3.2", .outOfRange),
      (2100, "2.1", .outOfRange), (2100, "2.2,2.3", .outOfRange), (2100, "2.09", .ok),
      (.max, "0,9223372036854775807", .ok),
    ] as [(Int64, String, LinkVerdict.Verdict)])
  func ends(milliseconds: Int64, time: String, expected: LinkVerdict.Verdict) {
    let checker = LocalLinkChecker(lookup: { _ in
      .file(LinkedFile(kind: .video, milliseconds: milliseconds))
    })
    let result = checker.verdict(
      of: Link(target: "clip.mp4#t=\(time)"), in: ArtifactPath("agenda.html"))
    #expect(result.verdict == expected, "\(result)")
  }

  @Test("a time range that ends before it starts is out of range")
  func backwards() {
    #expect(verdict("clip.mp4#t=1,0.5").verdict == .outOfRange)
  }

  @Test(
    "a name that differs in case or normalisation only is offered",
    arguments: [
      ("Clip.MP4", "clip.mp4"), ("video/U\u{308}mlaut.mp4", "video/Ümlaut.mp4"),
    ])
  func similar(target: String, offered: String) throws {
    let result = verdict(target)
    #expect(result.verdict == .broken)
    #expect(
      result.fix == "The folder has \(offered): write the name in the link exactly so.")
  }

  @Test("a name with a question mark of its own is explained")
  func literalName() throws {
    let result = verdict("what?.pdf")
    #expect(result.verdict == .broken)
    #expect(result.reason == "a browser reads ?, # and % in this name as signs of their own")
  }

  @Test("long and odd targets are no trap")
  func odd() {
    for target in [
      String(repeating: "../", count: 50_000), String(repeating: "a/", count: 50_000), "%", "%%%",
      "%ff%fe", "#", "##t=", ":", "::", "a:", "?#", "\u{0}", "..", ".", "//",
      String(
        repeating: "x", count: 100_000),
    ] {
      _ = verdict(target)
    }
  }
}
