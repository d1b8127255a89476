internal import Artifacts

/// A path of the folder as a document's link names it.
enum RelativePath {
  /// Relative to the document's own folder, percent-encoded where it has to be.
  static func text(to target: ArtifactPath, from document: ArtifactPath) -> String {
    let wanted = target.components
    let start = document.directory.components
    var shared = 0
    while shared < start.count, shared < wanted.count - 1, start[shared] == wanted[shared] {
      shared += 1
    }
    let up = Array(repeating: "..", count: start.count - shared)
    return (up + wanted[shared...].map(encoded)).joined(separator: "/")
  }

  private static func encoded(_ name: [UInt8]) -> String {
    name.map { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: String(UnicodeScalar(byte))
      default:
        "-._~!$&'()+,=@".utf8.contains(byte)
          ? String(UnicodeScalar(byte))
          : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }.joined()
  }
}
