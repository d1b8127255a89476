/// When a part of TTML is shown, in milliseconds from the document's begin.
struct TimedTextSpan: Equatable {
  var start: Int64 = 0
  /// Nil where it is open.
  var end: Int64?
}

/// Reads TTML's time expressions (TTML2 §12.3) with the document's rates.
struct TimedTextRates {
  /// Frames a second, the multiplier in it.
  private var frames = 30.0
  private var subframes = 1.0
  private var ticks = 1.0

  /// The latest time that is believed: 1,000 hours.
  private static let latest = 3_600_000_000.0

  init() {}

  /// From the root's `ttp:` attributes.
  init(_ root: MarkupElement) {
    let rate = Self.rate(root.attribute("framerate"))
    if let sub = Self.rate(root.attribute("subframerate")) { subframes = sub }
    frames = rate ?? 30
    let parts =
      root.attribute("frameratemultiplier")?.split { $0 == " " || $0 == ":" }
      .compactMap { Self.rate(String($0)) } ?? []
    if parts.count == 2 { frames *= parts[0] / parts[1] }
    ticks = Self.rate(root.attribute("tickrate")) ?? (rate == nil ? 1 : frames * subframes)
  }

  private static func rate(_ text: String?) -> Double? {
    guard let text = text?.collapsed, let value = Int(text), (1...1_000_000_000).contains(value)
    else { return nil }
    return Double(value)
  }

  /// When an element is shown: from `origin` on, never outside its container. Nil where a time can't be
  /// read or the element ends before it begins.
  func span(
    of element: MarkupElement, from origin: Int64, within container: TimedTextSpan
  ) -> TimedTextSpan? {
    var span = TimedTextSpan(start: origin, end: container.end)
    if let text = element.attribute("begin") {
      guard let begin = milliseconds(text) else { return nil }
      span.start = origin + begin
    }
    if let text = element.attribute("dur") {
      guard let length = milliseconds(text) else { return nil }
      span.end = min(span.end ?? .max, span.start + length)
    }
    if let text = element.attribute("end") {
      guard let end = milliseconds(text) else { return nil }
      span.end = min(span.end ?? .max, origin + end)
    }
    if let end = span.end, end < span.start { return nil }
    return span
  }

  /// `00:01:02.5`, `00:01:02:12`, `62.5s`, `1500ms`, `1.5m`, `0.1h`, `45f`, `900000t`.
  func milliseconds(_ text: String) -> Int64? {
    let text = text.collapsed
    guard (1...40).contains(text.utf8.count) else { return nil }
    let seconds = text.utf8.contains(UInt8(ascii: ":")) ? clock(text) : offset(text)
    guard let seconds, seconds >= 0, seconds * 1_000 <= Self.latest else { return nil }
    return Int64((seconds * 1_000).rounded())
  }

  private func clock(_ text: String) -> Double? {
    let fields = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard (3...4).contains(fields.count), fields.allSatisfy({ !$0.isEmpty }),
      fields[0].utf8.count >= 2, fields[1].utf8.count == 2,
      let hours = Self.number(fields[0], isWhole: true),
      let minutes = Self.number(fields[1], isWhole: true), minutes < 60,
      let seconds = Self.number(fields[2], isWhole: fields.count == 4), seconds <= 60
    else { return nil }
    let whole = hours * 3_600 + minutes * 60 + seconds
    guard fields.count == 4 else { return whole }
    let parts = fields[3].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard (1...2).contains(parts.count), let frame = Self.number(parts[0], isWhole: true),
      frame < frames.rounded(.up)
    else { return nil }
    let sub = parts.count == 2 ? Self.number(parts[1], isWhole: true) : 0
    return sub.map { whole + (frame + $0 / subframes) / frames }
  }

  private func offset(_ text: String) -> Double? {
    let metrics: [(sign: String, seconds: Double)] = [
      ("ms", 0.001), ("h", 3_600), ("m", 60), ("s", 1), ("f", 1 / frames), ("t", 1 / ticks),
    ]
    for metric in metrics where text.hasSuffix(metric.sign) {
      let digits = String(text.dropLast(metric.sign.utf8.count))
      return Self.number(digits, isWhole: false).map { $0 * metric.seconds }
    }
    return nil
  }

  /// Digits with at most one point between them.
  private static func number(_ text: String, isWhole: Bool) -> Double? {
    let isPlain = text.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (!isWhole && $0 == UInt8(ascii: "."))
    }
    let isClosed = text.utf8.first != UInt8(ascii: ".") && text.utf8.last != UInt8(ascii: ".")
    return isPlain && isClosed ? Double(text) : nil
  }
}
