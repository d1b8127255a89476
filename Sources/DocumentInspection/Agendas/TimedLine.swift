/// A line that says when something is, or how long it takes, and what it is.
struct TimedLine {
  /// What is left without the time; empty for a line that holds nothing else.
  let text: String
  let mention: TimeMention
  /// True where nothing but signs and numbering stands ahead of the time.
  let beginsWithTime: Bool

  /// Nil where no time stands at the line's start or end, or between brackets: a sentence that
  /// mentions a time is no item.
  init?(_ text: String, beginsCompact: Bool = false) {
    guard text.hasAtMost(400) else { return nil }
    let mentions = TimeGrammar.mentions(in: text, beginsCompact: beginsCompact)
    guard !mentions.isEmpty else { return nil }
    let scalars = Array(text.unicodeScalars.prefix(DateGrammar.longestLine))
    var found: TimeMention?
    var taken: [Range<Int>] = []
    for mention in mentions {
      let isFirst = found?.start == nil
      guard let range = Self.place(of: mention, in: scalars, isAlone: taken.isEmpty) else {
        continue
      }
      if var known = found {
        if known.minutes == nil, let minutes = mention.minutes {
          known.minutes = minutes
        } else if isFirst, mention.start != nil {
          (known.start, known.end) = (mention.start, mention.end)
        } else {
          continue
        }
        found = known
      } else {
        found = mention
      }
      taken.append(Self.withLeadIn(range, in: scalars))
    }
    guard let found else { return nil }
    mention = found
    let first = taken.map(\.lowerBound).min() ?? 0
    beginsWithTime = !scalars[..<first].contains { $0.isLetter }
    self.text = Self.rest(of: scalars, without: taken)
  }

  private static let separators = Set(
    " \t:-\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}|•·*,;>=~\u{FF1A}\u{3001}\u{FF0C}\u{2192}"
      .unicodeScalars)
  private static let marks = Set("-\u{2013}\u{2014}:|,;•·\t([…".unicodeScalars)

  /// The range to take out; nil where the mention is part of a sentence.
  private static func place(
    of mention: TimeMention, in scalars: [Unicode.Scalar], isAlone: Bool
  ) -> Range<Int>? {
    let lower = beforeApproximation(mention.range.lowerBound, in: scalars)
    let before = scalars[..<lower].reversed().first { !$0.isWhite && $0 != "~" }
    let after = scalars[mention.range.upperBound...].first { !$0.isWhite }
    if let before, "([".unicodeScalars.contains(before), let after,
      ")],;".unicodeScalars.contains(after)
    {
      return bracketed(mention.range, in: scalars)
    }
    let opening = scalars[..<mention.range.lowerBound].filter { !$0.isWhite }
    let isStart =
      isLeadIn(opening)
      || opening.allSatisfy { separators.contains($0) || "([+/".unicodeScalars.contains($0) }
      || isNumbering(opening)
    if isStart {
      let isClock = mention.start != nil
      // `10 min Welcome` names an item, `10 minutes of silence` goes on.
      let isCapital = after.map { $0.properties.isUppercase || $0.isIdeograph } ?? false
      let isParted =
        isCapital || after == nil
        || after.map { marks.contains($0) || ")]".unicodeScalars.contains($0) } == true
      return isClock || isParted ? mention.range : nil
    }
    let isEnd =
      after == nil
      || scalars[mention.range.upperBound...].allSatisfy {
        $0.isWhite || ")].".unicodeScalars.contains($0)
      }
    guard isEnd, let before else { return nil }
    let isRange = mention.end != nil
    let isParted =
      marks.contains(before)
      || (before == "." && dots(before: mention.range.lowerBound, in: scalars))
    let isShort = WordCount.words(in: scalars.string) <= 20
    return isShort && (isParted || isRange) ? mention.range : nil
  }

  /// `From 9:00 to 9:20` and its like in other languages.
  private static func isLeadIn(_ opening: [Unicode.Scalar]) -> Bool {
    guard opening.count <= 5 else { return false }
    return ["from", "at", "de", "von", "ab", "um", "à", "das", "às", "a las", "alas"].contains(
      opening.string.lowercased())
  }

  /// `1.`, `2)`, `a.` ahead of the time.
  private static func isNumbering(_ opening: [Unicode.Scalar]) -> Bool {
    guard (2...3).contains(opening.count), let last = opening.last else { return false }
    return (last == "." || last == ")")
      && opening.dropLast().allSatisfy { $0.isDigit || ($0.isLetter && opening.count == 2) }
  }

  /// Takes the `From` ahead of the time along.
  private static func withLeadIn(
    _ range: Range<Int>, in scalars: [Unicode.Scalar]
  ) -> Range<Int> {
    let opening = scalars[..<range.lowerBound].filter { !$0.isWhite }
    return isLeadIn(opening) ? 0..<range.upperBound : range
  }

  private static func dots(before index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    scalars[..<index].suffix(8).filter { $0 == "." }.count >= 3
  }

  /// Widens the range to its brackets where nothing else stands between them.
  private static func bracketed(_ range: Range<Int>, in scalars: [Unicode.Scalar]) -> Range<Int> {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while lower > 0, scalars[lower - 1].isWhite || scalars[lower - 1] == "~" { lower -= 1 }
    lower = beforeApproximation(lower, in: scalars)
    while upper < scalars.count, scalars[upper].isWhite { upper += 1 }
    guard lower > 0, upper < scalars.count, ")]".unicodeScalars.contains(scalars[upper]) else {
      return range
    }
    return lower - 1..<upper + 1
  }

  /// Before the `about` of `(about 15 min)`.
  private static func beforeApproximation(_ index: Int, in scalars: [Unicode.Scalar]) -> Int {
    guard let open = scalars[..<index].lastIndex(where: { "([".unicodeScalars.contains($0) }) else {
      return index
    }
    let words = scalars[(open + 1)..<index].string.comparable
    let isVague = [
      "about", "approx", "approximately", "ca", "circa", "around", "etwa", "rund", "environ",
      "unos",
      "aprox", "cerca de", "up to", "max", "约", "大约",
    ].contains(words)
    return isVague ? open + 1 : index
  }

  private static func rest(of scalars: [Unicode.Scalar], without ranges: [Range<Int>]) -> String {
    var kept: [Unicode.Scalar] = []
    for (index, scalar) in scalars.enumerated() {
      if let range = ranges.first(where: { $0.contains(index) }) {
        if index == range.lowerBound { kept.append(" ") }
      } else {
        kept.append(scalar)
      }
    }
    return trimmed(kept)
  }

  /// Without separators, empty brackets and numbering at the ends.
  private static func trimmed(_ scalars: [Unicode.Scalar]) -> String {
    var text = scalars[...]
    let leading = separators.union(")].".unicodeScalars)
    while let first = text.first, leading.contains(first) { text = text.dropFirst() }
    while let last = text.last, separators.contains(last) || "([+/±".unicodeScalars.contains(last) {
      text = text.dropLast()
    }
    while text.suffix(3).string == "..." { text = text.dropLast() }
    if text.first == "(", let close = text.firstIndex(of: ")"),
      text[text.startIndex..<close].count <= 1
    {
      text = text[(close + 1)...]
    }
    let words = text.string.collapsed
    return words.unicodeScalars.contains { $0.isLetter || $0.isDigit } ? words : ""
  }
}
