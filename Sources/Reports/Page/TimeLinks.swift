internal import Artifacts

/// Ways to moments of one recording. They lead to the file with a media fragment, so that they serve where
/// no script runs; where one does, the card's own player jumps instead.
struct TimeLinks {
  /// What the player's id begins with.
  let key: String
  /// Of the recording from the page; nil where the page can't tell.
  let address: String?

  func link(_ shown: HTML, at milliseconds: Int64, until end: Int64? = nil) -> HTML {
    guard let attributes = attributes(milliseconds, end) else {
      // A script still finds the moment of a caption.
      return """
        <span class="time" data-for="\(key)" data-at="\(Self.seconds(milliseconds))">\(shown)</span>
        """
    }
    return "<a class=\"time\" \(attributes)>\(shown)</a>"
  }

  /// A shape of a drawing as such a way, named for those who can't see it.
  func wrap(_ shape: HTML, at milliseconds: Int64, label: String) -> HTML {
    guard let attributes = attributes(milliseconds, nil) else { return shape }
    return "<a \(attributes) aria-label=\"\(label)\">\(shape)</a>"
  }

  /// The same for a pointer alone, where a list beside the drawing has the same ways.
  func wrapForPointer(_ shape: HTML, at milliseconds: Int64) -> HTML {
    guard let attributes = attributes(milliseconds, nil) else { return shape }
    return "<a \(attributes) tabindex=\"-1\">\(shape)</a>"
  }

  private func attributes(_ start: Int64, _ end: Int64?) -> HTML? {
    guard let address else { return nil }
    let from = Self.seconds(start)
    let until = end.flatMap { $0 > start ? Self.seconds($0) : nil }
    return """
      href="\(address)#t=\(from)\(until.map { ",\($0)" } ?? "")" data-for="\(key)" data-at="\(from)"\
      \(until.map { " data-end=\"\($0)\"" as HTML } ?? "")
      """
  }

  /// `250`, `250.04`
  static func seconds(_ milliseconds: Int64) -> String {
    let (whole, rest) = (max(0, milliseconds) / 1000, max(0, milliseconds) % 1000)
    guard rest > 0 else { return String(whole) }
    var digits = String(rest + 1000).dropFirst()
    while digits.last == "0" { digits = digits.dropLast() }
    return "\(whole).\(digits)"
  }
}
