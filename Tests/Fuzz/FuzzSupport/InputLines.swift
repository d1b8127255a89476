/// An input that is several texts: a line each, and the last one takes the rest.
package struct InputLines {
  private var rest: ArraySlice<UInt8>

  package init(_ bytes: [UInt8]) { rest = bytes[...] }

  /// Empty where nothing is left.
  package mutating func next() -> [UInt8] {
    let line = rest.prefix { $0 != 0x0A }
    rest = rest.dropFirst(line.count + 1)
    return Array(line)
  }

  package mutating func nextText() -> String { String(decoding: next(), as: UTF8.self) }

  package var remainder: [UInt8] { Array(rest) }
}
