internal import Artifacts

/// What rules ask, in plain words: for manifests, reports and `exhibit credential show`.
package enum RuleText {
  /// `2 videos, each 10 to 15 minutes; together at most 30 minutes`
  package static func of(_ clause: RuleClause, _ credential: Credential) -> String {
    switch clause {
    case .artifacts(let rule): of(rule, credential)
    case .claim(let id): "“\(id)” declared in submission.yaml"
    case .forbiddenNames(let places):
      "no listed name in \(list(places.map(\.phrase), "or"))"
    case .linksReachable: "every link can be opened"
    case .components(let rule): of(rule, credential)
    case .all(let items): items.map { nested($0, credential) }.joined(separator: "; and ")
    case .some(1, let items):
      "either " + items.map { nested($0, credential) }.joined(separator: "; or ")
    case .some(let least, let items):
      "at least \(least) of: " + items.map { nested($0, credential) }.joined(separator: "; ")
    }
  }

  private static func nested(_ clause: RuleClause, _ credential: Credential) -> String {
    switch clause {
    case .all, .some: "(\(of(clause, credential)))"
    default: of(clause, credential)
    }
  }

  private static func of(_ rule: ComponentRule, _ credential: Credential) -> String {
    let details = [
      rule.needsLocator ? "a time or page" : nil, rule.needsExplanation ? "an explanation" : nil,
    ].compactMap(\.self)
    let count = credential.components.count { $0.id != nil }
    return "each of \(CountText.of(count, "component")) shown by an artifact"
      + (details.isEmpty ? "" : ", with \(list(details, "and"))")
  }

  private static func of(_ rule: ArtifactRule, _ credential: Credential) -> String {
    let noun = noun(rule, credential)
    var parts = [rule.count.map { count($0, noun) } ?? "\(noun)s"]
    let each = limits(rule.each)
    if !each.isEmpty { parts.append("each " + each.joined(separator: ", ")) }
    let total = limits(rule.total)
    if !total.isEmpty { parts.append("together " + total.joined(separator: ", ")) }
    return parts.joined(separator: "; ")
  }

  /// `video`, `agenda or log`, `artifact`
  static func noun(_ rule: ArtifactRule, _ credential: Credential) -> String {
    let nouns = rule.categories.compactMap { credential.category($0)?.noun }
    if !nouns.isEmpty { return list(nouns, "or") }
    return rule.kinds.isEmpty ? "artifact" : list(rule.kinds.map(\.noun), "or")
  }

  private static func limits(_ each: EachLimits) -> [String] {
    [
      each.seconds.map { range($0) { span($0) } }, each.bytes.map { range($0, megabytes) },
      each.pages.map { range($0) { CountText.of(Int($0), "page") } },
      each.words.map { range($0) { CountText.of(Int($0), "word") } },
      each.extensions.isEmpty
        ? nil : "a file of \(list(each.extensions.map { $0.uppercased() }, "or"))",
      each.recordedWithinMonths.map { "recorded within \(CountText.of($0, "month"))" },
      each.needsAnnotation ? "with an annotation" : nil,
      each.needsLocator ? "with the time or page that counts" : nil,
    ].compactMap(\.self)
  }

  private static func limits(_ total: TotalLimits) -> [String] {
    [
      total.seconds.map { range($0) { span($0) } }, total.bytes.map { range($0, megabytes) },
      total.pages.map { range($0) { CountText.of(Int($0), "page") } },
    ].compactMap(\.self)
  }

  /// `15 minutes`
  static func span(_ seconds: Int64) -> String { CountText.of(Int(seconds / 60), "minute") }

  static func megabytes(_ bytes: Int64) -> String { "\(bytes / 1_000_000) MB" }

  /// `10 to 15 minutes`, `at most 300 MB`
  static func range(_ bounds: Bounds, _ text: (Int64) -> String) -> String {
    switch (bounds.least, bounds.most) {
    case (let least?, let most?) where least == most: "exactly \(text(most))"
    case (let least?, let most?): "\(text(least)) to \(text(most))"
    case (let least?, nil): "at least \(text(least))"
    case (nil, let most?): "at most \(text(most))"
    case (nil, nil): "any"
    }
  }

  static func count(_ bounds: Bounds, _ noun: String) -> String {
    range(bounds) { number in
      bounds.least != nil && bounds.most != nil && bounds.least != bounds.most
        && number == bounds.least ? "\(number)" : CountText.of(Int(number), noun)
    }
  }

  /// What to do where there are too few or too many; empty where there are not.
  static func mend(_ count: Int, _ bounds: Bounds, _ noun: String) -> [String] {
    if let least = bounds.least, count < least {
      return ["Add \(CountText.of(Int(least) - count, noun)) more."]
    }
    if let most = bounds.most, count > most {
      return ["Leave out \(CountText.of(count - Int(most), noun))."]
    }
    return []
  }

  static func list(_ items: [String], _ word: String) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " \(word) \(last)"
  }
}

extension ArtifactKind {
  /// What one of it is called.
  package var noun: String {
    switch self {
    case .audio: "sound recording"
    case .image: "picture"
    case .other: "file of another kind"
    case .unreadable: "unreadable file"
    default: rawValue
    }
  }
}
