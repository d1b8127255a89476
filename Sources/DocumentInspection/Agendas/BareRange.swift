/// `9-12 Work in groups`: hours without minutes, or any other two numbers.
///
/// Nothing in the line says that they are a time, so that it is read as none; but an agenda that holds
/// such a line may go on beyond the last time that was read.
enum BareRange {
  static func begins(_ text: String) -> Bool {
    var rest = Array(text.unicodeScalars.prefix(40))[...]
    rest = rest.drop { $0.isWhite }
    guard takeHour(&rest) else { return false }
    rest = rest.drop { $0.isWhite }
    guard let sign = rest.popFirst(), sign.isRangeSign else { return false }
    rest = rest.drop { $0.isWhite }
    guard takeHour(&rest), let gap = rest.popFirst(), gap.isWhite else { return false }
    // `9-12 pupils` goes on, an item begins.
    return rest.drop { $0.isWhite }.first.map { $0.properties.isUppercase || $0.isIdeograph }
      ?? false
  }

  private static func takeHour(_ rest: inout ArraySlice<Unicode.Scalar>) -> Bool {
    let digits = rest.prefix { $0.isDigit }
    guard (1...2).contains(digits.count), let hour = Int(digits.string), (1...12).contains(hour)
    else { return false }
    rest = rest.dropFirst(digits.count)
    return true
  }
}
