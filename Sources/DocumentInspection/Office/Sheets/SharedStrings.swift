/// The texts that the cells of an Excel workbook share (ECMA-376 part 1 §18.4).
struct SharedStrings: MarkupVisitor {
  private var strings: [String] = []
  private var text = SheetText()

  static func of(_ part: String?, in package: inout OfficePackage) -> SharedStrings {
    var strings = SharedStrings()
    if let part { _ = package.walk(part, &strings) }
    return strings
  }

  subscript(index: Int?) -> String {
    guard let index, strings.indices.contains(index) else { return "" }
    return strings[index]
  }

  mutating func enter(_ element: MarkupElement) -> Bool {
    if element.name == "si" { text = SheetText() }
    return text.enter(element.name)
  }

  mutating func leave(_ name: String) {
    text.leave(name)
    if name == "si" { strings.append(text.shown) }
  }

  mutating func text(_ text: String) { self.text.append(text) }
}

/// A text with formats of its own, as cells and shared strings hold it.
struct SheetText {
  private var written = ""
  private var isOpen = false

  /// Returns whether the element's content is text that is shown: a guide to pronunciation is not.
  mutating func enter(_ name: String) -> Bool {
    if name == "t" { isOpen = true }
    return name != "rph" && name != "rpr"
  }

  mutating func leave(_ name: String) {
    if name == "t" { isOpen = false }
  }

  mutating func append(_ text: String) {
    if isOpen { written += text }
  }

  var shown: String {
    let text = Self.unescaped(written).collapsedLines
    return text.utf8.count <= Self.longest ? text : text.cut(toBytes: Self.longest)
  }

  /// In UTF-8; Excel's own limit is 32,767 characters of UTF-16. A text that is shared may stand in
  /// every cell.
  static let longest = 98_304

  /// `_x000D_` stands for a character that XML can't hold (ECMA-376 part 1 §22.9.2.19).
  static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "_")), text.contains("_x") else { return text }
    let utf8 = Array(text.utf8)
    var plain: [UInt8] = []
    var index = 0
    while index < utf8.count {
      if utf8[index] == UInt8(ascii: "_"), index + 6 < utf8.count,
        utf8[index + 1] == UInt8(ascii: "x"), utf8[index + 6] == UInt8(ascii: "_"),
        let code = UInt32(
          String(decoding: utf8[(index + 2)..<(index + 6)], as: UTF8.self), radix: 16)
      {
        // A zero and half of a pair are no characters.
        if code > 0, let scalar = Unicode.Scalar(code) { plain += Array(String(scalar).utf8) }
        index += 7
      } else {
        plain.append(utf8[index])
        index += 1
      }
    }
    return String(decoding: plain, as: UTF8.self)
  }
}
