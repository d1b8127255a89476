/// XML as bytes in which single elements and attributes are emptied. For markup in UTF-8 that programs wrote:
/// what stands in comments or CDATA is treated as the rest, which can only take out more.
struct MarkupBytes {
  private(set) var bytes: [UInt8]
  /// UTF-16 is not looked into.
  private let isReadable: Bool

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    isReadable = !bytes.starts(with: [0xFF, 0xFE]) && !bytes.starts(with: [0xFE, 0xFF])
  }

  mutating func replace(_ text: String) { bytes = Array(text.utf8) }

  /// Takes out what stands between an element's tags, whether it is text or markup.
  ///
  /// - Parameter attribute: only elements whose start tag holds it; empty for all.
  mutating func empty(_ element: String, where attribute: String = "") {
    guard isReadable else { return }
    let (open, close) = (Array("<\(element)".utf8), Array("</\(element)>".utf8))
    var (output, place) = ([UInt8](), 0)
    while let start = find(open, from: place) {
      let after = start + open.count
      guard let tagEnd = find([UInt8(ascii: ">")], from: after), after < bytes.count else { break }
      output += bytes[place...tagEnd]
      place = tagEnd + 1
      let tag = bytes[start...tagEnd]
      guard Self.endsName(bytes[after]), bytes[tagEnd - 1] != UInt8(ascii: "/"),
        attribute.isEmpty || Self.contains(tag, Array(attribute.utf8))
      else { continue }
      // Where no end follows here, none follows later.
      guard let end = find(close, from: place) else { break }
      place = end
    }
    bytes = output + bytes[place...]
  }

  /// Makes the values of attributes empty.
  ///
  /// - Parameter element: only of this element; nil for any.
  mutating func emptyAttributes(_ names: [String], in element: String?) {
    guard isReadable else { return }
    let open = Array("<\(element ?? "")".utf8)
    var (output, place) = ([UInt8](), 0)
    while let start = find(open, from: place) {
      guard let tagEnd = find([UInt8(ascii: ">")], from: start) else { break }
      output += bytes[place..<start]
      var tag = Array(bytes[start...tagEnd])
      if element == nil || tag.count > open.count && Self.endsName(tag[open.count]) {
        for name in names { Self.empty(name, in: &tag) }
      }
      output += tag
      place = tagEnd + 1
    }
    bytes = output + bytes[place...]
  }

  private static func empty(_ name: String, in tag: inout [UInt8]) {
    for quote in [UInt8(ascii: "\""), UInt8(ascii: "'")] {
      let head = Array(" \(name)=".utf8) + [quote]
      guard tag.count > head.count else { continue }
      let starts = (0...(tag.count - head.count)).first { tag[$0...].starts(with: head) }
      guard let start = starts, let end = tag[(start + head.count)...].firstIndex(of: quote) else {
        continue
      }
      tag.removeSubrange((start + head.count)..<end)
    }
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
  }

  private static func contains(_ bytes: ArraySlice<UInt8>, _ part: [UInt8]) -> Bool {
    bytes.indices.contains { bytes[$0...].starts(with: part) }
  }

  /// One pass over what is left: a part has at most some megabytes.
  private func find(_ part: [UInt8], from start: Int) -> Int? {
    guard let first = part.first, start <= bytes.count - part.count else { return nil }
    return unsafe bytes.withUnsafeBufferPointer { buffer in
      var place = start
      while place <= buffer.count - part.count {
        if unsafe buffer[place] == first,
          (1..<part.count).allSatisfy({ unsafe buffer[place + $0] == part[$0] })
        {
          return place
        }
        place += 1
      }
      return nil
    }
  }
}
