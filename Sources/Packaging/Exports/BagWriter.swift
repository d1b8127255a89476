package import Artifacts
package import Submissions

/// The text of the tag files of a bag that we write: BagIt 1.0, SHA-256 and SHA-512.
package enum BagWriter {
  /// In the order in which their manifests are named.
  package static let algorithms: [BagAlgorithm] = [.sha256, .sha512]
  /// The tag directory that our manifest lies in.
  package static let tagFolder = "exhibit"

  package static let declaration = Array(
    "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n".utf8)

  /// Where an artifact lies in the bag.
  package static func payloadPath(_ path: ArtifactPath) -> ArtifactPath {
    ArtifactPath(bytes: BagCheck.dataFolder + path.bytes)
  }

  /// A manifest's line.
  package static func line(_ path: ArtifactPath, _ digest: [UInt8]) -> [UInt8] {
    Array("\(DigestText.text(of: digest))  ".utf8) + BagPath.encoded(path) + [0x0A]
  }

  /// Nil where no bag in UTF-8 can list the name.
  package static func trouble(_ path: ArtifactPath) -> String? {
    guard path.isUTF8 else {
      return "its name is not UTF-8 text; rename it and make the manifest anew"
    }
    // A manifest's line can't tell where a name that begins or ends with white space does.
    guard let last = path.bytes.last, !BagCheck.isSpace(last) else {
      return "its name ends with white space; rename it and make the manifest anew"
    }
    var trouble: String?
    _ = BagPath(BagPath.encoded(payloadPath(path)), isEncoded: true, trouble: &trouble)
    return trouble.map { "\($0); rename it and make the manifest anew" }
  }

  /// `bag-info.txt`.
  ///
  /// - Parameter date: the day of packing, `YYYY-MM-DD`.
  package static func info(
    _ header: ManifestHeader, agent: String, date: String, files: Int, bytes: Int64
  ) -> [UInt8] {
    Array(
      """
      Bagging-Date: \(date)
      Bag-Software-Agent: \(agent)
      External-Identifier: exhibit-root-sha256:\(header.rootDigest)
      External-Description: a submission for the credential \(flat(header.credential.id))
      Payload-Oxum: \(bytes).\(files)

      """.utf8)
  }

  /// A definition's identifier is somebody's text.
  private static func flat(_ text: String) -> String {
    String(
      text.unicodeScalars.map {
        $0.properties.isWhitespace || $0.value < 0x20 ? " " : Character($0)
      })
  }
}
