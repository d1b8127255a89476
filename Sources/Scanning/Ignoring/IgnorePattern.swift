/// A line of an ignore file, in gitignore's language: <https://git-scm.com/docs/gitignore>.
struct IgnorePattern: Sendable {
  /// As it is written, without the spaces at its end.
  let text: String
  /// `!`: takes back what an earlier line leaves out.
  let isNegated: Bool
  private let isForFolders: Bool
  /// True where it has a slash before its end: then it means one place below the file's folder.
  private let isAnchored: Bool
  private let pattern: GlobPattern?

  /// Nil for a blank line and a comment.
  init?(line: [UInt8]) {
    let written = Self.withoutTrailingSpaces(line)
    guard let first = written.first, first != UInt8(ascii: "#") else { return nil }
    text = String(decoding: written, as: UTF8.self)
    isNegated = first == UInt8(ascii: "!")
    var rest = written[...].dropFirst(isNegated ? 1 : 0)
    isForFolders = rest.last == Self.slash
    if isForFolders { rest = rest.dropLast() }
    guard !rest.isEmpty else { return nil }
    isAnchored = rest.contains(Self.slash)
    if rest.first == Self.slash { rest = rest.dropFirst() }
    pattern = GlobPattern(Array(rest))
  }

  /// - Parameters:
  ///   - path: from the folder of the ignore file.
  ///   - name: its last part.
  ///   - steps: what is left to spend on comparisons.
  func matches(
    _ path: ArraySlice<UInt8>, name: ArraySlice<UInt8>, isFolder: Bool, steps: inout Int
  ) -> Bool {
    guard isFolder || !isForFolders, let pattern else { return false }
    let compared = isAnchored ? path : name
    steps -= pattern.cost(of: compared.count)
    return pattern.matches(compared)
  }

  private static let slash = UInt8(ascii: "/")

  /// A backslash before it keeps a space.
  private static func withoutTrailingSpaces(_ line: [UInt8]) -> [UInt8] {
    var end = 0
    var position = 0
    while position < line.count {
      if line[position] == UInt8(ascii: "\\") {
        position += 2
        end = min(position, line.count)
      } else {
        position += 1
        if line[position - 1] != UInt8(ascii: " ") { end = position }
      }
    }
    return Array(line[..<end])
  }
}
