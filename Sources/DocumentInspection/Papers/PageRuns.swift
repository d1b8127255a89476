/// Puts a page's characters together to runs.
///
/// The order is poppler's, which follows columns as it guesses them; where it goes on elsewhere on the
/// page, or leaves a wide gap, a run ends.
struct PageRuns {
  /// Of the font's size: words of a justified line are less than this apart, cells of a table more.
  private static let widestGap = 0.8

  private(set) var runs: [PageRun] = []
  private var text = String.UnicodeScalarView()
  private var box: PageBox?
  private var last: PageGlyph?
  private var bold = 0
  private var firstWordWidth: Double?
  private var hasGap = false

  static func runs(of glyphs: [PageGlyph]) -> [PageRun] {
    var state = PageRuns()
    for glyph in glyphs { state.take(glyph) }
    state.end()
    return state.runs
  }

  private mutating func take(_ glyph: PageGlyph) {
    if glyph.scalar == "\n" || glyph.scalar == "\r" { return end() }
    if glyph.scalar.isWhite {
      hasGap = true
      return
    }
    if let last, !follows(glyph, last) { end() }
    if hasGap, !text.isEmpty { addSpace() }
    hasGap = false
    text.append(PageLetters.plain(glyph.scalar))
    if box == nil { box = glyph.box } else { box?.formUnion(glyph.box) }
    if glyph.isBold { bold += 1 }
    last = glyph
  }

  private func follows(_ glyph: PageGlyph, _ last: PageGlyph) -> Bool {
    let gap = glyph.box.left - last.box.right
    let size = max(glyph.size, last.size, 1)
    // Kerning and accents reach back a little.
    return gap < size * Self.widestGap && gap > -size && glyph.box.isBeside(last.box)
  }

  private mutating func addSpace() {
    if firstWordWidth == nil, let box { firstWordWidth = box.right - box.left }
    text.append(" ")
  }

  private mutating func end() {
    if let box, let last, !text.isEmpty {
      runs.append(
        PageRun(
          text: CharacterGuard.defused(String(text).collapsed), box: box, size: last.size,
          isBold: bold * 2 > text.count,
          firstWordWidth: firstWordWidth ?? box.right - box.left))
    }
    let found = runs
    self = PageRuns()
    runs = found
  }
}
