/// The timing line of a SubRip cue, with the slips that people make in it.
enum CueTimestamp {
  /// Start and end in milliseconds; nil where the line is no sound timing.
  static func range(in line: String) -> (start: Int64, end: Int64)? {
    let parts = sides(of: line)
    guard let parts, let start = milliseconds(parts.left), let end = milliseconds(parts.right),
      end >= start
    else { return nil }
    return (start, end)
  }

  static func isTiming(_ line: String) -> Bool { arrow(in: line) != nil }

  /// Where `-->` stands. Found by bytes: a search by characters takes most of the time that a long
  /// transcript takes.
  private static func arrow(in line: String) -> Range<String.Index>? {
    let utf8 = line.utf8
    var start = utf8.startIndex
    while let dash = utf8[start...].firstIndex(of: UInt8(ascii: "-")) {
      if utf8[dash...].starts(with: "-->".utf8) { return dash..<utf8.index(dash, offsetBy: 3) }
      start = utf8.index(after: dash)
    }
    return nil
  }

  /// A cue's settings, such as `align:start`, follow its end.
  private static func sides(of line: String) -> (left: Substring, right: Substring)? {
    guard let arrow = arrow(in: line) else { return nil }
    let left = line[..<arrow.lowerBound].split(whereSeparator: \.isWhitespace)
    let right = line[arrow.upperBound...].split(whereSeparator: \.isWhitespace)
    guard left.count == 1, let first = left.first, let last = right.first else { return nil }
    return (first, last)
  }

  /// `00:00:01.000`, `00:01.000`, `1:02:03,5`; hours may have more digits.
  static func milliseconds(_ text: Substring) -> Int64? {
    let halves = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
    guard halves.count <= 2 else { return nil }
    let fields = halves[0].split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(fields.count), let fraction = fraction(halves.dropFirst().first) else {
      return nil
    }
    var seconds: Int64 = 0
    for (index, field) in fields.enumerated() {
      guard (1...6).contains(field.utf8.count),
        field.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
        let number = Int64(field), number < 60 || (index == 0 && fields.count == 3)
      else { return nil }
      seconds = seconds * 60 + number
    }
    return seconds * 1000 + fraction
  }

  private static func fraction(_ digits: Substring?) -> Int64? {
    guard let digits else { return 0 }
    guard (1...9).contains(digits.utf8.count),
      digits.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    let three = (String(digits) + "00").prefix(3)
    return Int64(three)
  }
}
