/// A number in decimal digits, rounded as spreadsheets round: half away from zero, by the digits that
/// are shown and not by the binary fraction behind them.
struct DecimalText: Equatable {
  private(set) var isNegative: Bool
  /// Without zeros at the start; empty for zero.
  private var digits: [UInt8]
  /// How many digits stand before the point; negative where zeros follow it.
  private var point: Int

  /// Spreadsheets keep so many digits; what is beyond is noise of the binary fraction.
  private static let precision = 15

  /// Nil for what is no number.
  init?(_ value: Double) {
    guard value.isFinite else { return nil }
    isNegative = value < 0
    (digits, point) = ([], 0)
    var exponent = 0
    let parts = "\(value.magnitude)".split(whereSeparator: { $0 == "e" || $0 == "E" })
    if parts.count == 2 { exponent = Int(parts[1]) ?? 0 }
    var isFraction = false
    for byte in parts[0].utf8 {
      if byte == UInt8(ascii: ".") {
        isFraction = true
      } else {
        digits.append(byte - UInt8(ascii: "0"))
        if !isFraction { point += 1 }
      }
    }
    point += exponent
    trim()
    round(toDigits: Self.precision)
  }

  var isZero: Bool { digits.isEmpty }
  /// Digits before the point, at least one.
  var wholeCount: Int { max(point, 1) }

  mutating func shift(by places: Int) {
    if !digits.isEmpty { point += places }
  }

  mutating func round(toPlaces places: Int) { round(toDigits: point + places) }

  private mutating func round(toDigits count: Int) {
    guard count < digits.count else { return }
    guard count >= 0 else {
      (digits, point) = ([], 0)
      return
    }
    let goesUp = digits[count] >= 5
    digits.removeSubrange(count...)
    guard goesUp else {
      trim()
      return
    }
    for index in digits.indices.reversed() {
      if digits[index] < 9 {
        digits[index] += 1
        trim()
        return
      }
      digits[index] = 0
    }
    digits.insert(1, at: 0)
    point += 1
    trim()
  }

  private mutating func trim() {
    let zeros = digits.prefix { $0 == 0 }.count
    digits.removeFirst(zeros)
    point -= zeros
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { point = 0 }
  }

  /// Before the point, with at least so many digits.
  func whole(atLeast count: Int, isGrouped: Bool) -> String {
    var text = (0..<min(max(point, 0), 400)).map { digit($0) }
    while text.count < min(count, 400) { text.insert(0, at: 0) }
    var shown = ""
    for (index, digit) in text.enumerated() {
      if isGrouped, index > 0, (text.count - index).isMultiple(of: 3) { shown += "," }
      shown += String(digit)
    }
    return shown
  }

  /// Behind the point: at least and at most so many digits.
  func fraction(atLeast least: Int, atMost most: Int) -> String {
    let needed = max(0, digits.count - point)
    return (0..<min(max(least, min(needed, most)), 400)).map { String(digit(point + $0)) }.joined()
  }

  private func digit(_ index: Int) -> UInt8 { digits.indices.contains(index) ? digits[index] : 0 }

  /// As a cell without a format shows it.
  static func general(_ value: Double) -> String {
    guard var number = DecimalText(value), value.magnitude < 1e15 else { return "\(value)" }
    number.round(toDigits: max(11, number.wholeCount))
    number.round(toPlaces: 9)
    let fraction = number.fraction(atLeast: 0, atMost: 9)
    let sign = number.isNegative && !number.isZero ? "-" : ""
    return sign + number.whole(atLeast: 1, isGrouped: false)
      + (fraction.isEmpty ? "" : ".\(fraction)")
  }
}
