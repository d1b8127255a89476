package import Artifacts

/// What narrows a search down beside its words: `kind:video`.
package enum SearchFilter: Sendable, Equatable {
  case kind(ArtifactKind)
  case speaker(String)
  /// The start of a date: `2026`, `2026-03`, `2026-03-12`.
  case date(String)
  case longer(milliseconds: Int64)
  /// A code, or the start of codes where it ends in a full stop.
  case finding(String)
  case protocolName(String)
  /// What became of a link at the last check.
  case link(LinkVerdict.Verdict)

  /// Names that make a word a filter.
  static let names = ["kind", "speaker", "date", "longer", "finding", "protocol", "link"]

  /// Nil for a word that is none.
  init?(_ word: String) throws(SearchError) {
    guard let colon = word.firstIndex(of: ":"), Self.names.contains(String(word[..<colon])) else {
      return nil
    }
    let value = String(word[word.index(after: colon)...])
    switch word[..<colon] {
    case "kind":
      guard let kind = ArtifactKind(rawValue: value) else {
        let known = ArtifactKind.allCases.map(\.rawValue).joined(separator: ", ")
        throw SearchError("kind: there is no kind “\(value)”; there are \(known)")
      }
      self = .kind(kind)
    case "speaker": self = .speaker(try Self.text(value, "speaker:Robin"))
    case "date":
      guard Self.isDateStart(value) else {
        throw SearchError("date: give a year, a month or a day, such as date:2026-03")
      }
      self = .date(value)
    case "longer":
      guard let milliseconds = Self.milliseconds(value) else {
        throw SearchError("longer: give a length such as longer:90s, longer:10m or longer:1h")
      }
      self = .longer(milliseconds: milliseconds)
    case "finding": self = .finding(try Self.code(value))
    case "link": self = .link(try Self.verdict(value))
    default: self = .protocolName(try Self.text(value, "protocol:tuning"))
    }
  }

  package var isOfLinks: Bool { if case .link = self { true } else { false } }

  private static func text(_ value: String, _ example: String) throws(SearchError) -> String {
    guard !value.isEmpty else { throw SearchError("\(example): nothing stands after the colon") }
    return value
  }

  private static func code(_ value: String) throws(SearchError) -> String {
    let start = value.hasSuffix("*") ? String(value.dropLast()) : value
    let isKnown = FindingCode.allCases.contains {
      value.hasSuffix("*") ? $0.rawValue.hasPrefix(start) : $0.rawValue == value
    }
    guard isKnown, !start.isEmpty else {
      throw SearchError("finding: no finding is called “\(value)”; “exhibit findings” lists them")
    }
    return value
  }

  private static func verdict(_ value: String) throws(SearchError) -> LinkVerdict.Verdict {
    guard let verdict = LinkVerdict.Verdict(rawValue: value) else {
      let known = LinkVerdict.Verdict.allCases.map(\.rawValue).joined(separator: ", ")
      throw SearchError("link: there is no verdict “\(value)”; there are \(known)")
    }
    return verdict
  }

  private static func isDateStart(_ value: String) -> Bool {
    let parts = value.split(separator: "-", omittingEmptySubsequences: false)
    return (1...3).contains(parts.count)
      && zip(parts, [4, 2, 2]).allSatisfy { part, length in
        part.utf8.count == length && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
      }
  }

  /// `90`, `90s`, `10m`, `1h`: at most a year.
  private static func milliseconds(_ value: String) -> Int64? {
    let units: [Character: Int64] = ["s": 1000, "m": 60_000, "h": 3_600_000]
    let unit = value.last.flatMap { units[$0] }
    guard let number = Int64(unit == nil ? value[...] : value.dropLast()), number >= 0,
      number <= 31_536_000_000 / (unit ?? 1000)
    else { return nil }
    return number * (unit ?? 1000)
  }
}
