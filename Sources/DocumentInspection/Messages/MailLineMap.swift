/// Which line of the file a line of a decoded part is.
enum MailLineMap {
  /// The same lines, further down.
  case shifted(Int)
  /// For each line how many lies above it in the body, and the body's first line.
  case listed([Int], Int)
  case unknown

  func line(_ line: Int?) -> Int? {
    guard let line else { return nil }
    switch self {
    case .shifted(let above): return line + above
    case .listed(let lines, let first):
      return lines.indices.contains(line - 1) ? first + lines[line - 1] : nil
    case .unknown: return nil
    }
  }
}
