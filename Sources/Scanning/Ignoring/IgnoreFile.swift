internal import Artifacts
internal import Inspection
internal import Submissions

/// The rules of one `.exhibitignore`, which hold for the folder that it lies in and all below it.
struct IgnoreFile: Sendable {
  static let name = Array(".exhibitignore".utf8)
  static let reason = "the submission's own rules of what is left out"

  /// The file's folder.
  let folder: ArtifactPath
  let patterns: [IgnorePattern]
  /// Why some of its lines are not used; nil where all are.
  let trouble: String?

  /// A file, a line and the rules of a file that are read at most.
  static let byteCap = 64 << 10
  private static let lineCap = 256
  private static let patternCap = 500

  /// - Parameter bytes: what is in the file.
  init(_ bytes: [UInt8], in folder: ArtifactPath) {
    // As git does, a mark at the start is no part of the first line.
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    // Half a line may mean more than the whole: a file that is too long says nothing.
    let isTooLong = bytes.count > Self.byteCap
    let content = isTooLong ? [] : bytes.dropFirst(bytes.starts(with: mark) ? mark.count : 0)
    let lines = content.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    self.init(
      lines: lines.map { Array($0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0) }, in: folder,
      trouble: isTooLong
        ? "none of it is used, since it is longer than \(Self.byteCap >> 10) KiB" : nil)
  }

  /// Rules as a manifest states them.
  init?(_ stated: StatedIgnoreFile) {
    guard ArtifactPath(stated.path).name == Self.name else { return nil }
    self.init(
      lines: stated.rules.map { Array($0.utf8) }, in: ArtifactPath(stated.path).directory,
      trouble: nil)
  }

  private init(lines: [[UInt8]], in folder: ArtifactPath, trouble: String?) {
    self.folder = folder
    var patterns: [IgnorePattern] = []
    var unused: Int?
    for (number, line) in lines.enumerated() {
      guard let pattern = IgnorePattern(line: line) else { continue }
      let isUsable =
        line.count <= Self.lineCap && patterns.count < Self.patternCap
        // The manifest has to hold every rule, and holds texts only.
        && String(validating: line, as: UTF8.self) != nil && folder.isUTF8 && !line.contains(0)
        && !line.contains(UInt8(ascii: "\n"))
      if isUsable { patterns.append(pattern) } else { unused = unused ?? number + 1 }
    }
    self.patterns = patterns
    self.trouble =
      trouble
      ?? unused.map {
        "line \($0) can't be used: at most \(Self.patternCap) rules of at most \(Self.lineCap) bytes of "
          + "UTF-8 are read"
      }
  }

  /// As the manifest states it; nil where there is no rule in it.
  var stated: StatedIgnoreFile? {
    guard !patterns.isEmpty else { return nil }
    return StatedIgnoreFile(path: path.text, rules: patterns.map(\.text))
  }

  var path: ArtifactPath { folder.appending(Self.name) }

  /// Whether `path` lies below the file's folder.
  func isAbout(_ path: ArtifactPath) -> Bool {
    folder.bytes.isEmpty
      || path.bytes.count > folder.bytes.count && path.bytes.starts(with: folder.bytes)
        && path.bytes[folder.bytes.count] == UInt8(ascii: "/")
  }

  /// The last line that says something of a path; nil where none does.
  func decision(
    on path: ArtifactPath, isFolder: Bool, steps: inout Int
  ) -> IgnorePattern? {
    let relative = path.bytes[(folder.bytes.isEmpty ? 0 : folder.bytes.count + 1)...]
    let name = relative[
      ((relative.lastIndex(of: UInt8(ascii: "/")) ?? relative.startIndex - 1) + 1)...]
    return patterns.last { $0.matches(relative, name: name, isFolder: isFolder, steps: &steps) }
  }
}
