internal import Artifacts
internal import Submissions

/// Requirement by requirement, then what is only suggested, and where the method shows.
struct RequirementSection {
  let contents: PageContents
  private var submission: Submission { contents.submission }
  private var words: PageWords { contents.words }

  var requirements: HTML {
    guard !submission.requirements.isEmpty else { return "" }
    return contents.section(
      "requirements", words.requirements,
      "<ul class=\"outcomes\">\n\(submission.requirements.map(requirement))</ul>\n\(suggestions)")
  }

  private func requirement(_ outcome: RequirementOutcome) -> HTML {
    let numbers = [
      outcome.expected.map { contents.english($0) },
      outcome.found.map { words.fill(words.here, contents.english($0)) },
    ].compactMap(\.self)
    let first: HTML = numbers.first ?? ""
    let rest = numbers.dropFirst().map { ", \($0)" as HTML }
    return """
      <li><span class="badge \(tone(of: outcome))">\(phrase(outcome.outcome))</span>\
      <div><p><strong>\(contents.english(submission.credential.title(of: outcome.id)))</strong></p>\
      <p class="faint">\(first)\(rest)</p>\(evidence(of: outcome))</div></li>

      """
  }

  private func tone(of outcome: RequirementOutcome) -> String {
    switch outcome.outcome {
    case .met: "good"
    case .notMet: outcome.sendsBack ? "bad" : "doubt"
    case .cannotTell, .notSealed: "doubt"
    }
  }

  private func phrase(_ outcome: RequirementOutcome.Outcome) -> String {
    switch outcome {
    case .met: words.met
    case .notMet: words.notMet
    case .cannotTell: words.cannotTell
    case .notSealed: words.notSealed
    }
  }

  private func evidence(of outcome: RequirementOutcome) -> HTML {
    let places = (outcome.evidence ?? []).map { item -> HTML in
      "<li class=\"path\">\(item.path)\(contents.place(item.locator).map { ", \($0)" } ?? "")</li>"
    }
    return places.isEmpty ? "" : "<ul class=\"evidence\">\(places)</ul>"
  }

  private var suggestions: HTML {
    guard !submission.suggestions.isEmpty else { return "" }
    let items = submission.suggestions.map { "<li>\(contents.english($0.title))</li>\n" as HTML }
    return "<p class=\"faint\">\(words.suggestions)</p>\n<ul class=\"plain\">\n\(items)</ul>\n"
  }

  var method: HTML {
    let coverage = CoverageText(submission, limit: 20)
    guard !coverage.entries.isEmpty else { return "" }
    let entries = coverage.entries.map { entry -> HTML in
      let more = entry.hintCount - entry.hints.count
      let hints =
        entry.hints.joined(separator: "; ")
        + (more > 0 ? "; " + words.fill(words.andMore, String(more)) : "")
      let parts = [
        entry.declaredCount > 0
          ? words.fill(words.declaredFor, words.artifactCount.of(entry.declaredCount)) : nil,
        entry.hints.isEmpty ? nil : words.fill(words.wordsHint, hints),
      ].compactMap(\.self)
      return """
        <details><summary>\(contents.english(entry.title)) \
        <span class="faint">\(words.placeCount.of(entry.hintCount + entry.declaredCount))</span></summary>
        <p class="faint">\(parts.joined(separator: "; "))</p></details>

        """
    }
    return contents.section(
      "method", words.method,
      """
      <p class="faint">\(words.methodNote)</p>
      \(entries)
      """)
  }
}
