internal import Artifacts
internal import Submissions

/// The top of the page: whether the submission would be sent back, then what to do about it.
struct AnswerSection {
  let contents: PageContents
  private var submission: Submission { contents.submission }
  private var words: PageWords { contents.words }

  /// So many steps of each kind stand at the top; all findings stand at the end.
  private static let stepsOfAKind = 40

  var answer: HTML {
    """
    <section class="answer \(tone)" id="answer" tabindex="-1" aria-labelledby="verdict">
    \(Self.sign(tone))
    <div>
    <h2 id="verdict">\(sentence)</h2>
    <p class="faint">\(totals)</p>
    </div>
    </section>

    """
  }

  private var tone: String {
    guard submission.ready, submission.header.totals.artifacts > 0 else { return "bad" }
    return unknown > 0 || submission.hasWarnings ? "doubt" : "good"
  }

  /// A sign for the eye; the sentence beside it says the same.
  private static func sign(_ tone: String) -> HTML {
    let stroke: HTML =
      switch tone {
      case "good": "<path d=\"M9 16.5l5 5L23.5 11\"/>"
      case "doubt": "<path d=\"M16 9v9M16 22.6v.4\"/>"
      default: "<path d=\"M11 11l10 10M21 11L11 21\"/>"
      }
    return """
      <svg class="sign" viewBox="0 0 32 32" aria-hidden="true"><circle cx="16" cy="16" r="15"/>\(stroke)</svg>
      """
  }

  private var sentence: String {
    if submission.header.totals.artifacts == 0 { return words.nothing }
    guard submission.ready else {
      return words.fill(words.notReady, reasons.joined(separator: ", "))
    }
    if unknown > 0 { return words.fill(words.unchecked, words.requirementCount.of(unknown)) }
    guard submission.hasWarnings else { return words.ready }
    let warnings =
      submission.findingCounts.warning
      + submission.requirements.count { $0.outcome == .notMet && !$0.sendsBack }
    return words.fill(words.readyWithWarnings, words.warningCount.of(warnings))
  }

  private var unknown: Int { submission.requirements.count { $0.outcome == .cannotTell } }

  private var reasons: [String] {
    let errors = submission.findingCounts.error
    let missed = submission.requirements.count(where: \.sendsBack)
    return [
      errors > 0 ? words.errorCount.of(errors) : nil,
      missed > 0 ? words.missedCount.of(missed) : nil,
    ].compactMap(\.self)
  }

  private var totals: String {
    let totals = submission.header.totals
    let recorded = totals.recordedMilliseconds
    return [
      words.artifactCount.of(totals.artifacts), contents.size(totals.bytes),
      recorded > 0
        ? words.fill(words.recorded, contents.length(recorded)) : words.nothingRecorded,
    ].joined(separator: " · ")
  }

  // MARK: What to do

  var advice: HTML {
    let advice = AdviceList(submission, limit: Self.stepsOfAKind, told: contents.told)
    guard advice.count > 0 else { return "" }
    let items = advice.steps.map { step -> HTML in
      let fixes = step.fixes.map { "<p class=\"fix\">\(contents.english($0))</p>" as HTML }
      return """
        <li class="\(Self.tone(of: step))"><p><strong class="path">\(step.subject)</strong></p>\
        <p>\(contents.english(step.message))</p>\(fixes)</li>

        """
    }
    let more = advice.count - advice.steps.count
    let rest: HTML =
      more > 0
      ? "<p class=\"faint\">\(words.fill(words.moreSteps, String(more), words.everything))</p>\n"
      : ""
    return contents.section("mend", words.mend, "<ol class=\"steps\">\n\(items)</ol>\n\(rest)")
  }

  private static func tone(of step: AdviceList.Step) -> String {
    switch step.weight {
    case .sendsBack: "bad"
    case .worthMending: "doubt"
    case .cannotTell: "faint"
    }
  }
}
