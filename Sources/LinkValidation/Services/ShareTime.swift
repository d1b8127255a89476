/// Where a shared recording is to begin, as YouTube and Vimeo write it: `90`, `90s`, `1m30s`, `1h2m3s`.
enum ShareTime {
  /// Nil for anything else, which the services pass over.
  static func milliseconds(_ text: String) -> Int64? {
    let units: [(letter: UInt8, seconds: Int64)] = [
      (UInt8(ascii: "h"), 3600), (UInt8(ascii: "m"), 60), (UInt8(ascii: "s"), 1),
    ]
    var seconds: Int64 = 0
    var digits: [UInt8] = []
    var nextUnit = 0
    for byte in text.utf8 {
      if (0x30...0x39).contains(byte) {
        digits.append(byte)
        guard digits.count <= 9 else { return nil }
        continue
      }
      guard let number = Int64(String(decoding: digits, as: UTF8.self)),
        let unit = units[nextUnit...].firstIndex(where: { $0.letter == byte | 0x20 })
      else { return nil }
      seconds += number * units[unit].seconds
      nextUnit = unit + 1
      digits = []
    }
    guard digits.isEmpty else {
      // A number alone is seconds; one behind a unit is a mistake.
      guard nextUnit == 0 else { return nil }
      return Int64(String(decoding: digits, as: UTF8.self)).map { $0 * 1000 }
    }
    return nextUnit == 0 ? nil : seconds * 1000
  }
}
