import Artifacts
import Foundation
import Submissions
import Testing

@testable import Reports

@Suite("Output for programs and of verify")
struct MachineOutputTests {
  @Test("the summary for programs is one line of JSON with what the contract names")
  func summary() throws {
    let line = try SubmissionJSON.line(
      for: try ReportFixture.submission(ReportFixture.flawed), results: ["out/manifest.json"])
    #expect(!line.contains(UInt8(ascii: "\n")))
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
    #expect(object["schema"] as? String == "exhibit.summary/1")
    #expect(object["folder"] as? String == "culture")
    #expect(object["ready"] as? Bool == false)
    #expect(object["suggestions"] as? [String] == ["reflection", "agenda", "communication-log"])
    #expect(object["results"] as? [String] == ["out/manifest.json"])
    let artifacts = try #require(object["artifacts"] as? [[String: Any]])
    #expect(artifacts.map { $0["path"] as? String }.first == "part3.html")
    #expect(artifacts.first?["words"] as? Int == 412)
    #expect(artifacts.last?["milliseconds"] as? Int == 1)
    #expect((object["requirements"] as? [Any])?.count == 4)
  }

  @Test("the summary for programs lists every set with its members")
  func sets() throws {
    let line = try SubmissionJSON.line(
      for: try ReportFixture.submission(ReportFixture.meeting), results: [])
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
    let sets = try #require(object["sets"] as? [[String: Any]])
    #expect(sets.map { $0["id"] as? String } == ["m/zoom_0"])
    #expect(
      sets.first?["members"] as? [[String: String]] == [
        ["path": "m/zoom_0.mp4", "role": "recording"],
        ["path": "m/Audio Record/audioRobinDoe11223344.m4a", "role": "speaker-audio"],
        ["path": "m/audio_only.m4a", "role": "alternate"],
        ["path": "m/chat.txt", "role": "chat"], ["path": "m/zoom_0.vtt", "role": "transcript"],
      ])
    let artifacts = try #require(object["artifacts"] as? [[String: Any]])
    #expect(artifacts.count { $0["set"] as? String == "m/zoom_0" } == 5)
  }

  /// One of each class, as CONTRACT's example counts them.
  private var failed: VerifyReport {
    var report = VerifyReport()
    report.ok = 212
    report.changed = [
      .init(
        path: ArtifactPath("a.mp4"), expectedDigest: "aa", foundDigest: "bb", expectedSize: 10,
        foundSize: 12)
    ]
    report.missing = [ArtifactPath("b\n.mp4")]
    report.extra = [ArtifactPath("c.mp4"), ArtifactPath("d.mp4")]
    return report
  }

  @Test("verify's first line counts every class")
  func firstLine() {
    #expect(
      VerifyText.firstLine(failed)
        == "FAILED 212 ok · 1 changed · 1 missing · 2 extra · 0 unreadable")
    var sound = VerifyReport()
    sound.ok = 212
    #expect(
      VerifyText.text(for: sound, color: false) == """
        OK 212 ok · 0 changed · 0 missing · 0 extra · 0 unreadable
        Every file is as the manifest says.

        """)
  }

  @Test("then come the names, then the next step")
  func names() {
    #expect(
      VerifyText.text(for: failed, color: false) == #"""
        FAILED 212 ok · 1 changed · 1 missing · 2 extra · 0 unreadable
        changed     a.mp4
                    12 bytes instead of 10
                    expected aa
                    found    bb
        missing     b\n.mp4
        extra       c.mp4
        extra       d.mp4
        If the changes are meant, make the manifest anew with exhibit manifest; if not, get the \#
        files named above again from whoever handed them in.

        """#)
  }

  @Test("a manifest that contradicts itself fails even where every file is as it says")
  func manifestProblem() throws {
    let submission = try ReportFixture.submission(ReportFixture.complete)
    var header = submission.header
    header.treeSize = 4
    var report = VerifyReport()
    report.ok = 5
    report.add(
      ManifestCheck(
        header: header.canonical,
        lines: submission.manifestLines.flatMap { $0 + [UInt8(ascii: "\n")] },
        credentials: [try Credential.builtIn]))
    #expect(!report.passed)
    #expect(!report.rootMatches)
    let text = VerifyText.text(for: report, color: false)
    #expect(text.hasPrefix("FAILED 5 ok · 0 changed"))
    #expect(text.contains("manifest    the header counts 4 lines, there are 5\n"))
  }

  @Test("verify's JSON has the counts and the names")
  func json() throws {
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(VerifyJSON.line(for: failed)))
        as? [String: Any])
    #expect(object["schema"] as? String == "exhibit.verify/1")
    #expect(object["passed"] as? Bool == false)
    #expect(
      object["counts"] as? [String: Int] == [
        "ok": 212, "changed": 1, "missing": 1, "extra": 2, "unreadable": 0,
      ])
    #expect((object["missing"] as? [[String: String]])?.first?["path"] == "b\n.mp4")
  }
}
