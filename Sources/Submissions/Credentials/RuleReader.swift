internal import Artifacts
internal import Yams

/// Reads the requirements of a definition.
struct RuleReader {
  private let categories: Set<String>
  private let components: Set<String>
  private let log: FaultLog

  private static let clauseKeys = [
    "artifacts", "claim", "forbiddenNames", "linksReachable", "components", "allOf", "anyOf", "nOf",
  ]

  init(_ credential: Credential, log: FaultLog) {
    categories = Set(credential.categories.map(\.id))
    components = Set(credential.components.compactMap(\.id))
    self.log = log
  }

  func rules(in fields: DefinitionFields) -> [CredentialRule] {
    var rules: [CredentialRule] = []
    for node in fields.nodes("requirements") {
      guard
        let fields = DefinitionFields(
          node, of: "a requirement", known: ["id", "title", "strictness"] + Self.clauseKeys,
          log: log)
      else { continue }
      let id = fields.identifier("id") ?? ""
      if !id.isEmpty, rules.contains(where: { $0.id == id }) {
        fields.fault("id", "requirement \(id) stands twice")
      }
      let title = fields.text("title") ?? ""
      guard let clause = clause(fields, depth: 1) else { continue }
      rules.append(
        CredentialRule(
          id: id, title: title, strictness: fields.word("strictness", Strictness.self) ?? .error,
          clause: clause))
    }
    return rules
  }

  private func clause(_ fields: DefinitionFields, depth: Int) -> RuleClause? {
    let stated = Self.clauseKeys.filter { fields.node($0) != nil }
    guard let key = stated.first, let node = fields.node(key) else {
      fields.fault(
        nil, "\(fields.subject) needs one of \(Self.clauseKeys.joined(separator: ", "))")
      return nil
    }
    if stated.count > 1 {
      fields.fault(
        stated[1], "\(key) and \(stated[1]) stand side by side; put both below allOf or anyOf")
      return nil
    }
    switch key {
    case "artifacts": return artifacts(node).map(RuleClause.artifacts)
    case "claim": return fields.identifier("claim").map(RuleClause.claim)
    case "forbiddenNames": return names(fields)
    case "linksReachable":
      guard let flag = fields.flag(key) else { return nil }
      if !flag { fields.fault(key, "linksReachable can only be true; leave the requirement out") }
      return .linksReachable
    case "components": return componentRule(node).map(RuleClause.components)
    case "allOf": return clauses(fields.nodes(key), fields, key, depth).map(RuleClause.all)
    case "anyOf":
      return clauses(fields.nodes(key), fields, key, depth).map { .some(atLeast: 1, of: $0) }
    default: return some(node, depth)
    }
  }

  private func clauses(
    _ nodes: [Node], _ fields: DefinitionFields, _ key: String, _ depth: Int
  ) -> [RuleClause]? {
    guard depth < RuleClause.depthLimit else {
      fields.fault(key, "requirements may stand \(RuleClause.depthLimit) levels deep, not deeper")
      return nil
    }
    guard !nodes.isEmpty, nodes.count <= 50 else {
      fields.fault(key, "\(key) takes 1 to 50 items, each after a dash")
      return nil
    }
    let clauses = nodes.map { node -> RuleClause? in
      DefinitionFields(node, of: "an item of \(key)", known: Self.clauseKeys, log: log)
        .flatMap { clause($0, depth: depth + 1) }
    }
    return clauses.contains { $0 == nil } ? nil : clauses.compactMap(\.self)
  }

  private func some(_ node: Node, _ depth: Int) -> RuleClause? {
    guard let fields = DefinitionFields(node, of: "nOf", known: ["atLeast", "of"], log: log) else {
      return nil
    }
    guard let atLeast = fields.number("atLeast", in: 1...50) else {
      if fields.node("atLeast") == nil { fields.fault(nil, "nOf needs a field atLeast") }
      return nil
    }
    guard let items = clauses(fields.nodes("of"), fields, "of", depth) else { return nil }
    if atLeast > items.count {
      fields.fault("atLeast", "atLeast asks for \(atLeast) of only \(items.count)")
    }
    return .some(atLeast: atLeast, of: items)
  }

