/// The character sets of a document and its fonts.
struct RTFFonts {
  private var names: [Int: String] = [:]
  private var document = RTFCharset.ansi
  private var first: Int?
  /// The font whose entry is being read.
  var current: Int?

  private static let mostFonts = 10_000

  func name(of font: Int?) -> String { (font ?? first).flatMap { names[$0] } ?? document }

  mutating func set(_ word: String, _ value: Int?) {
    switch (word, value) {
    case ("ansicpg", let page?): document = RTFCharset.name(codePage: page)
    case ("mac", _): document = "macintosh"
    case ("pc", _): document = RTFCharset.name(codePage: 437)
    case ("pca", _): document = RTFCharset.name(codePage: 850)
    case ("deff", _): first = value
    case ("fcharset", let number?): setCurrent(RTFCharset.name(fontCharset: number))
    case ("cpg", let page?): setCurrent(RTFCharset.name(codePage: page))
    default: break
    }
  }

  private mutating func setCurrent(_ name: String?) {
    guard let current, names.count < Self.mostFonts else { return }
    names[current] = name
  }
}
