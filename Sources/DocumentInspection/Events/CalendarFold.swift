/// Mends iCalendar text that was folded in the middle of a letter: RFC 5545 §3.1 folds by octets, and
/// old programs split UTF-8 there.
enum CalendarFold {
  static func isCalendar(_ bytes: [UInt8]) -> Bool {
    let head = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    let text = head.drop { $0 == 0x0A || $0 == 0x0D || $0 == 0x20 }.prefix(15)
    return String(decoding: text, as: UTF8.self).uppercased() == "BEGIN:VCALENDAR"
  }

  /// The same lines with the rest of each split letter moved before the fold.
  static func mended(_ bytes: [UInt8]) -> [UInt8] {
    guard isCalendar(bytes) else { return bytes }
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let length = foldLength(bytes, at: index)
      if length > 0, let last = kept.last, last >= 0x80 {
        let rest = bytes[(index + length)...].prefix(3).prefix { $0 & 0xC0 == 0x80 }
        kept += rest
        kept += bytes[index..<(index + length)]
        index += length + rest.count
      } else {
        kept.append(bytes[index])
        index += 1
      }
    }
    return kept
  }

  /// Of a line end with the white space behind it that goes on with the line; 0 where there is none.
  private static func foldLength(_ bytes: [UInt8], at index: Int) -> Int {
    var end = index
    if end < bytes.count, bytes[end] == 0x0D { end += 1 }
    if end < bytes.count, bytes[end] == 0x0A { end += 1 }
    guard end > index, end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 else { return 0 }
    return end + 1 - index
  }
}
