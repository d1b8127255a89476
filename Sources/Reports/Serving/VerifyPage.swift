internal import Artifacts
package import Submissions

/// Verification on demand: a button, and what it came to.
package enum VerifyPage {
  /// - Parameters:
  ///   - base: what every address begins with.
  ///   - report: nil where nothing was verified yet.
  ///   - trouble: why nothing could be.
  package static func page(
    base: String, name: String, of member: String?, report: VerifyReport?, trouble: String? = nil
  ) -> [UInt8] {
    let action: HTML = "\(base)/-/verify\(member.map { "?of=\(PathReference($0.utf8))" } ?? "")"
    let outcome: HTML = report.map(Self.outcome) ?? ""
    let told: HTML = trouble.map { "<p role=\"status\" class=\"answer bad\">\($0)</p>\n" } ?? ""
    return ServedPage(base: base, title: "Verify", name: name).page(
      """
      \(told)\(outcome)<p>Reads every file of the submission again and holds it against the manifest. That \
      takes as long as reading them.</p>
      <form action="\(action)" method="post"><p><button>\(report == nil ? "Verify now" : "Verify again")\
      </button></p></form>

      """)
  }

  private static func outcome(_ report: VerifyReport) -> HTML {
    let lines = VerifyText.text(for: report, color: false).split(separator: "\n")
    let rest = lines.dropFirst().map { "\(String($0))\n" as HTML }
    return """
      <p role="status" class="answer \(report.passed ? "good" : "bad")">\(lines.first.map(String.init) ?? "")</p>
      <pre>\(rest)</pre>

      """
  }
}
