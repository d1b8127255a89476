/// The styles of a document, as far as they say what a heading is.
struct RTFStyles {
  private var levels: [Int: Int] = [:]

  private static let mostStyles = 10_000

  mutating func add(_ number: Int, name: String, outline: Int?) {
    guard levels.count < Self.mostStyles, let level = Self.level(name, outline) else { return }
    levels[number] = level
  }

  /// 1 for the highest; nil for no heading.
  func level(of paragraph: RTFParagraph) -> Int? {
    if let outline = paragraph.outline { return Self.level("", outline) }
    return paragraph.style.flatMap { levels[$0] }
  }

  private static func level(_ name: String, _ outline: Int?) -> Int? {
    if let outline, (0...8).contains(outline) { return min(outline + 1, 6) }
    let name = name.lowercased()
    if name == "title" { return 1 }
    guard name.hasPrefix("heading "), let level = Int(name.dropFirst(8)), (1...9).contains(level)
    else { return nil }
    return min(level, 6)
  }
}
