/// Puts a page's characters together to runs.
///
/// The order is poppler's, which follows columns as it guesses them; where it goes on elsewhere on the
/// page, or leaves a wide gap, a run ends.
struct PageRuns {
  /// Of the font's size: words of a justified line are less than this apart, cells of a table more.
  private static let widestGap = 0.8

  private(set) var runs: [PageRun] = []
  private var words: [PageRun.Word] = []
  private var word = String.UnicodeScalarView()
  private var box: PageBox?
  private var last: PageGlyph?
  private var bold = 0
  private var count = 0
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
    if hasGap { endWord() }
    hasGap = false
    if word.isEmpty { words.append(PageRun.Word(text: "", left: glyph.box.left, right: 0)) }
    word.append(PageLetters.plain(glyph.scalar))
    words[words.count - 1].right = glyph.box.right
    count += 1
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

  private mutating func endWord() {
    guard !word.isEmpty, let last = words.indices.last else { return }
    words[last].text = String(word)
    word = String.UnicodeScalarView()
  }

  private mutating func end() {
    endWord()
    if let box, let last, !words.isEmpty {
      let text = words.map(\.text).joined(separator: " ")
      runs.append(
        PageRun(
          text: CharacterGuard.defused(text), box: box, size: last.size, isBold: bold * 2 > count,
          words: words))
    }
    let found = runs
    self = PageRuns()
    runs = found
  }
}
