/// The part of a recording that a link points to: `#t=10,20`, as W3C Media Fragments 1.0 §4.2.1
/// writes it in normal play time.
struct MediaFragment: Equatable {
  /// Nil where only an end is given.
  var startMilliseconds: Int64?
  /// Nil for the recording's end.
  var endMilliseconds: Int64?

  /// Nil where the fragment names no time, or names one in another way: players ignore it then.
  init?(_ fragment: String) {
    let values = fragment.utf8.split(separator: UInt8(ascii: "&")).compactMap(Self.time)
    // The last one counts: §5.1.1.
    guard let value = values.last else { return nil }
    var text = value[...]
    if text.hasPrefix("npt:") { text = text.dropFirst(4) }
    let ends = text.split(separator: ",", omittingEmptySubsequences: false)
    guard let first = ends.first, ends.count <= 2 else { return nil }
    if !first.isEmpty {
      guard let start = Self.milliseconds(first) else { return nil }
      startMilliseconds = start
    }
    if ends.count == 2 {
      guard let end = Self.milliseconds(ends[1]) else { return nil }
      endMilliseconds = end
    }
    if startMilliseconds == nil, endMilliseconds == nil { return nil }
  }

  private static func time(_ pair: Substring.UTF8View) -> String? {
    let decoded = String(decoding: LinkReference.percentDecoded(pair), as: UTF8.self)
    return decoded.hasPrefix("t=") ? String(decoded.dropFirst(2)) : nil
  }

  /// `75`, `75.5`, `1:15`, `0:01:15.5`; a time beyond all reckoning is the largest there is.
  private static func milliseconds(_ text: Substring) -> Int64? {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let clock = parts.first else { return nil }
    let fields = clock.split(separator: ":", omittingEmptySubsequences: false)
    guard (1...3).contains(fields.count), fields.allSatisfy(isNumber) else { return nil }
    var seconds: Int64 = 0
    for (position, field) in fields.enumerated() {
      let number = Int64(field) ?? .max
      guard position == 0 || number < 60 else { return nil }
      seconds = clamped(seconds.multipliedReportingOverflow(by: 60))
      seconds = clamped(seconds.addingReportingOverflow(number))
    }
    var fraction: Int64 = 0
    if parts.count == 2 {
      guard parts[1].isEmpty || isNumber(parts[1]) else { return nil }
      fraction = Int64((parts[1] + "000").prefix(3)) ?? 0
    }
    let whole = clamped(seconds.multipliedReportingOverflow(by: 1000))
    return clamped(whole.addingReportingOverflow(fraction))
  }

  private static func clamped(_ result: (partialValue: Int64, overflow: Bool)) -> Int64 {
    result.overflow ? .max : result.partialValue
  }

  private static func isNumber(_ text: Substring) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
  }
}
