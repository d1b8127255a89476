/// A place in an artifact as people write it: `04:10–06:40`, `1:02:03`, `page 2`, `pages 2-4`, `line 7`.
package struct Locator: Codable, Sendable, Equatable {
  package var startMilliseconds: Int64?
  package var endMilliseconds: Int64?
  package var firstPage: Int?
  package var lastPage: Int?
  package var line: Int?

  package init() {}

  /// Nil for what is none of these, and for what ends before it starts.
  package init?(_ text: String) {
    let plain = String(text.lowercased().map { "–—−".contains($0) ? "-" : $0 })
      .filter { !$0.isWhitespace }
    guard plain.utf8.count <= 60, plain.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    if let pages = Self.without(["pages", "page", "pp.", "p.", "pp", "p"], plain) {
      guard let (first, last) = Self.range(pages, Self.number) else { return nil }
      (firstPage, lastPage) = (first, last)
    } else if let lines = Self.without(["line"], plain) {
      guard let number = Self.number(lines) else { return nil }
      line = number
    } else {
      guard let (start, end) = Self.range(plain, Self.milliseconds) else { return nil }
      (startMilliseconds, endMilliseconds) = (start, end)
    }
  }

  /// What the locator points at last, in milliseconds.
  package var lastMilliseconds: Int64? { endMilliseconds ?? startMilliseconds }

  private static func without(_ heads: [String], _ text: String) -> String? {
    heads.first(where: text.hasPrefix).map { String(text.dropFirst($0.count)) }
  }

  private static func range<Value: Comparable>(
    _ text: String, _ read: (String) -> Value?
  ) -> (Value, Value?)? {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard ends.count <= 2, let first = read(ends[0]) else { return nil }
    guard ends.count == 2 else { return (first, nil) }
    guard let last = read(ends[1]), last >= first else { return nil }
    return (first, last)
  }

  private static func number(_ text: String) -> Int? {
    guard let number = Int(text), (1...1_000_000).contains(number), text.first != "+" else {
      return nil
    }
    return number
  }

  /// `M:SS` or `H:MM:SS`.
  private static func milliseconds(_ text: String) -> Int64? {
    let fields = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(fields.count), fields.allSatisfy({ (1...3).contains($0.count) }),
      fields.dropFirst().allSatisfy({ $0.count == 2 }),
      text.utf8.allSatisfy({ $0 == 0x3A || (0x30...0x39).contains($0) })
    else { return nil }
    let numbers = fields.compactMap { Int64($0) }
    guard numbers.count == fields.count, numbers.dropFirst().allSatisfy({ $0 < 60 }) else {
      return nil
    }
    return numbers.reduce(0) { $0 * 60 + $1 } * 1000
  }
}
