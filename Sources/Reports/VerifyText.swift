internal import Artifacts
package import Submissions

/// What `exhibit verify` tells a person: the counts of every class, the names, the next step.
package enum VerifyText {
  package static func text(for report: VerifyReport, color: Bool) -> String {
    let style = TerminalStyle(isColored: color)
    let first = firstLine(report)
    var lines = [report.passed && !report.isFast ? style.good(first) : style.bad(first)]
    if report.isFast {
      lines.append(
        "            NOT VERIFIED: no file was read, only names and sizes were compared; run this "
          + "without --fast")
    }
    if let earlier = report.earlier { lines.append("resumed     \(sentence(earlier))") }
    if let seal = report.seal.sentence { lines.append("seal        \(DisplayText(seal))") }
    lines += report.renamed.map { "renamed     \(safe($0.from)) is now \(safe($0.to))" }
    let (gone, found) = (Set(report.renamed.map(\.from)), Set(report.renamed.map(\.to)))
    lines += report.changed.map { change in
      "changed     \(safe(change.path))\(difference(change))"
    }
    lines += report.missing.filter { !gone.contains($0) }.map { "missing     \(safe($0))" }
    lines += report.extra.filter { !found.contains($0) }.map { "extra       \(safe($0))" }
    lines += report.unreadable.map {
      "unreadable  \(safe($0.path)): \(DisplayText($0.reason))"
    }
    lines += report.manifestProblems.map { "manifest    \(DisplayText($0.message))" }
    lines += report.notices.map { "note        \(DisplayText($0))" }
    if let folder = report.folder { lines.append("read        \(DisplayText(folder))") }
    lines += nextSteps(report)
    return lines.map { $0 + "\n" }.joined()
  }

  private static func sentence(_ earlier: VerifyReport.Earlier) -> String {
    let (first, last) = (UTCTime.text(second: earlier.first), UTCTime.text(second: earlier.last))
    let files = earlier.files == 1 ? "1 file was" : "\(earlier.files) files were"
    return "\(files) not read now: an interrupted run read them "
      + (first == last ? "at \(first)" : "from \(first) to \(last)")
      + ", and nothing tells that they changed since; without --resume every file is read"
  }

  /// `FAILED 212 ok · 1 changed · 1 missing · 2 extra · 0 unreadable`, and ` · 1 renamed` where files are
  /// missing and extra that only changed their names.
  package static func firstLine(_ report: VerifyReport) -> String {
    let word = report.passed ? (report.isFast ? "UNVERIFIED" : "OK") : "FAILED"
    return "\(word) \(report.ok) ok · \(report.changed.count) changed · "
      + "\(report.missing.count) missing · \(report.extra.count) extra · "
      + "\(report.unreadable.count) unreadable"
      + (report.renamed.isEmpty ? "" : " · \(report.renamed.count) renamed")
  }

  private static func difference(_ change: VerifyReport.Changed) -> String {
    var text = ""
    if let expected = change.expectedSize, let found = change.foundSize, expected != found {
      text += "\n            \(found) bytes instead of \(expected)"
    }
    if let expected = change.expectedDigest {
      text += "\n            expected \(expected)"
    }
    if let found = change.foundDigest { text += "\n            found    \(found)" }
    return text
  }

  private static func nextSteps(_ report: VerifyReport) -> [String] {
    if report.isFast, report.passed { return ["Every file is there and as long as listed."] }
    if report.passed { return ["Every file is as the manifest says."] }
    var steps: [String] = []
    if !report.manifestProblems.isEmpty {
      steps.append(
        "The manifest does not agree with itself: get it again from whoever made it.")
    }
    if report.seal.isFailure {
      steps.append("The seal does not hold: do not rely on this manifest until it does.")
    }
    if !report.unreadable.isEmpty {
      steps.append("Make the unreadable files readable and verify again.")
    }
    if !(report.changed.isEmpty && report.missing.isEmpty && report.extra.isEmpty) {
      steps.append(
        "If the changes are meant, make the manifest anew with exhibit manifest; if not, get the "
          + "files named above again from whoever handed them in.")
    }
    return steps
  }

  private static func safe(_ path: ArtifactPath) -> String { DisplayText(path.text).description }
}
