internal import Artifacts
package import Submissions

/// What a check of a proof found.
package struct ProofReport: Sendable, Equatable {
  /// What the artifact named beside the proof turned out to be.
  package enum File: String, Codable, Sendable {
    case same, other
    case unreadable
  }

  package var line: ManifestLine?
  package var leafIndex: Int?
  package var treeSize: Int?
  package var rootDigest: String?
  package var seal = SealOutcome(.none)
  /// Why the proof shows nothing; empty where it holds.
  package var problems: [String] = []
  /// Nil where no file was named.
  package var file: File?
  package var notices: [String] = []

  package var passed: Bool {
    problems.isEmpty && !seal.isFailure && (file ?? .same) == .same
  }

  /// One line of JSON for programs.
  package var json: [UInt8] {
    (try? JSONNode(encoding: Fields(self)).line) ?? []
  }

  /// For people.
  package var text: String {
    let name = line.map { "“\(DisplayText($0.artifactPath.text))”" } ?? "the artifact"
    var lines: [String] = []
    if problems.isEmpty, let leafIndex, let treeSize, let rootDigest {
      lines.append(
        "\(passed ? "OK" : "FAILED") \(name) is line \(leafIndex + 1) of \(treeSize) of the manifest "
          + "with the root\n            \(DisplayText(rootDigest))")
    } else {
      lines.append("FAILED \(name) is not shown to belong to a manifest")
    }
    lines += problems.map { "proof       \($0); get it again from whoever made it" }
    switch file {
    case .same: lines.append("file        its bytes are those that the manifest lists")
    case .other:
      lines.append("file        its bytes are not those that the manifest lists; get it again")
    case .unreadable: lines.append("file        it can't be read; make it readable and try again")
    case nil: lines.append("file        none was named, so no bytes were compared")
    }
    lines.append("seal        \(seal.sentence ?? "none: anybody can have made this manifest")")
    lines += notices.map { "note        \(DisplayText($0))" }
    return lines.map { $0 + "\n" }.joined()
  }

  private struct Fields: Encodable {
    let schema = "exhibit.proof-check/1"
    let passed: Bool
    let path: String?
    let pathBytes: String?
    let sha256: String?
    let leafIndex: Int?
    let treeSize: Int?
    let rootDigest: String?
    let seal: SealOutcome
    let file: File?
    let problems: [String]
    let notices: [String]

    init(_ report: ProofReport) {
      passed = report.passed
      path = report.line?.path
      pathBytes = report.line?.pathBytes
      sha256 = report.line?.sha256
      (leafIndex, treeSize) = (report.leafIndex, report.treeSize)
      rootDigest = report.rootDigest
      seal = report.seal
      file = report.file
      problems = report.problems
      notices = report.notices
    }
  }
}
