internal import Artifacts

/// What a bag's validation tells a person.
package enum BagText {
  package static func text(for report: BagReport) -> String {
    var lines = [
      "\(verdict(report)): \(report.ok) ok · \(report.changed) changed · \(report.missing) missing · "
        + "\(report.unlisted) unlisted · \(report.unreadable) unreadable"
    ]
    if report.isFast {
      lines.append(
        "            NOT VERIFIED: no file was read, only its presence was looked at; run this "
          + "without --fast")
    }
    lines += report.errors.map { line("error", $0) }
    lines += more(report.errorCount - report.errors.count, "error")
    lines += report.warnings.map { line("warning", $0) }
    lines += more(report.warningCount - report.warnings.count, "warning")
    lines += note(report)
    lines.append("read        \(DisplayText(report.place)), \(summary(report))")
    lines.append(nextStep(report))
    return lines.map { $0 + "\n" }.joined()
  }

  private static func isSoundItself(_ report: BagReport) -> Bool {
    report.errorCount == report.profileErrorCount
  }

  private static func verdict(_ report: BagReport) -> String {
    guard isSoundItself(report) else { return "NOT VALID bag" }
    let word = report.isFast ? "UNVERIFIED bag" : "VALID bag"
    return report.isValid ? word : "NOT AS THE PROFILE ASKS, \(word)"
  }

  private static func nextStep(_ report: BagReport) -> String {
    if report.isValid {
      return report.profile == nil
        ? "Every file is as the bag says."
        : "Every file is as the bag says, and the bag as the profile asks."
    }
    return isSoundItself(report)
      ? "Ask whoever made it for one as the profile asks, or for the right profile."
      : "Get the bag again from whoever made it, or mend it with the tool that it was made with."
  }

  private static func note(_ report: BagReport) -> [String] {
    if let profile = report.profile { return ["profile     \(DisplayText(profile))"] }
    guard let named = report.namedProfiles.first else { return [] }
    let others = report.namedProfiles.count - 1
    return [
      "note        the bag says that it follows the profile \(DisplayText(named))"
        + (others > 0 ? " and \(others) more" : "") + "; that was not checked: nothing is fetched, "
        + "so get the profile's file yourself and name it with --profile"
    ]
  }

  private static func summary(_ report: BagReport) -> String {
    let algorithms = report.algorithms.map(\.rawValue).joined(separator: ", ")
    return "BagIt \(report.version ?? "of no version"), \(report.payloadFiles) payload files, "
      + "\(report.payloadBytes) bytes, \(algorithms.isEmpty ? "no digests" : algorithms)"
  }

  private static func line(_ word: String, _ problem: BagProblem) -> String {
    var place = ""
    if let file = problem.file {
      place = "\(DisplayText(file))\(problem.line.map { " line \($0)" } ?? ""): "
    }
    let name = problem.path.map { "\(DisplayText($0)): " } ?? ""
    return word.padding(12) + place + name + "\(DisplayText(problem.message)) "
      + (problem.rule.isOfProfile ? "(profile: \(problem.clause))" : "(§\(problem.clause))")
  }

  private static func more(_ count: Int, _ word: String) -> [String] {
    count > 0 ? ["and \(count) more \(word)\(count == 1 ? "" : "s")"] : []
  }
}

extension String {
  fileprivate func padding(_ width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }
}
