internal import Artifacts
package import Submissions

/// What `exhibit diff` tells a person: the counts, then a row a difference, within 100 columns.
package struct DiffText {
  private let style: TerminalStyle
  private let width: Int
  private var lines: [String] = []

  /// - Parameters:
  ///   - width: the terminal's columns; at most 100 are used.
  ///   - limit: so many lines below the counts; then how many rows are left.
  package static func text(
    for diff: ManifestDiff, color: Bool, width: Int, limit: Int = .max
  ) -> String {
    var text = DiffText(style: TerminalStyle(isColored: color), width: min(100, max(40, width)))
    text.write(diff)
    if text.lines.count - 1 > limit {
      let left = text.lines.count - 1 - limit
      text.lines.removeLast(left)
      text.lines.append("… and \(CountText.of(left, "more line"))")
    }
    return text.lines.map { $0 + "\n" }.joined()
  }

  private init(style: TerminalStyle, width: Int) { (self.style, self.width) = (style, width) }

  private mutating func write(_ diff: ManifestDiff) {
    lines.append(
      style.bold(
        "\(diff.same) same · \(diff.added.count) added · \(diff.removed.count) removed · "
          + "\(diff.changed.count) changed · \(diff.renamed.count) renamed"))
    for flip in diff.requirements { write(flip) }
    for item in diff.added { row("added", safe(item.path), [], style.good) }
    for item in diff.removed { row("removed", safe(item.path), [], style.bad) }
    for pair in diff.changed {
      row("changed", safe(pair.new.path), sizes(pair) + facts(pair), style.doubtful)
    }
    for pair in diff.renamed {
      row("renamed", "\(safe(pair.old.path)) → \(safe(pair.new.path))", facts(pair), { $0 })
    }
    for pair in diff.restated { row("facts", safe(pair.new.path), facts(pair), { $0 }) }
    for notice in diff.notices { row("note", notice, [], style.faint) }
    if !diff.hasChanges { lines.append("Nothing differs.") }
  }

  private mutating func write(_ flip: ManifestDiff.Flip) {
    func shown(_ outcome: RequirementOutcome?) -> String {
      guard let outcome else { return "not asked" }
      return outcome.outcome.words + (outcome.found.map { " (\(safe($0)))" } ?? "")
    }
    let isBetter = flip.new?.outcome == .met
    row(
      "outcome", flip.id.title, ["\(shown(flip.old)) → \(shown(flip.new))"],
      isBetter ? style.good : style.bad)
  }

  private func sizes(_ pair: ManifestDiff.Pair) -> [String] {
    guard let old = pair.old.size, let new = pair.new.size, old != new else { return [] }
    return ["\(old) → \(new) bytes"]
  }

  private func facts(_ pair: ManifestDiff.Pair) -> [String] {
    pair.facts.map { fact in
      "\(fact.fact.words) \(fact.old.map(safe) ?? "none") → \(fact.new.map(safe) ?? "none")"
    }
  }

  private mutating func row(
    _ label: String, _ subject: String, _ details: [String], _ paint: (String) -> String
  ) {
    let start = TextWidth.fitted(label, to: 10)
    lines.append(paint(start + TextWidth.cut(subject, to: width - 10)))
    for line in TextWidth.wrapped(details.joined(separator: ", "), to: width - 12) {
      lines.append(String(repeating: " ", count: 12) + line)
    }
  }

  private func safe(_ path: ArtifactPath) -> String { safe(path.text) }
  private func safe(_ text: String) -> String { DisplayText(text).description }
}

extension RequirementOutcome.Outcome {
  fileprivate var words: String {
    switch self {
    case .met: "met"
    case .notMet: "not met"
    case .cannotTell: "can't be told"
    case .notSealed: "not sealed"
    }
  }
}

extension DiffFact.Name {
  fileprivate var words: String { rawValue.replacing("-", with: " ") }
}
