import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("exhibit verify")
struct VerifyTests {
  let sample: SubmissionCopy
  static let photo = "learning-culture/photos/norms-poster.jpg"
  static let video = "learning-culture/video/tuning-protocol.mp4"

  init() throws {
    sample = try SubmissionCopy("learning-culture")
    _ = try sample.manifest()
  }

  /// The five counts, in the order in which they are printed.
  private func counts(_ report: JSON) -> [Int?] {
    ["ok", "changed", "missing", "extra", "unreadable"].map { report["counts"][$0].integer }
  }

  @Test(
    "an untouched submission is verified by its own path and by its results'",
    arguments: [
      "learning-culture", "learning-culture/", "learning-culture.exhibit",
      "learning-culture.exhibit/",
    ])
  func untouched(_ path: String) throws {
    let result = try sample.verify([], path)
    #expect(result.status == 0, "\(result)")
    #expect(
      result.text.hasPrefix("OK 11 ok · 0 changed · 0 missing · 0 extra · 0 unreadable\n"),
      "\(result)")
  }

  @Test("from inside the folder a dot is enough")
  func dot() throws {
    let result = try ExhibitProgram.run(["verify", "."], in: sample.folder.path(sample.name))
    #expect(result.status == 0, "\(result)")
  }

  @Test("one flipped byte: that file is named changed, exit 1")
  func flipped() throws {
    var bytes = try sample.folder.read(Self.video)
    bytes[bytes.count / 2] ^= 1
    try sample.folder.write(bytes, to: Self.video)
    let result = try sample.verify()
    #expect(result.status == 1)
    #expect(result.text.contains("10 ok · 1 changed · 0 missing · 0 extra · 0 unreadable"))
    #expect(result.text.contains("changed     video/tuning-protocol.mp4\n"), "\(result)")
    let report = try sample.verified()
    #expect(report["changed"].array.map { $0["path"].string } == ["video/tuning-protocol.mp4"])
    #expect(counts(report) == [10, 1, 0, 0, 0])
    #expect(report["passed"].boolean == false)
    #expect(report["rootMatches"].boolean == true)
  }

  @Test("an appended byte is a change as well")
  func appended() throws {
    try sample.folder.write(try sample.folder.read(Self.photo) + [0], to: Self.photo)
    #expect(counts(try sample.verified()) == [10, 1, 0, 0, 0])
  }

  @Test("a removed file is missing, exit 1")
  func removed() throws {
    try sample.folder.remove(Self.photo)
    #expect(try sample.verify().status == 1)
    let report = try sample.verified()
    #expect(report["missing"].array.map { $0["path"].string } == ["photos/norms-poster.jpg"])
    #expect(counts(report) == [10, 0, 1, 0, 0])
  }

  @Test("an added file is extra, exit 1; junk that is never listed is not")
  func added() throws {
    try sample.folder.write("x", to: "learning-culture/.DS_Store")
    #expect(try sample.verify().status == 0)
    try sample.folder.write("x", to: "learning-culture/video/more.txt")
    #expect(try sample.verify().status == 1)
    let report = try sample.verified()
    #expect(report["extra"].array.map { $0["path"].string } == ["video/more.txt"])
    #expect(counts(report) == [11, 0, 0, 1, 0])
  }

  @Test("a renamed file is missing under one name and extra under the other")
  func renamed() throws {
    try FileManager.default.moveItem(
      atPath: sample.folder.path(Self.photo), toPath: sample.folder.path("learning-culture/p.jpg"))
    #expect(counts(try sample.verified()) == [10, 0, 1, 1, 0])
  }

  @Test("a file that became a link is named, and the link is not followed")
  func becameLink() throws {
    let outside = try sample.folder.write(try sample.folder.read(Self.photo), to: "outside.jpg")
    try sample.folder.remove(Self.photo)
    try sample.folder.makeLink(Self.photo, to: outside)
    let result = try sample.verify()
    #expect(result.status != 0, "\(result)")
    #expect(result.text.contains("photos/norms-poster.jpg"), "\(result)")
  }

  @Test(
    "a file that may not be read is unreadable, exit 3",
    .enabled(if: geteuid() != 0 || Tool.setpriv.mayRun))
  func unreadable() throws {
    let copies = try TemporaryFolder()
    let program = try ExhibitProgram.copy(into: copies)
    try sample.folder.setMode(".", 0o755)
    try sample.folder.setMode(Self.photo, 0)
    // A change as well: 3 beats 1.
    try sample.folder.remove(Self.video)
    let result = try Unprivileged.run([program, "verify", sample.name], in: sample.folder.path)
    #expect(result.status == 3, "\(result)")
    #expect(
      result.text.contains("9 ok · 0 changed · 1 missing · 0 extra · 1 unreadable"), "\(result)")
    #expect(result.text.contains("unreadable  photos/norms-poster.jpg: "), "\(result)")
  }

  @Test("a line that was tampered with fails, even where it fits the file again")
  func tampered() throws {
    let path = "learning-culture.exhibit/manifest.jsonl"
    let text = String(decoding: try sample.folder.read(path), as: UTF8.self)
    let changed = text.replacingOccurrences(
      of: #""category":"reflection""#, with: #""category":"agenda""#)
    #expect(changed != text)
    try sample.folder.write(changed, to: path)
    let result = try sample.verify()
    #expect(result.status == 1, "\(result)")
    #expect(result.text.hasPrefix("FAILED"), "\(result)")
    let report = try sample.verified()
    #expect(report["rootMatches"].boolean == false)
    #expect(report["manifestProblems"].array.contains { $0["code"].string == "root-differs" })
  }

  @Test(
    "SHA256SUMS that says something else than the lines fails, exit 1",
    arguments: ["flip", "cut", "longer", "empty", "link", "folder"])
  func checksums(_ damage: String) throws {
    let path = "learning-culture.exhibit/SHA256SUMS"
    var bytes = try sample.folder.read(path)
    switch damage {
    case "flip": bytes[3] = bytes[3] == 0x30 ? 0x31 : 0x30
    case "cut": bytes.removeLast()
    case "longer": bytes += Array("\(String(repeating: "0", count: 64))  more.txt\n".utf8)
    default: bytes = []
    }
    if damage == "link" || damage == "folder" { try sample.folder.remove(path) }
    switch damage {
    case "link": try sample.folder.makeLink(path, to: "/dev/null")
    case "folder": try sample.folder.makeFolder(Array(path.utf8))
    default: try sample.folder.write(bytes, to: path)
    }
    let result = try sample.verify()
    #expect(result.status == 1, "\(result)")
    #expect(result.text.contains("manifest    SHA256SUMS "), "\(result)")
    let report = try sample.verified()
    #expect(report["manifestProblems"].array.map { $0["code"].string } == ["checksums-differ"])
    #expect(report["rootMatches"].boolean == true)
    #expect(counts(report) == [11, 0, 0, 0, 0])
  }

  @Test("a manifest that came without SHA256SUMS is verified, and that is said")
  func noChecksums() throws {
    try sample.folder.remove("learning-culture.exhibit/SHA256SUMS")
    let result = try sample.verify()
    #expect(result.status == 0, "\(result)")
    #expect(result.text.contains("note        SHA256SUMS is not beside the manifest"), "\(result)")
  }

  @Test(
    "something else under a listed name: the file is missing, exit 1",
    arguments: ["folder", "full folder", "link", "pipe"])
  func replaced(_ what: String) throws {
    let name = "photos/norms-poster.jpg"
    try sample.folder.remove(Self.photo)
    var extra = [name]
    switch what {
    case "link": try sample.folder.makeLink(Self.photo, to: "/etc/hostname")
    case "pipe": try sample.folder.makeFIFO(Self.photo)
    case "folder":
      try sample.folder.makeFolder(Array(Self.photo.utf8))
      extra = []
    default:
      try sample.folder.write("x", to: "\(Self.photo)/in.txt")
      extra = ["\(name)/in.txt"]
    }
    for options in [[], ["--fast"]] {
      let result = try sample.verify(options)
      #expect(result.status == 1, "\(result)")
      let report = try JSON(sample.verify(options + ["--format", "json"]).output)
      #expect(report["missing"].array.map { $0["path"].string } == [name], "\(result)")
      #expect(report["extra"].array.map { $0["path"].string } == extra, "\(result)")
      #expect(counts(report) == [10, 0, 1, extra.count, 0], "\(result)")
    }
  }

  @Test(
    "a folder that may not be read in the place of a file: missing, and unreadable, exit 3",
    .enabled(if: geteuid() != 0 || Tool.setpriv.mayRun))
  func replacedByClosedFolder() throws {
    let copies = try TemporaryFolder()
    let program = try ExhibitProgram.copy(into: copies)
    try sample.folder.setMode(".", 0o755)
    try sample.folder.remove(Self.photo)
    try sample.folder.makeFolder(Array(Self.photo.utf8))
    try sample.folder.setMode(Self.photo, 0)
    defer { try? sample.folder.setMode(Self.photo, 0o755) }
    let result = try Unprivileged.run([program, "verify", sample.name], in: sample.folder.path)
    #expect(result.status == 3, "\(result)")
    #expect(
      result.text.contains("10 ok · 0 changed · 1 missing · 0 extra · 1 unreadable")
        || result.text.contains("10 ok · 0 changed · 0 missing · 0 extra · 1 unreadable"),
      "\(result)")
  }

  @Test(
    "any damage to the manifest fails, and none ends the program",
    arguments: ["manifest.json", "manifest.jsonl"])
  func damaged(_ name: String) throws {
    let whole = try sample.result(name)
    let path = "learning-culture.exhibit/\(name)"
    let damages: [[UInt8]] = [
      [], Array("null".utf8), Array("{}\n".utf8), Array(whole.dropLast(whole.count / 2)),
      whole + whole,
      Array(whole.dropFirst()), [0xFF, 0xFE] + whole, [UInt8](repeating: 0x5B, count: 100_000),
    ]
    for damage in damages {
      try sample.folder.write(damage, to: path)
      let result = try sample.verify()
      #expect(result.status == 1 || result.status == 3, "\(result)")
      #expect(!result.text.hasPrefix("OK"), "\(damage.prefix(20)): \(result)")
    }
  }

  @Test("--against names the folder where it is not beside its results")
  func against() throws {
    let files = FileManager.default
    try files.createDirectory(
      atPath: sample.folder.path("elsewhere"), withIntermediateDirectories: false)
    try files.moveItem(
      atPath: sample.folder.path("learning-culture"), toPath: sample.folder.path("elsewhere/moved"))
    let lost = try sample.verify([], "learning-culture.exhibit")
    #expect(lost.status == 3, "\(lost)")
    #expect(lost.errorText.contains("--against"), "\(lost)")
    let found = try sample.verify(["--against", "elsewhere/moved"], "learning-culture.exhibit")
    #expect(found.status == 0, "\(found)")
  }

  @Test("a path in a manifest that leads out of the folder is not opened")
  func escaping() throws {
    try sample.folder.write("secret", to: "secret.txt")
    let path = "learning-culture.exhibit/manifest.jsonl"
    let text = String(decoding: try sample.folder.read(path), as: UTF8.self)
    try sample.folder.write(
      text.replacingOccurrences(of: #""path":"part1.txt""#, with: #""path":"../secret.txt""#),
      to: path)
    let report = try sample.verified()
    #expect(report["passed"].boolean == false)
    #expect(report["manifestProblems"].array.contains { $0["code"].string == "path-unsafe" })
    #expect(report["changed"].array.isEmpty, "\(report)")
  }
}