  private func names(_ fields: DefinitionFields) -> RuleClause? {
    let places = fields.words("forbiddenNames", NamePlace.self)
    if fields.nodes("forbiddenNames").isEmpty {
      fields.fault("forbiddenNames", "forbiddenNames needs a list of places")
    }
    return .forbiddenNames(NamePlace.allCases.filter(places.contains))
  }

  private func componentRule(_ node: Node) -> ComponentRule? {
    guard
      let fields = DefinitionFields(
        node, of: "components", known: ["locator", "explanation"], log: log)
    else { return nil }
    if components.isEmpty {
      fields.fault(nil, "no component of this definition has an id that could be shown")
    }
    return ComponentRule(
      needsLocator: required("locator", fields), needsExplanation: required("explanation", fields))
  }

  /// `required` or `optional`.
  private func required(_ key: String, _ fields: DefinitionFields) -> Bool {
    fields.word(key, Need.self) == .required
  }

  private enum Need: String, CaseIterable { case required, optional }

  // MARK: Artifacts

  private func artifacts(_ node: Node) -> ArtifactRule? {
    guard
      let fields = DefinitionFields(
        node, of: "artifacts", known: ["categories", "kinds", "count", "each", "total"], log: log)
    else { return nil }
    var rule = ArtifactRule()
    rule.categories = fields.texts("categories")
    for id in rule.categories where !categories.contains(id) {
      fields.fault("categories", "this definition has no category \(id.prefix(100))")
    }
    rule.kinds = fields.words("kinds", ArtifactKind.self)
    rule.count = bounds("count", fields, in: 0...100_000)
    if let each = fields.node("each") { rule.each = self.each(each) }
    if let total = fields.node("total") { rule.total = self.total(total) }
    if rule.count == nil, rule.each == EachLimits(), rule.total == TotalLimits() {
      fields.fault(nil, "artifacts states nothing; give count, each or total")
    }
    return rule
  }

  private func each(_ node: Node) -> EachLimits {
    var limits = EachLimits()
    let known = [
      "minutes", "megabytes", "pages", "words", "extensions", "recordedWithinMonths", "annotation",
      "locator",
    ]
    guard let fields = DefinitionFields(node, of: "each", known: known, log: log) else {
      return limits
    }
    limits.seconds = bounds("minutes", fields, in: 1...6000, times: 60)
    limits.bytes = bounds("megabytes", fields, in: 1...1_000_000, times: 1_000_000)
    limits.pages = bounds("pages", fields, in: 1...100_000)
    limits.words = bounds("words", fields, in: 1...10_000_000)
    limits.extensions = fields.texts("extensions").map { $0.lowercased() }
    for ending in limits.extensions where ending.hasPrefix(".") || ending.utf8.count > 8 {
      fields.fault("extensions", "an extension is up to 8 letters without its full stop: mp4")
    }
    limits.recordedWithinMonths = fields.number("recordedWithinMonths", in: 1...1200)
    limits.needsAnnotation = required("annotation", fields)
    limits.needsLocator = required("locator", fields)
    return limits
  }

  private func total(_ node: Node) -> TotalLimits {
    var limits = TotalLimits()
    guard
      let fields = DefinitionFields(
        node, of: "total", known: ["minutes", "megabytes", "pages"], log: log)
    else { return limits }
    limits.seconds = bounds("minutes", fields, in: 1...600_000, times: 60)
    limits.bytes = bounds("megabytes", fields, in: 1...10_000_000, times: 1_000_000)
    limits.pages = bounds("pages", fields, in: 1...1_000_000)
    return limits
  }

  /// `{min: 2, max: 3}`
  private func bounds(
    _ key: String, _ fields: DefinitionFields, in range: ClosedRange<Int>, times unit: Int64 = 1
  ) -> Bounds? {
    guard let node = fields.node(key),
      let fields = DefinitionFields(node, of: key, known: ["min", "max"], log: log)
    else { return nil }
    let least = fields.number("min", in: range)
    let most = fields.number("max", in: range)
    if fields.node("min") == nil, fields.node("max") == nil {
      fields.fault(nil, "\(key) needs a min, a max or both")
    }
    if let least, let most, least > most { fields.fault("min", "min is more than max") }
    return Bounds(least: least.map { Int64($0) * unit }, most: most.map { Int64($0) * unit })
  }
}
