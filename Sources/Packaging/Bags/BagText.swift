internal import Artifacts

/// What a bag's validation tells a person.
package enum BagText {
  package static func text(for report: BagReport) -> String {
    let word = report.isValid ? (report.isFast ? "UNVERIFIED" : "VALID") : "NOT VALID"
    var lines = [
      "\(word) bag: \(report.ok) ok · \(report.changed) changed · \(report.missing) missing · "
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
    lines.append("read        \(DisplayText(report.place)), \(summary(report))")
    lines.append(
      report.isValid
        ? "Every file is as the bag says."
        : "Get the bag again from whoever made it, or mend it with the tool that it was made with.")
    return lines.map { $0 + "\n" }.joined()
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
    return word.padding(12) + place + name + "\(DisplayText(problem.message)) (§\(problem.clause))"
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
