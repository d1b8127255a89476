/// One line of a text file, without its line ending.
struct TextLine {
  /// From 1.
  let number: Int
  var text: String
}

/// A text's lines, ended by LF, CR LF or CR, made one at a time: a file of nothing but line ends has
/// thirty million of them.
struct TextLines: Sequence, IteratorProtocol {
  private let utf8: [UInt8]
  private var start = 0
  private var number = 0

  init(_ utf8: [UInt8]) { self.utf8 = utf8 }

  mutating func next() -> TextLine? {
    guard start < utf8.count else { return nil }
    let end = utf8[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? utf8.count
    number += 1
    let line = TextLine(number: number, text: String(decoding: utf8[start..<end], as: UTF8.self))
    let isPair = end + 1 < utf8.count && utf8[end] == 0x0D && utf8[end + 1] == 0x0A
    start = end + (isPair ? 2 : 1)
    return line
  }
}
