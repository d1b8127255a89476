internal import Artifacts
internal import Inspection

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A credential definition on disk.
package enum DefinitionFile {
  /// A definition is a page of text.
  private static let cap = 1 << 20

  /// True where something has this name, be it a definition or not.
  package static func isThere(_ path: [UInt8]) -> Bool {
    var status = stat()
    return unsafe path.withTerminator { unsafe lstat($0, &status) } == 0 || errno == EACCES
  }

  package static func bytes(at path: [UInt8]) throws(RunError) -> [UInt8] {
    let shown = DisplayText(ArtifactPath(bytes: path).text)
    let file: OpenFile
    do {
      file = try OpenFile(typed: path)
    } catch {
      throw RunError(
        "\(shown): \(error.finding.message) Name a credential's definition file, or leave "
          + "--credential out.")
    }
    guard file.size <= Int64(cap) else {
      throw RunError("\(shown): this is too large for a credential's definition")
    }
    return try FileReading.bytes(of: file, cap: cap)
  }
}
