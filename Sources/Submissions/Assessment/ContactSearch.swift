/// Counts e-mail addresses and telephone numbers of a text, in one pass over its words.
///
/// A number counts where it has 7 to 15 digits (E.164) and looks dialled: it begins with `+`, or has its
/// area in brackets, or comes in three groups or more parted by spaces, dots or dashes, as no date,
/// clock time or sum does.
struct ContactSearch {
  private(set) var addresses = 0
  private(set) var numbers = 0

  init(_ text: String) {
    for word in text.utf8.split(whereSeparator: { $0 <= 0x20 || "<>\"(),;".utf8.contains($0) })
    where Self.isAddress(Array(word)) { addresses += 1 }
    numbers = Self.numbers(in: Array(text.utf8))
  }

  /// `name@host.domain`
  private static func isAddress(_ word: [UInt8]) -> Bool {
    let parts = word.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, parts[0].count <= 64 else { return false }
    let labels = parts[1].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: true)
    guard labels.count >= 2, let domain = labels.last, domain.count >= 2 else { return false }
    return domain.allSatisfy { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 >= 0x80 }
  }

  private static func numbers(in text: [UInt8]) -> Int {
    var (count, index) = (0, 0)
    while index < text.count {
      let start = index
      while index < text.count, isPart(text[index]) { index += 1 }
      if index > start {
        let (first, last) = edges(of: text, start, index)
        let isInWord =
          first > 0 && isLetter(text[first - 1]) || last < text.count && isLetter(text[last])
        if !isInWord, first < last, isNumber(text[first..<last]) { count += 1 }
      } else {
        index += 1
      }
    }
    return count
  }

  /// The run without the spaces and stops around it.
  private static func edges(of text: [UInt8], _ start: Int, _ end: Int) -> (Int, Int) {
    var (first, last) = (start, end)
    while first < last, text[first] == 0x20 || text[first] == 0x2E { first += 1 }
    while last > first, text[last - 1] == 0x20 || text[last - 1] == 0x2E { last -= 1 }
    return (first, last)
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    isDigit(byte) || "+-.() ".utf8.contains(byte)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || byte >= 0x80
  }

  private static func isNumber(_ run: ArraySlice<UInt8>) -> Bool {
    guard run.count <= 40 else { return false }
    let groups = run.split { !isDigit($0) }
    let digits = groups.reduce(0) { $0 + $1.count }
    guard (7...15).contains(digits), let last = groups.last else { return false }
    let isPlus = run.first { $0 != 0x20 } == UInt8(ascii: "+")
    if isPlus { return true }
    let hasArea =
      run.contains(UInt8(ascii: "(")) && run.contains(UInt8(ascii: ")")) && groups.count >= 2
    if hasArea { return last.count >= 3 }
    // A day has four digits at one end and two at the other.
    let looksLikeDay = groups.count == 3 && digits <= 8
    return groups.count >= 3 && !looksLikeDay && last.count >= 2 && groups[0].count <= 4
      && digits >= 9
  }
}
