/// What the pages of one document have in common: the size of its text, where its lines end, and what
/// stands at the top or foot of every page.
struct PageMargins {
  /// Of the font that most of the text has.
  let bodySize: Double
  /// Where a line of text ends at the right, in points.
  let right: Double
  private let repeated: Set<String>

  /// Of a page's height: nothing that repeats further inside is a header or footer.
  private static let edge = 0.09

  init(_ pages: [(page: PDFPage, lines: [PageLine])]) {
    var sizes: [Int: Int] = [:]
    var right = 0.0
    var counts: [String: Int] = [:]
    for (page, lines) in pages {
      var left = page.width
      for line in lines {
        sizes[Int((line.size * 2).rounded()), default: 0] += line.text.utf8.count
        right = max(right, line.box.right)
        left = min(left, line.box.left)
      }
      if left < page.width / 3 { right = max(right, page.width - left) }
      for key in Set(lines.filter { Self.isAtEdge($0, of: page) }.map { Self.key($0) }) {
        counts[key, default: 0] += 1
      }
    }
    bodySize =
      sizes.max { ($0.value, $1.key) < ($1.value, $0.key) }.map { Double($0.key) / 2 } ?? 12
    self.right = right
    let needed = max(2, (pages.count + 1) / 2)
    repeated = Set(counts.filter { $0.value >= needed }.keys)
  }

  func isRepeated(_ line: PageLine, of page: PDFPage) -> Bool {
    Self.isAtEdge(line, of: page) && repeated.contains(Self.key(line))
  }

  private static func isAtEdge(_ line: PageLine, of page: PDFPage) -> Bool {
    line.box.bottom < page.height * edge || line.box.top > page.height * (1 - edge)
  }

  /// The line without the numbers that stand alone, which count pages.
  private static func key(_ line: PageLine) -> String {
    line.text.prefix(200).split(separator: " ").map { word in
      let bare = word.last == "," ? word.dropLast() : word
      return bare.unicodeScalars.allSatisfy(\.isDigit) ? "#" : String(word)
    }.joined(separator: " ")
  }
}
