import Artifacts
import Testing

@testable import Submissions

@Suite("Checking a received manifest")
struct ManifestCheckTests {
  private func check(_ header: [UInt8], _ lines: [UInt8]) throws -> ManifestCheck {
    ManifestCheck(header: header, lines: lines, credentials: [try Credential.builtIn])
  }

  /// What is found when the lines' text is changed and the header left as it was.
  private func codes(
    replacing old: String, by new: String
  ) throws -> [ManifestProblem.Code] {
    let submission = try Fixture.submission(Fixture.complete())
    let text = String(decoding: submission.manifestJSONL, as: UTF8.self)
    let parts = text.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
    try #require(parts.count == 2)
    let changed = parts[0] + new + parts[1]
    return try check(submission.manifestJSON, Array(changed.utf8)).problems.map(\.code)
  }

  @Test("a manifest of ours agrees with itself", arguments: [true, false])
  func sound(full: Bool) throws {
    let submission = try Fixture.submission(
      full ? Fixture.complete() + [Fixture.record(ArtifactPath(bytes: [0xFF]), .other)] : [])
    let result = try check(submission.manifestJSON, submission.manifestJSONL)
    #expect(result.problems == [])
    #expect(result.notices == [])
    #expect(result.lines == submission.lines)
    #expect(result.header == submission.header)
    #expect(result.recomputedRoot == submission.header.rootDigest)
  }

  @Test("any change to the lines shows in the root", arguments: [0, 100, 700, -2])
  func anyByte(position: Int) throws {
    let submission = try Fixture.submission(Fixture.complete())
    var lines = submission.manifestJSONL
    lines[position < 0 ? lines.count + position : position] ^= 1
    let result = try check(submission.manifestJSON, lines)
    #expect(result.problems.contains { $0.code == .rootDiffers })
  }

