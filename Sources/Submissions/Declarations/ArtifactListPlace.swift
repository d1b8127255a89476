internal import Yams

/// Where further entries go in a `submission.yaml`, found from the places of its fields, so that the text
/// around them stays as it was written.
struct ArtifactListPlace {
  /// Spaces before an entry's dash.
  let indent: Int
  private var lines: [String]
  /// The line before which entries go, from 0.
  private let position: Int
  private let lineEnd: String

  init(_ bytes: [UInt8]) throws(DefinitionFault) {
    let root = try DefinitionText.root(
      of: bytes, subject: SubmissionDeclaration.fileName, limit: SubmissionDeclaration.sizeLimit)
    guard case .mapping(let mapping) = root else { throw Self.refusal }
    let text = String(decoding: bytes, as: UTF8.self)
    lineEnd = text.utf8.contains(0x0D) ? "\r\n" : "\n"
    // Scalars: Swift takes a CR and an LF for one character.
    lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String(String.UnicodeScalarView($0)) }
    if lines.last?.isEmpty == true { lines.removeLast() }
    // Yams tells no style: it looks at the event that ends a list.
    guard !Self.begins("{", at: mapping.mark, in: lines) else { throw Self.refusal }
    guard let entry = mapping.first(where: { $0.key.scalar?.string == "artifacts" }),
      let keyLine = entry.key.mark?.line
    else {
      let end = lineEnd == "\n" ? "" : "\r"
      lines += [end, "artifacts:" + end]
      (indent, position) = (2, lines.count)
      return
    }
    let next = mapping.keys.compactMap { $0.mark?.line }.filter { $0 > keyLine }.min()
    guard case .sequence(let list) = entry.value else {
      (indent, position) = (2, keyLine)
      return
    }
    if Self.begins("[", at: list.mark, in: lines) {
      guard list.isEmpty, let bracket = lines[keyLine - 1].range(ofEmptyList: ()) else {
        throw Self.refusal
      }
      lines[keyLine - 1].removeSubrange(bracket)
      (indent, position) = (2, keyLine)
      return
    }
    indent = max(0, (list.mark?.column ?? 3) - 1)
    position = Self.end(before: next.map { $0 - 1 } ?? lines.count, in: lines)
  }

  private static let refusal = DefinitionFault(
    "submission.yaml lists its artifacts within brackets; put each on lines of its own, after a dash"
  )

  private static func begins(_ sign: Unicode.Scalar, at mark: Mark?, in lines: [String]) -> Bool {
    guard let mark, lines.indices.contains(mark.line - 1) else { return false }
    return lines[mark.line - 1].unicodeScalars.dropFirst(mark.column - 1).first == sign
  }

  /// Blank lines, comments and marks that stand at the margin belong to what follows.
  private static func end(before limit: Int, in lines: [String]) -> Int {
    var end = min(limit, lines.count)
    while end > 0 {
      let line = lines[end - 1]
      let isBlank = line.utf8.allSatisfy { $0 <= 0x20 }
      guard isBlank || line.hasPrefix("#") || line.hasPrefix("...") || line.hasPrefix("---") else {
        break
      }
      end -= 1
    }
    return end
  }

  /// The whole text with these entries, each line of them ended by a line feed.
  func inserting(_ entries: String) -> String {
    var lines = lines
    let new = entries.split(separator: "\n", omittingEmptySubsequences: true).map {
      $0 + (lineEnd == "\n" ? "" : "\r")
    }
    lines.insert(contentsOf: new.map(String.init), at: min(position, lines.count))
    return lines.joined(separator: "\n") + "\n"
  }
}

extension String {
  /// Where `[]` stands, spaces before and within it included.
  fileprivate func range(ofEmptyList _: Void) -> Range<Index>? {
    guard let open = firstIndex(of: "["), let close = self[open...].firstIndex(of: "]"),
      self[index(after: open)..<close].allSatisfy(\.isWhitespace)
    else { return nil }
    return open..<index(after: close)
  }
}
