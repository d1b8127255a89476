internal import Artifacts
package import Submissions

/// What `exhibit manifest` tells a person: the answer first, then why, then what to do.
package struct TerminalSummary {
  private let submission: Submission
  private let digest: SubmissionDigest
  private let style: TerminalStyle
  private let width: Int
  private var lines: [String] = []

  private let limits: Limits

  /// How many of each are named; the report has the rest.
  private struct Limits {
    var artifacts = Int.max
    var steps = Int.max
    var requirements = Int.max
    var skipped = Int.max
    var meetings = Int.max
    /// Of a meeting, those that took longer than planned.
    var items = Int.max
    var hints = Int.max
    var hasNotes = true

    /// Two screens in all.
    static let brief = Limits(
      artifacts: 20, steps: 8, requirements: 8, skipped: 2, meetings: 4, items: 2, hints: 1,
      hasNotes: false)
  }

  /// - Parameters:
  ///   - resultFolder: where manifest and report lie, as the user would write it.
  ///   - width: the terminal's columns; at most 100 are used.
  ///   - notice: how the submission was read, where that is worth a sentence.
  ///   - isFull: names every artifact, finding and skipped path instead of two screens' worth.
  package static func text(
    for submission: Submission, resultFolder: String, color: Bool, width: Int,
    notice: String? = nil, isFull: Bool = false
  ) -> String {
    var summary = TerminalSummary(
      submission, isColored: color, width: width, limits: isFull ? Limits() : .brief)
    summary.write(resultFolder: resultFolder, notice: notice)
    return summary.lines.map { $0 + "\n" }.joined()
  }

  private init(_ submission: Submission, isColored: Bool, width: Int, limits: Limits) {
    self.limits = limits
    self.submission = submission
    digest = SubmissionDigest(submission)
    style = TerminalStyle(isColored: isColored)
    self.width = min(100, max(40, width))
  }

  private mutating func write(resultFolder: String, notice: String?) {
    lines += TextWidth.wrapped(digest.answer, to: width).map { line in
      style.bold(submission.ready ? style.good(line) : style.bad(line))
    }
    paragraph("\(safe(submission.folderName)), for \(safe(submission.credential.title))")
    if let notice { paragraph(safe(notice)) }
    writeArtifacts()
    writeMeetings()
    writeAdvice()
    writeRequirements()
    writeNotes()
    writeCoverage()
    writeSuggestions()
    writeSkipped()
    heading("Results in \(safe(resultFolder))")
    paragraph("  report.html to read, manifest.json and manifest.jsonl to keep, SHA256SUMS")
  }

  private mutating func writeArtifacts() {
    heading(digest.totals)
    let shown = Array(digest.rows.prefix(limits.artifacts))
    let longest = shown.map { TextWidth.of(name(of: $0)) }.max() ?? 0
    let nameWidth = min(longest, max(12, width - 46))
    for row in shown {
      let artifact = row.artifact
      let phrase = ArtifactPhrase(artifact.line)
      let worst = artifact.findings.map(\.severity).min { $0.rank < $1.rank }
      let mark = worst.map { $0 == .error ? "!" : $0 == .warning ? "?" : " " } ?? " "
      let text =
        "\(mark) " + TextWidth.fitted(name(of: row), to: nameWidth) + "  "
        + TextWidth.fitted(phrase.kind, to: 10) + "  " + TextWidth.fitted(phrase.extent, to: 12)
        + "  " + (row.isCompanion ? "" : safe(phrase.place(in: submission.credential)))
      let line = TextWidth.cut(trimmed(text), to: width)
      lines.append(worst.map { style.severity($0, line) } ?? line)
    }
    let more = submission.header.totals.artifacts - shown.count
    if more > 0 { lines.append("  … and \(more) more, in report.html") }
    if let links = digest.links { paragraph("  " + links) }
  }

  /// Companions stand below their recording, a little to the right.
  private func name(of row: ArtifactRow) -> String {
    (row.isCompanion ? "  + " : "") + safe(row.name)
  }

  private mutating func writeMeetings() {
    var count = 0
    for meeting in submission.meetings {
      if count == 0 { heading("Agendas and recordings") }
      count += 1
      guard count <= limits.meetings else { continue }
      let files = [meeting.agenda.path, meeting.recording.path]
        .map { TextWidth.cut(safe($0), to: width / 2 - 4) }.joined(separator: ", ")
      let phrase = MeetingPhrase(meeting)
      lines += hanging("  ", "\(files): \(safe(phrase.summary))")
      let minutes = phrase.minutesByItem(overOnly: limits.items != .max)
      for text in minutes.prefix(limits.items) { lines += hanging("    ", safe(text)) }
      if minutes.count > limits.items {
        lines.append("    … and \(minutes.count - limits.items) more items, with --verbose")
      }
    }
    for practice in submission.practices {
      if count == 0 { heading("Agendas and recordings") }
      count += 1
      guard count <= limits.meetings else { continue }
      let file = TextWidth.cut(safe(practice.agenda.path), to: width / 2)
      lines += hanging("  ", "\(file): \(safe(practice.phrase))")
    }
    for meeting in submission.undecidedMeetings {
      if count == 0 { heading("Agendas and recordings") }
      count += 1
      guard count <= limits.meetings else { continue }
      lines += hanging("  ", safe(MeetingPhrase.undecided(meeting)))
    }
    if count > limits.meetings {
      lines.append("  … and \(count - limits.meetings) more, in report.html")
    }
  }

  private mutating func writeAdvice() {
    let advice = AdviceList(submission, limit: limits.steps)
    guard advice.count > 0 else { return }
    let counts = digest.findingCounts.isEmpty ? "" : " (\(digest.findingCounts))"
    heading("How to mend it, in this order\(counts)")
    let steps = advice.steps.prefix(limits.steps)
    for (index, step) in steps.enumerated() {
      let number = String(index + 1)
      let start = String(repeating: " ", count: max(0, 3 - number.count)) + "\(number). "
      let subject = TextWidth.cut(safe(step.subject), to: width - 30)
      let text = hanging(start, "\(subject): \(safe(step.message))")
      lines += text.map { line in
        switch step.weight {
        case .sendsBack: style.bad(line)
        case .worthMending: style.doubtful(line)
        case .cannotTell: line
        }
      }
      for fix in step.fixes { lines += hanging("     ", safe(fix)) }
    }
    let more = advice.count - steps.count
    if more > 0 { lines.append("  … and \(more) more, in report.html") }
  }

  private mutating func writeRequirements() {
    guard !submission.requirements.isEmpty else { return }
    heading("Requirements")
    let all = submission.requirements
    // Where there are many, those that are met need no line each.
    let shown = all.count > limits.requirements ? all.filter { $0.outcome != .met } : all
    for outcome in shown.prefix(limits.requirements) {
      let label = TextWidth.fitted(outcome.outcome.phrase, to: 10)
      let text = hanging("  \(label)  ", safe(digest.requirement(outcome)))
      switch outcome.outcome {
      case .met: lines += text
      case .notMet where outcome.sendsBack: lines += text.map(style.bad)
      case .notMet, .cannotTell, .notSealed: lines += text.map(style.doubtful)
      }
    }
    let rest = shown.count - min(shown.count, limits.requirements)
    if rest > 0 { lines.append("  … and \(rest) more, in report.html") }
    if shown.count < all.count { lines.append("  met         \(all.count - shown.count) others") }
  }

  private mutating func writeNotes() {
    guard limits.hasNotes, digest.findingCount([.note]) > 0 else { return }
    heading("Good to know")
    for (path, finding) in digest.findings([.note]) {
      let place = finding.location?.phrase.map { ", \($0)" } ?? ""
      let subject = TextWidth.cut(safe(path.text), to: width - 30)
      lines += hanging("  ", "\(subject)\(safe(place)): \(safe(finding.message))")
      if let fix = finding.fix { lines += hanging("    ", safe(fix)) }
    }
  }

  private mutating func writeCoverage() {
    let coverage = CoverageText(submission, limit: limits.hints)
    guard !coverage.entries.isEmpty else { return }
    heading("Where the method shows (hints, not judgements)")
    for entry in coverage.entries {
      lines += hanging("  ", safe("\(entry.title): \(entry.sentence)"))
    }
  }

  private mutating func writeSuggestions() {
    guard !submission.suggestions.isEmpty else { return }
    heading("Suggested by the credential and not here (not required)")
    for category in submission.suggestions { lines += hanging("  ", safe(category.title)) }
  }

  private mutating func writeSkipped() {
    guard !submission.skipped.isEmpty else { return }
    heading("Left out: \(CountText.of(submission.skipped.count, "path"))")
    for path in submission.skipped.prefix(limits.skipped) {
      lines += hanging(
        "  ", "\(TextWidth.cut(safe(path.path), to: width - 30)): \(safe(path.reason))")
    }
    let more = submission.skipped.count - min(submission.skipped.count, limits.skipped)
    if more > 0 { lines.append("  … and \(more) more, in report.html") }
  }

  private mutating func heading(_ text: String) {
    lines.append("")
    lines += TextWidth.wrapped(text, to: width).map(style.bold)
  }

  private mutating func paragraph(_ text: String) {
    lines += hanging(text.hasPrefix("  ") ? "  " : "", text)
  }

  /// The text after its first line's start, further lines below where it begins.
  private func hanging(_ start: String, _ text: String) -> [String] {
    let indent = TextWidth.of(start)
    let wrapped = TextWidth.wrapped(text, to: max(20, width - indent))
    return wrapped.enumerated().map { index, line in
      (index == 0 ? start : String(repeating: " ", count: indent)) + line
    }
  }

  private func safe(_ text: String) -> String { DisplayText(text).description }

  private func trimmed(_ text: String) -> String {
    String(text.reversed().drop { $0 == " " }.reversed())
  }
}
