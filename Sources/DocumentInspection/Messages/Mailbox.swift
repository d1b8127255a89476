/// The messages of an mbox file (RFC 4155), one after the other.
struct Mailbox: Sequence, IteratorProtocol {
  struct Message {
    /// Without the line that divides it from the one before.
    let bytes: ArraySlice<UInt8>
    /// Its first line in the file, from 1.
    let line: Int
  }

  private let bytes: [UInt8]
  private var start: Int?
  private var line = 1

  /// `bytes`: the whole file.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    start = Self.isDivider(bytes, at: 0) ? 0 : nil
  }

  mutating func next() -> Message? {
    guard let divider = start else { return nil }
    var lines = MailLines(bytes[divider...])
    guard let first = lines.next() else { return nil }
    let (begin, beginLine) = (first.end, line + 1)
    line += 1
    start = nil
    var (end, isAfterBlank) = (bytes.count, false)
    while let next = lines.next() {
      if isAfterBlank, Self.isDivider(bytes, at: next.bytes.startIndex) {
        (start, end) = (next.bytes.startIndex, next.bytes.startIndex)
        break
      }
      isAfterBlank = next.bytes.isEmpty
      line += 1
    }
    return Message(bytes: bytes[begin..<end], line: beginLine)
  }

  /// `From ana@example.org Thu Mar 12 15:04:05 2026`: a word, and a time of day somewhere behind it,
  /// above a line that can be a header's.
  static func isDivider(_ bytes: [UInt8], at start: Int) -> Bool {
    let from = Array("From ".utf8)
    guard bytes.indices.contains(start), bytes[start] == from[0],
      bytes[start...].starts(with: from)
    else { return false }
    var lines = MailLines(bytes[start..<Swift.min(bytes.count, start + 2_048)])
    guard let divider = lines.next(), let header = lines.next() else { return false }
    let words = String(decoding: divider.bytes, as: UTF8.self).split(separator: " ")
    let hasTime = words.dropFirst(2).contains { word in
      let parts = word.split(separator: ":")
      return parts.count >= 2
        && parts.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    }
    return hasTime && header.bytes.contains(UInt8(ascii: ":"))
  }
}
