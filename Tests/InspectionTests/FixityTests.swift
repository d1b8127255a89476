import Inspection
import TestSupport
import Testing

@Suite("Digests")
struct FixityTests {
  /// Around the buffer's 256 KiB, and several buffers.
  static let sizes = [0, 1, 262_143, 262_144, 262_145, 5_000_000]

  @Test(
    "the digest is sha256sum's",
    .enabled(if: Tool.sha256sum.mayRun, "sha256sum is not installed"), arguments: sizes)
  func equalsPeer(_ size: Int) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write((0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }, to: "f")
    var fixity = Fixity()
    let digest = try fixity.sha256(of: OpenFile(typed: Array(path.utf8)))
    let peer = try Tool.sha256sum.run([path])
    #expect(digest == String(peer.text.prefix(64)))
  }

  @Test("the digest of nothing is the standard's")
  func empty() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("", to: "f")
    var fixity = Fixity()
    // FIPS 180-4's test vector for the empty message.
    #expect(
      try fixity.sha256(of: OpenFile(typed: Array(path.utf8)))
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  @Test(
    "a file that grew, shrank or was touched since it was opened has no digest", arguments: 0..<3)
  func changed(_ way: Int) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("0123456789", to: "f")
    let file = try OpenFile(typed: Array(path.utf8))
    switch way {
    case 0: try folder.write("0123456789+", to: "f")
    case 1: try folder.truncate("f", to: 9)
    default: try folder.setMode("f", 0o600)
    }
    #expect(throws: Fixity.Failure.changed) {
      var fixity = Fixity()
      return try fixity.sha256(of: file)
    }
  }

  @Test("digests of many files come in the order asked, with what could not be read")
  func pool() throws {
    let folder = try TemporaryFolder()
    for number in 0..<40 { try folder.write("file \(number)", to: "\(number)") }
    let names = (0..<40).map(String.init) + ["missing", "."]
    var answers: [DigestPool.Answer] = []
    DigestPool(jobs: 4).run(names.map { InspectionInput.typed(folder.bytes(Array($0.utf8))) }) {
      #expect($0 == answers.count)
      answers.append($1)
    }
    #expect(answers.count == 42)
    // printf 'file 7' | sha256sum
    #expect(
      answers[7]
        == .digest("7e78d7ad73943603fba0fa0e875116cf58ab284a14069607e9cd2e8aa0976663", size: 6))
    #expect(answers[40] == .missing)
    guard case .notAFile = answers[41] else {
      Issue.record("a folder has no digest: \(answers[41])")
      return
    }
  }
}
