package import Artifacts

/// Link verdicts as a build server reads test results: JUnit's XML, a suite a document.
package enum LinkJUnit {
  package static func text(for verdicts: [LinkVerdict]) -> String {
    var suites = ""
    var rest = verdicts[...]
    while let document = rest.first?.document {
      let links = rest.prefix { $0.document == document }
      rest = rest.dropFirst(links.count)
      suites += suite(document, links)
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="exhibit links" \(counts(verdicts[...]))>
      \(suites)</testsuites>

      """
  }

  private static func counts(_ links: ArraySlice<LinkVerdict>) -> String {
    let failures = links.count { $0.severity == .error }
    let errors = links.count { $0.severity == .warning }
    let skipped = links.count { $0.verdict == .skipped }
    return
      #"tests="\#(links.count)" failures="\#(failures)" errors="\#(errors)" skipped="\#(skipped)""#
  }

  private static func suite(_ document: String, _ links: ArraySlice<LinkVerdict>) -> String {
    let cases = links.map { testCase($0) }.joined()
    return """
      <testsuite name="\(escaped(document))" \(counts(links))>
      \(cases)</testsuite>

      """
  }

  private static func testCase(_ link: LinkVerdict) -> String {
    let place = link.location?.phrase.map { " (\($0))" } ?? ""
    let start =
      #"<testcase classname="\#(escaped(link.document))" name="\#(escaped(link.target + place))""#
    let reason = escaped(link.reason ?? link.verdict.rawValue)
    let verdict = link.verdict.rawValue
    switch (link.verdict, link.severity) {
    case (.skipped, _): return "\(start)><skipped message=\"\(reason)\"/></testcase>\n"
    case (_, nil): return "\(start)/>\n"
    case (_, .warning):
      return "\(start)><error type=\"\(verdict)\" message=\"\(reason)\"/></testcase>\n"
    default:
      return "\(start)><failure type=\"\(verdict)\" message=\"\(reason)\">"
        + "\(escaped(link.fix ?? ""))</failure></testcase>\n"
    }
  }

  /// XML 1.0 §2.2 has no place for most control characters, not even escaped.
  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      case "\t", "\n", "\r": "&#\(scalar.value);"
      case _ where scalar.value < 0x20 || (0xFFFE...0xFFFF).contains(scalar.value): "\u{FFFD}"
      default: String(scalar)
      }
    }.joined()
  }
}
