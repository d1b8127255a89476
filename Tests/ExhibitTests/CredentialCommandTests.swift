import TestSupport
import Testing

@Suite("exhibit credential, init and submission.yaml")
struct CredentialCommandTests {
  static let samples: [String] = [
    "one-by-link", "one-lesson-on-video", "outcomes-with-evidence", "routines-revised", "two-clips",
    "two-unedited-lessons",
  ]

  @Test("check names every fault with line and column, and exits 1")
  func check() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      schema: exhibit.credential/1
      id: x
      title: X
      issuer: I
      parts:
        - part: 1
          title: T
          maxWord: 300
          minWords: none
      """, to: "x.yaml")
    let result = try ExhibitProgram.run(["credential", "check", "x.yaml"], in: folder.path)
    #expect(result.status == 1)
    let lines = result.text.split(separator: "\n")
    #expect(lines.count == 2, "\(result)")
    #expect(lines.first?.hasPrefix("x.yaml:8:5: a part has no such field “maxWord”") == true)
    #expect(lines.last?.hasPrefix("x.yaml:9:15: minWords is a whole number") == true)
  }

  @Test(
    "the samples are sound, by the command and by the schema with a validator that is not ours",
    arguments: samples)
  func sound(_ name: String) throws {
    let path = Checkout.path("Samples/credentials/\(name).yaml")
    let result = try ExhibitProgram.run(["credential", "check", path])
    #expect(result.status == 0, "\(result)")
    try expectValid([path], "credential", isValid: true)
  }

  private func expectValid(_ paths: [String], _ schema: String, isValid: Bool) throws {
    guard Tool.checkJSONSchema.mayRun else { return }
    let folder = try TemporaryFolder()
    let printed = try ExhibitProgram.run(["schema", schema])
    let file = try folder.write(printed.output, to: "schema.json")
    let check = try Tool.checkJSONSchema.run(["--schemafile", file] + paths)
    #expect((check.status == 0) == isValid, "\(check)")
  }

  @Test("the schemas refuse what the readers refuse")
  func refused() throws {
    let folder = try TemporaryFolder()
    let credential = try folder.write(
      "schema: exhibit.credential/1\nid: x\ntitle: X\nissuer: I\nparts: [{part: 1, title: T, maxWord: 3}]\n",
      to: "c.yaml")
    try expectValid([credential], "credential", isValid: false)
    let submission = try folder.write(
      "schema: exhibit.submission/1\nartifacts: [{path: a, url: \"https://b.org\"}]\n", to: "s.yaml"
    )
    try expectValid([submission], "submission", isValid: false)
  }

  @Test(
    "show says what a definition asks, in words",
    arguments: [
      ("fostering-a-collaborative-learning-culture", "At most 300 words."),
      (
        "one-lesson-on-video", "either exactly 1 lesson clip; each at most 15 minutes; or exactly 3"
      ),
      ("two-unedited-lessons", "recorded within 12 months"),
      ("two-clips", "together at most 15 minutes"),
      ("routines-revised", "no listed name in file names, metadata or text"),
      ("outcomes-with-evidence", "with a time or page and an explanation"),
      ("one-by-link", "at least 2 of:"),
    ])
  func show(name: String, words: String) throws {
    let file =
      Self.samples.contains(name) ? Checkout.path("Samples/credentials/\(name).yaml") : name
    let result = try ExhibitProgram.run(["credential", "show", file])
    #expect(result.status == 0, "\(result)")
    let text = result.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(text.contains(words), "\(text)")
  }

  @Test("init writes what was recognised, keeps what was written, and adds only what is new")
  func initialise() throws {
    let sample = try SubmissionCopy("learning-culture")
    let first = try ExhibitProgram.run(["init", sample.name], in: sample.folder.path)
    #expect(first.status == 0, "\(first)")
    #expect(first.text == "learning-culture/submission.yaml\n")
    let path = sample.folder.path("learning-culture/submission.yaml")
    try expectValid([path], "submission", isValid: true)
    let text = String(
      decoding: try sample.folder.read("learning-culture/submission.yaml"), as: UTF8.self)
    for line in ["part1: part1.txt", "part3: part3.md", "  - path: video/tuning-protocol.mp4"] {
      #expect(text.contains(line + "\n"), "\(line)")
    }
    #expect(try sample.manifest(["--quiet"]).status == 0)
    #expect(try sample.verify().status == 0)
    // By hand: a comment, a title and another category.
    let edited = text.replacing(
      "  - path: video/tuning-protocol.mp4\n",
      with: "  # The best one.\n  - path: video/tuning-protocol.mp4\n    description: Mine\n")
    try sample.folder.write(edited, to: "learning-culture/submission.yaml")
    try sample.folder.write("Looking back, I learned a lot.", to: "learning-culture/zz-new.txt")
    #expect(try ExhibitProgram.run(["init", sample.name], in: sample.folder.path).status == 0)
    let after = String(
      decoding: try sample.folder.read("learning-culture/submission.yaml"), as: UTF8.self)
    #expect(after.hasPrefix(edited))
    #expect(after.dropFirst(edited.count).contains("  - path: zz-new.txt\n"))
    #expect(try ExhibitProgram.run(["init", sample.name], in: sample.folder.path).status == 0)
    #expect(
      try sample.folder.read("learning-culture/submission.yaml") == Array(after.utf8))
    // What was declared meanwhile is not what the manifest was made of.
    let verified = try sample.verify()
    #expect(verified.status == 1)
    #expect(verified.text.contains("submission.yaml"), "\(verified)")
  }

  @Test(
    "a fault in submission.yaml is a finding with its line and column, and stops init unwritten")
  func faulty() throws {
    let sample = try SubmissionCopy("learning-culture")
    let yaml = "schema: exhibit.submission/1\ntitel: Mine\nasOf: someday\n"
    try sample.folder.write(yaml, to: "learning-culture/submission.yaml")
    let result = try sample.manifest()
    #expect(result.status == 1)
    #expect(result.text.contains("line 2, column 1"), "\(result)")
    #expect(result.text.contains("line 3, column 7"), "\(result)")
    let again = try ExhibitProgram.run(["init", sample.name], in: sample.folder.path)
    #expect(again.status == 3)
    #expect(again.errorText.contains("line 2, column 1"), "\(again)")
    #expect(try sample.folder.read("learning-culture/submission.yaml") == Array(yaml.utf8))
  }

  /// Each fix is followed as it is written, by hand; what it says is held against the summary.
  @Test("every planted fault of the flawed sample is found, and following its fix makes it pass")
  func mended() throws {
    let sample = try SubmissionCopy("flawed")
    let before = try sample.manifest().text.split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    for words in [
      "photos/norms-poster.jpg: The file is empty (0 bytes). Copy the file again from where it came from",
      "video/tuning-protocol.mp4, at 0:38: The end of the recording is missing",
      "Copy or download the recording again from where it was made",
      "part3.md: The text of Part 3 is 167 words too long. Shorten it by 167 words.",
      "teacher-reflection-3.html: there is no such file in the folder. Put the file into the folder "
        + "under the name that the link uses, or correct the link.",
      "audio/recorded-reflection.mp3: The name ends in “.mp3”, but the file holds audio/wav. Rename it "
        + "to end in “.wav”.",
    ] { #expect(before.contains(words), "\(words)\n\(before)") }
    func copy(_ file: String) throws {
      let bytes = try Checkout.bytes("Samples/learning-culture/\(file)")
      try sample.folder.write(bytes, to: "flawed/\(file)")
    }
    try copy("photos/norms-poster.jpg")
    try copy("video/tuning-protocol.mp4")
    let text = String(decoding: try sample.folder.read("flawed/part3.md"), as: UTF8.self)
    try sample.folder.write(Self.shortened(text, by: 167), to: "flawed/part3.md")
    let agenda = "flawed/agendas/2026-03-12-professional-learning.html"
    // Windows-1252: only bytes of ASCII are changed.
    let link = try Tool.python3.run(
      [
        "-c",
        "import sys; p=sys.argv[1]; b=open(p,'rb').read(); "
          + "open(p,'wb').write(b.replace(b'teacher-reflection-3', b'teacher-reflection-1'))",
        sample.folder.path(agenda),
      ])
    #expect(link.status == 0)
    let sound = try sample.folder.read("flawed/audio/recorded-reflection.mp3")
    try sample.folder.write(sound, to: "flawed/audio/recorded-reflection.wav")
    #expect(
      try Tool.python3.run(
        [
          "-c", "import os, sys; os.remove(sys.argv[1])",
          sample.folder.path("flawed/audio/recorded-reflection.mp3"),
        ]
      ).status == 0)
    let after = try sample.manifest()
    #expect(after.status == 0, "\(after)")
    #expect(
      after.text.hasPrefix("Ready to hand in: nothing here would be sent back.\n"), "\(after)")
  }

  /// The text without its last words, as word processors count them.
  private static func shortened(_ text: String, by count: Int) -> String {
    var (rest, left) = (text[...], count)
    while left > 0, let end = rest.lastIndex(where: { !$0.isWhitespace }) {
      rest = rest[...end]
      let start = rest.lastIndex(where: \.isWhitespace) ?? rest.startIndex
      // A hash alone marks a heading and is no word.
      if rest[start...].contains(where: { $0.isLetter || $0.isNumber }) { left -= 1 }
      rest = rest[..<start]
    }
    return String(rest) + "\n"
  }

  @Test("of a platform's download the latest attempt is assessed and earlier ones are listed")
  func attempts() throws {
    let folder = try TemporaryFolder()
    for name in ["ana_attempt1", "ana_attempt2", "ana_attempt10", "bo_attempt1"] {
      try folder.write("Looking back.", to: "in/\(name)/reflection.txt")
    }
    let options = ["--naming", "{candidate}_attempt{attempt}"]
    let several = try ExhibitProgram.run(["manifest", "in"] + options, in: folder.path)
    #expect(several.status == 64)
    #expect(several.errorText.contains("(ana, bo); name one with --candidate"), "\(several)")
    let result = try ExhibitProgram.run(
      ["manifest", "in", "--candidate", "ana"] + options, in: folder.path)
    let text = result.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      text.contains(
        "Attempt 10 of ana; earlier: attempt 1 (ana_attempt1), attempt 2 (ana_attempt2)."),
      "\(text)")
    _ = try folder.read("in/ana_attempt10.exhibit/manifest.json")
    // The definition's own pattern, once every entry follows it; results lie there by now.
    let own = try ExhibitProgram.run(
      [
        "manifest", "in", "--candidate", "bo", "--credential",
        Checkout.path("Samples/credentials/two-unedited-lessons.yaml"),
      ], in: folder.path)
    #expect(own.text.contains("Attempt 1 of bo."), "\(own)")
  }

  @Test("a flawed folder of 20 artifacts takes two screens")
  func screens() throws {
    let folder = try TemporaryFolder()
    for number in 1...20 { try folder.write([], to: "in/\(number)-a-long-name-of-an-artifact.mp4") }
    let text = try ExhibitProgram.run(["manifest", "in"], in: folder.path).text
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 80, "\(text)")
    let full = try ExhibitProgram.run(["manifest", "in", "--verbose"], in: folder.path).text
    #expect(full.contains(" 20. "))
  }
}
