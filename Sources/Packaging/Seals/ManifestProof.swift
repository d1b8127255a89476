internal import Artifacts
package import Submissions

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// What shows that one artifact belongs to a manifest without the other lines: its line, the way from
/// there to the root, the header that states the root, and the seal on the header.
/// docs/formats/proof.schema.json is its schema.
package struct ManifestProof: Codable, Sendable, Equatable {
  package static let schemaName = "exhibit.proof/1"
  /// A longer file is no proof of ours: a line, a header and some digests.
  package static let byteCap = 96 << 20
  /// No tree of fewer than 2^63 lines has a longer way.
  private static let stepCap = 64

  package var schema: String
  /// The line's position in `manifest.jsonl`, from 0.
  package var leafIndex: Int
  /// The line's bytes, without line feed.
  package var line: String
  /// The digests beside the way from the leaf to the root, lower-case hexadecimal.
  package var auditPath: [String]
  /// The bytes of `manifest.json`.
  package var header: String
  /// The bytes of `manifest.json.sig`, where the manifest is sealed.
  package var signature: String?

  /// Nil where a part is no text.
  package init?(
    _ proof: InclusionProof, line: [UInt8], header: [UInt8], signature: [UInt8]?
  ) {
    guard let lineText = String(validating: line, as: UTF8.self),
      let headerText = String(validating: header, as: UTF8.self)
    else { return nil }
    schema = Self.schemaName
    leafIndex = proof.leafIndex
    self.line = lineText
    auditPath = proof.auditPath.map(DigestText.text(of:))
    self.header = headerText
    self.signature = signature.flatMap { String(validating: $0, as: UTF8.self) }
  }

  /// The proof out of a file; nil where the bytes are none.
  package init?(file: [UInt8]) {
    guard file.count <= Self.byteCap,
      let proof = try? JSONDecoder().decode(Self.self, from: Data(file)),
      proof.schema == Self.schemaName, proof.auditPath.count <= Self.stepCap
    else { return nil }
    self = proof
  }

  /// The file's bytes, with a line feed at the end.
  package var file: [UInt8] {
    ((try? JSONNode(encoding: self).canonical) ?? []) + [UInt8(ascii: "\n")]
  }

  /// Whether the line, the way and the header fit each other and the seal.
  package func check(_ trusted: TrustedKeys?) -> ProofReport {
    var report = ProofReport()
    let headerBytes = Array(header.utf8)
    report.seal = SealCheck.outcome(
      header: headerBytes, signature: signature.map { Array($0.utf8) }, trusted: trusted)
    // The reading takes the header and the line apart with all of its caution; what it says of a
    // tree of one line is not asked for.
    var reading = ManifestReading(header: headerBytes, credentials: [])
    report.line = reading.add(Array(line.utf8)[...])
    guard let stated = reading.header else {
      report.problems.append("the header in the proof can't be read")
      return report
    }
    (report.leafIndex, report.treeSize) = (leafIndex, stated.treeSize)
    report.rootDigest = stated.rootDigest
    if report.line == nil { report.problems.append("the line in the proof can't be read") }
    let steps = auditPath.compactMap(DigestText.bytes(of:))
    let proof = InclusionProof(
      leafIndex: leafIndex, treeSize: stated.treeSize, auditPath: steps)
    let root = proof.root(from: Array(line.utf8)).map(DigestText.text(of:))
    if steps.count != auditPath.count || root != stated.rootDigest {
      report.problems.append("the line does not belong to the manifest with that header")
    }
    return report
  }
}

/// SHA-256 as text.
enum DigestText {
  private static let digits = Array("0123456789abcdef".utf8)

  static func text(of digest: some Sequence<UInt8>) -> String {
    String(
      decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// Nil for anything but 64 digits in lower case.
  static func bytes(of text: String) -> [UInt8]? {
    let values = text.utf8.compactMap { digits.firstIndex(of: $0).map(UInt8.init) }
    guard values.count == 64, text.utf8.count == 64 else { return nil }
    return stride(from: 0, to: 64, by: 2).map { values[$0] << 4 | values[$0 + 1] }
  }
}
