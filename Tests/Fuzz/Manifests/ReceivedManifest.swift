import Artifacts
import FuzzSupport

@testable import Submissions

/// A manifest from a stranger: the first line of the input is the header, the rest the lines.
enum ReceivedManifest {
  private static let credentials = [try? Credential.builtIn].compactMap { $0 }

  static func check(_ bytes: [UInt8]) {
    var input = InputLines(bytes)
    let (header, lines) = (input.next(), input.remainder)
    let found = ManifestCheck(header: header, lines: lines, credentials: credentials)
    demand(found.problems.count <= ManifestCheck.problemLimit, "problems are capped")
    for line in found.lines { check(line) }
    if let header = found.header { check(header) }
    let again = ManifestCheck(header: header, lines: lines, credentials: credentials)
    demand(again == found, "a check gives the same twice")
    #if PLANTED
      let isRow = found.lines.count > 1 && !found.problems.contains { $0.code == .notSorted }
      demand(!isRow, "planted: two lines in order")
    #endif
  }

  private static func check(_ line: ManifestLine) {
    let path = line.artifactPath.bytes
    let parts = path.split(separator: 0x2F, omittingEmptySubsequences: false)
    demand(
      parts.allSatisfy {
        !$0.isEmpty && !["..", "."].contains(String(decoding: $0, as: UTF8.self))
      },
      "a line's path stays inside the folder")
    demand(!path.contains(0), "a line's path can be opened")
    let read = ManifestDecoding.decode(
      ManifestLine.self, from: line.canonical[...], limit: ManifestDecoding.lineLimit)
    demand((try? read.get()) == line, "a line that was written is read as the same")
  }

  private static func check(_ header: ManifestHeader) {
    let read = ManifestDecoding.decode(
      ManifestHeader.self, from: header.canonical[...], limit: ManifestDecoding.headerLimit)
    demand((try? read.get()) == header, "a header that was written is read as the same")
  }
}
