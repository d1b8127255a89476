import Artifacts
import FuzzSupport

@testable import Packaging

/// A bag's tag files: the input is a declaration of two lines, then a manifest, metadata and a fetch file,
/// each up to a line of `---`.
enum BagTags {
  private static let payload = ["data/a", "data/b/c", "data/é", "data/a%b"].map { ArtifactPath($0) }

  static func check(_ bytes: [UInt8]) {
    let report = report(bytes)
    demand(report == self.report(bytes), "a check gives the same twice")
    demand(report.errors.count <= BagReport.problemLimit, "errors are capped")
    demand(report.warnings.count <= BagReport.problemLimit, "warnings are capped")
    demand(report.isValid == report.errors.isEmpty, "valid is what has no error")
    demand(
      report.errors.allSatisfy { ($0.line ?? 1) >= 1 }, "lines are counted from 1")
    #if PLANTED
      demand(!report.isValid, "planted: a bag that is valid")
    #endif
    for isEncoded in [true, false] { check(path: bytes, isEncoded: isEncoded) }
  }

  private static func check(path bytes: [UInt8], isEncoded: Bool) {
    var trouble: String?
    guard let path = BagPath(bytes, isEncoded: isEncoded, trouble: &trouble)?.path else {
      demand(trouble != nil, "a path that is refused has a reason")
      return
    }
    demand(
      path.components.allSatisfy { part in !part.elementsEqual("..".utf8) && !part.isEmpty },
      "a path stays inside")
    demand(path.bytes.first != 0x2F && !path.bytes.contains(0), "a path can be opened")
    var other: String?
    let again = BagPath(BagPath.encoded(path), isEncoded: true, trouble: &other)
    demand(again?.path == path, "a path that was written is read as the same")
  }

  private static func report(_ bytes: [UInt8]) -> BagReport {
    var parts = split(bytes)[...]
    let files = ["bagit.txt", "manifest-md5.txt", "bag-info.txt", "fetch.txt"].map { name in
      (ArtifactPath(name), parts.popFirst() ?? [])
    }
    var check = BagCheck(
      place: "", isFast: false, listings: MemoryStore(), names: MemoryStore())
    for (path, content) in files where !content.isEmpty {
      check.add(file: path, size: Int64(content.count))
    }
    for path in payload { check.add(file: path, size: 1) }
    check.readTags { path in
      var content = files.first { $0.0 == path }?.1
      return {
        defer { content = nil }
        return content
      }
    }
    for path in payload + files.map(\.0) {
      let wanted = check.algorithms(for: path)
      check.weigh(path, Dictionary(uniqueKeysWithValues: wanted.map { ($0, [0]) }))
    }
    check.finish()
    return check.report
  }

  private static func split(_ bytes: [UInt8]) -> [[UInt8]] {
    var (parts, part) = ([[UInt8]](), [UInt8]())
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if line.elementsEqual("---".utf8) {
        parts.append(part)
        part = []
      } else {
        part += line + [0x0A]
      }
    }
    return parts + [part]
  }
}
