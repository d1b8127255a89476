/// Words that follow one another on one line of a page, with no wide gap among them.
struct PageRun {
  /// One of them and where it stands, in points.
  struct Word {
    var text: String
    var left: Double
    var right: Double
  }

  var text: String
  var box: PageBox
  /// Of the font, in points.
  var size: Double
  var isBold = false
  /// From left to right; empty where they are not known one by one.
  var words: [Word] = []

  /// From its left edge, in points: what would have had to fit onto the line before.
  var firstWordWidth: Double { (words.first?.right ?? box.right) - box.left }

  /// Of the font's size: a space between words is narrower in nearly every font.
  private static let leastGap = 0.36

  /// In points: as exactly as cells of one column begin below one another.
  private static let sameEdge = 0.4

  /// The run in two, where between two of its words a gutter runs through: because there is more than
  /// a space between them, or the second begins exactly where the gutter ends. Nil where there is no
  /// such place.
  func parted(at gutter: ClosedRange<Double>) -> (left: PageRun, right: PageRun)? {
    guard words.count >= 2 else { return nil }
    let gaps = zip(words, words.dropFirst()).map { $1.left - $0.right }
    let usual = gaps.count > 1 ? gaps.min() ?? 0 : 0
    for (index, gap) in gaps.enumerated() {
      let (left, right) = (words[index].right, words[index + 1].left)
      let isWide = gap > size * Self.leastGap && gap > usual * 1.2
      let isAligned = gap > 0 && abs(right - gutter.upperBound) < Self.sameEdge
      guard isWide || isAligned, left <= gutter.upperBound, right >= gutter.lowerBound else {
        continue
      }
      return (part(words[...index]), part(words[(index + 1)...]))
    }
    return nil
  }

  private func part(_ words: ArraySlice<Word>) -> PageRun {
    var part = self
    part.words = Array(words)
    part.text = CharacterGuard.defused(words.map(\.text).joined(separator: " "))
    part.box.left = words.first?.left ?? box.left
    part.box.right = words.last?.right ?? box.right
    return part
  }
}
