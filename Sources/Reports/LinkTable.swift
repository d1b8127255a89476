package import Artifacts
internal import Submissions

/// What `exhibit links` tells a person: by document, what is wrong with each link and how to mend it.
package struct LinkTable {
  private let verdicts: [LinkVerdict]
  private let style: TerminalStyle
  private let width: Int
  private let isFull: Bool
  private let hasSuggestions: Bool
  private var lines: [String] = []

  /// - Parameters:
  ///   - width: the terminal's columns; at most 100 are used.
  ///   - isFull: shows also what is sound and what could not be checked.
  ///   - isBrief: shows only what is to be mended, and nothing where nothing is.
  ///   - hasSuggestions: says what to write instead, where that is known.
  package static func text(
    for verdicts: [LinkVerdict], color: Bool, width: Int, isFull: Bool = false,
    isBrief: Bool = false, hasSuggestions: Bool = false
  ) -> String {
    var table = LinkTable(
      verdicts: verdicts, style: TerminalStyle(isColored: color), width: min(100, max(40, width)),
      isFull: isFull, hasSuggestions: hasSuggestions)
    table.write(isBrief: isBrief)
    return table.lines.map { $0 + "\n" }.joined()
  }

  private init(
    verdicts: [LinkVerdict], style: TerminalStyle, width: Int, isFull: Bool, hasSuggestions: Bool
  ) {
    self.verdicts = verdicts
    self.style = style
    self.width = width
    self.isFull = isFull
    self.hasSuggestions = hasSuggestions
  }

  private mutating func write(isBrief: Bool) {
    if !isBrief { lines.append(style.bold(answer)) }
    var rest = verdicts[...]
    while let document = rest.first?.document {
      let links = rest.prefix { $0.document == document }
      rest = rest.dropFirst(links.count)
      let shown = links.filter(isShown)
      guard !shown.isEmpty else { continue }
      if !lines.isEmpty { lines.append("") }
      lines.append(style.bold(TextWidth.cut(safe(document), to: width)))
      for link in shown { write(link) }
    }
  }

  /// What has to be mended, and what has something to say.
  private func isShown(_ link: LinkVerdict) -> Bool {
    isFull || link.severity != nil || hasSuggestions && link.suggestion != nil
      || link.verdict == .skipped && link.service != nil
      || link.verdict == .ok && link.fix != nil
  }

  private var answer: String {
    let errors = verdicts.count { $0.severity == .error }
    let warnings = verdicts.count { $0.severity == .warning }
    let skipped = verdicts.count { $0.verdict == .skipped }
    let sound = verdicts.count - errors - warnings - skipped
    return CountText.of(verdicts.count, "link")
      + ": \(sound) sound, \(errors) to mend, \(warnings) in doubt, \(skipped) not checked"
  }

  private mutating func write(_ link: LinkVerdict) {
    let label = TextWidth.fitted(Self.label(link.verdict), to: 12)
    let place = link.location?.phrase.map { "\($0): " } ?? ""
    let target = TextWidth.cut(safe(link.target), to: width)
    var text = "\(safe(place))\(target)"
    if let reason = link.reason { text += ": \(safe(reason))" }
    lines += hanging("  \(label)", text + ".").map { line in
      link.severity.map { style.severity($0, line) } ?? line
    }
    let indent = String(repeating: " ", count: 14)
    if let fix = link.fix { lines += hanging(indent, safe(fix)) }
    if hasSuggestions, let suggestion = link.suggestion {
      lines.append(indent + style.good("write instead: \(safe(suggestion))"))
    }
  }

  private static func label(_ verdict: LinkVerdict.Verdict) -> String {
    switch verdict {
    case .ok: "ok"
    case .broken: "broken"
    case .notMedia: "not media"
    case .needsLogin: "needs login"
    case .outOfRange: "too late"
    case .blocked: "blocked"
    case .unreachable: "unreachable"
    case .skipped: "not checked"
    }
  }

  /// The text after its first line's start, further lines below where it begins.
  private func hanging(_ start: String, _ text: String) -> [String] {
    let indent = TextWidth.of(start)
    return TextWidth.wrapped(text, to: max(20, width - indent)).enumerated().map { index, line in
      (index == 0 ? start : String(repeating: " ", count: indent)) + line
    }
  }

  private func safe(_ text: String) -> String { DisplayText(text).description }
}