  @Test(
    "hostile and broken lines are named for what they are",
    arguments: [
      (#""path":"log.csv""#, #""path":"../log.csv""#, ManifestProblem.Code.pathUnsafe),
      (#""path":"log.csv""#, #""path":"/log.csv""#, .pathUnsafe),
      (#""path":"log.csv""#, #""path":"a//log.csv""#, .pathUnsafe),
      (#""path":"log.csv""#, #""path":"./log.csv""#, .pathUnsafe),
      (#""path":"log.csv""#, #""path":"""#, .pathUnsafe),
      (#""path":"log.csv""#, #""path":"\u0000""#, .pathUnsafe),
      (#""path":"log.csv""#, #""path":"log.csv","pathBytes":"bG9n""#, .pathUnsafe),
      (#""path":"log.csv""#, #""path":"log.csv","pathBytes":"?""#, .pathUnsafe),
      (#""path":"log.csv""#, #""path":"agenda.html""#, .notSorted),
      (#""path":"log.csv""#, #""path": "log.csv""#, .notCanonical),
      (#""path":"log.csv""#, #""path":"log.csv","zz":1"#, .notCanonical),
      (#""path":"log.csv""#, #""path":"log.csv","path":"log.csv""#, .notCanonical),
      (#""part":2"#, #""part":0"#, .valueImpossible),
      (#""part":2"#, #""part":99999999999999999999999999"#, .lineUnreadable),
      (#""part":2"#, #""part":1e400"#, .lineUnreadable),
      (#""part":2"#, #""part":"2""#, .lineUnreadable),
      (#""part":2"#, #""part":null"#, .lineUnreadable),
      (#""size":1000"#, #""size":-1"#, .valueImpossible),
      (#""size":1000"#, #""size":9007199254740992"#, .valueImpossible),
      (#""size":1000"#, #""size":9223372036854775807"#, .valueImpossible),
      (#""sha256":"6"#, #""sha256":"G"#, .valueImpossible),
      (#""kind":"log""#, #""kind":"poem""#, .lineUnreadable),
      ("{", "[", .lineUnreadable), ("{", "", .lineUnreadable), ("\n", "\n\n", .lineUnreadable),
      ("\n", " \n", .notCanonical), ("\n", "\r\n", .notCanonical),
    ])
  func hostileLines(old: String, new: String, code: ManifestProblem.Code) throws {
    #expect(try codes(replacing: old, by: new).contains(code))
  }

  @Test("an unsafe path is never handed on to be opened")
  func unsafePathDropped() throws {
    let submission = try Fixture.submission([Fixture.document("a.html")])
    let text = String(decoding: submission.manifestJSONL, as: UTF8.self)
    let lines = text.split(separator: #""a.html""#).joined(separator: #""../../etc/passwd""#)
    let result = try check(submission.manifestJSON, Array(lines.utf8))
    #expect(result.lines.isEmpty)
  }

  @Test("sizes that add up beyond every integer are no trap")
  func overflow() throws {
    let record = Fixture.video("a.mp4", milliseconds: .max)
    var builder = SubmissionBuilder(credential: try Credential.builtIn, folderName: "f")
    for name in ["a", "b", "c"] {
      var copy = Fixture.record(name, .video)
      copy.size = .max
      copy.media = record.media
      builder.add(copy)
    }
    let submission = builder.finish(ignoreRules: [], skipped: [])
    #expect(submission.header.totals.bytes == 9_007_199_254_740_991)
    #expect(submission.header.totals.recordedMilliseconds == 9_007_199_254_740_991)
  }

  @Test(
    "no header brings the check down",
    arguments: [
      [], [0xFF], Array("{}".utf8), Array("null".utf8), Array("[[[[".utf8),
      Array(repeating: UInt8(ascii: "["), count: 200_000), Array(#"{"schema":1}"#.utf8),
      Array((String(repeating: #"{"a":"#, count: 50_000)).utf8), [0xEF, 0xBB, 0xBF, 0x7B, 0x7D],
    ] as [[UInt8]])
  func hostileHeaders(header: [UInt8]) throws {
    let result = try check(header, [])
    #expect(result.header == nil)
    #expect(result.problems.map(\.code) == [.headerUnreadable])
  }

  @Test(
    "a header that states what does not follow from the lines is found out",
    arguments: [
      (#""treeSize":7"#, #""treeSize":8"#, ManifestProblem.Code.treeSizeDiffers),
      (#""artifacts":7"#, #""artifacts":8"#, .totalsDiffer),
      (#""video":1"#, #""video":2"#, .totalsDiffer),
      (#""found":"212 words""#, #""found":"12 words""#, .requirementsDiffer),
      (#""outcome":"met""#, #""outcome":"not-met""#, .requirementsDiffer),
      (#""rootDigest":""#, #""rootDigest":"0"#, .rootDiffers),
      (#""digestAlgorithm":"sha256""#, #""digestAlgorithm":"md5""#, .headerUnreadable),
      (#""treeSize":7"#, #""treeSize":7,"zz":0"#, .notCanonical),
    ])
  func tamperedHeader(old: String, new: String, code: ManifestProblem.Code) throws {
    let submission = try Fixture.submission(Fixture.complete())
    let text = String(decoding: submission.manifestJSON, as: UTF8.self)
    let parts = text.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
    try #require(parts.count == 2)
    let result = try check(Array((parts[0] + new + parts[1]).utf8), submission.manifestJSONL)
    #expect(result.problems.map(\.code) == [code])
  }

  @Test("a credential that is not at hand is a notice, not a failure")
  func otherCredential() throws {
    var credential = try Credential.builtIn
    credential.sha256 = Fixture.digest
    var builder = SubmissionBuilder(credential: credential, folderName: "f")
    builder.add(Fixture.document("a.html"))
    let submission = builder.finish(ignoreRules: [], skipped: [])
    let result = try check(submission.manifestJSON, submission.manifestJSONL)
    #expect(result.problems == [])
    #expect(result.notices.count == 1)
  }

  @Test("a file full of rubbish gives a bounded number of problems")
  func bounded() throws {
    let result = try check([], Array(repeating: UInt8(ascii: "\n"), count: 10_000))
    #expect(result.problems.count == 100)
    #expect(result.notices.count == 1)
  }
}
