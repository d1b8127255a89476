internal import Artifacts
package import Submissions

/// What a credential asks, in plain words: `exhibit credential show`.
package struct CredentialText {
  private let credential: Credential
  private let width: Int
  private var lines: [String] = []

  /// - Parameter width: the terminal's columns; at most 100 are used.
  package static func text(for credential: Credential, width: Int) -> String {
    var text = CredentialText(credential, width: min(100, max(40, width)))
    text.write()
    return text.lines.map { $0 + "\n" }.joined()
  }

  private init(_ credential: Credential, width: Int) {
    self.credential = credential
    self.width = width
  }

  private mutating func write() {
    put("", credential.title)
    put("", "by \(credential.issuer); its identifier is \(credential.id)")
    if let about = credential.about { put("", about) }
    for part in credential.parts {
      heading("Part \(part.number): \(part.title)")
      for sentence in sentences(on: part) { put("  - ", sentence) }
      if part.number == 2 { writeCategories() }
    }
    if !credential.rules.isEmpty {
      heading("What else is asked")
      for rule in credential.rules {
        let weight = rule.strictness == .warning ? " (advised, not required)" : ""
        put("  - ", "\(rule.title)\(weight): \(RuleText.of(rule.clause, credential)).")
      }
    }
    writeComponents()
    if let naming = credential.naming {
      heading("How a platform's download is named")
      put("  ", naming.pattern)
    }
  }

  private func sentences(on part: CredentialPart) -> [String] {
    let advised = part.strictness == .warning ? "; more or less is only advised against" : ""
    var sentences: [String] = []
    if part.minWords != nil || part.maxWords != nil {
      sentences.append("\(Self.range(part.minWords, part.maxWords, "word"))\(advised).")
    }
    if part.minArtifacts != nil || part.maxArtifacts != nil {
      sentences.append("\(Self.range(part.minArtifacts, part.maxArtifacts, "artifact"))\(advised).")
    }
    if part.isRequired { sentences.append("Its text has to be among the files.") }
    if part.number == 2 { sentences.append("No artifact with an error in it.") }
    return sentences.isEmpty ? ["No limit is known."] : sentences
  }

  private static func range(_ least: Int?, _ most: Int?, _ noun: String) -> String {
    switch (least, most) {
    case (let least?, let most?) where least == most: "Exactly \(CountText.of(most, noun))"
    case (let least?, let most?): "\(least) to \(CountText.of(most, noun))"
    case (let least?, nil): "At least \(CountText.of(least, noun))"
    case (nil, let most?): "At most \(CountText.of(most, noun))"
    case (nil, nil): ""
    }
  }

  private mutating func writeCategories() {
    let (required, suggested) = (
      credential.categories.filter(\.isRequired), credential.categories.filter { !$0.isRequired }
    )
    for (title, categories) in [("Has to be there:", required), ("Suggested:", suggested)]
    where !categories.isEmpty {
      put("  - ", title)
      for category in categories { put("      ", "\(category.title) (\(category.id))") }
    }
  }

  private mutating func writeComponents() {
    guard !credential.components.isEmpty else { return }
    heading("What its method consists of")
    for component in credential.components {
      put("  - ", component.title + (component.id.map { " (\($0))" } ?? ""))
    }
  }

  private mutating func heading(_ text: String) {
    lines.append("")
    put("", text)
  }

  private mutating func put(_ start: String, _ text: String) {
    let indent = String(repeating: " ", count: start.count)
    let wrapped = TextWidth.wrapped(DisplayText(text).description, to: width - start.count)
    for (index, line) in wrapped.enumerated() { lines.append((index == 0 ? start : indent) + line) }
  }
}
