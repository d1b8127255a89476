import Artifacts
import Reports
import Submissions
import Testing

/// What the network says of links that were handed in as artifacts.
@Suite("Links as artifacts, asked")
struct ReachabilityTests {
  private static let yaml = """
    schema: exhibit.credential/1
    id: one
    title: One
    issuer: I
    requirements:
      - id: open
        title: Links open
        linksReachable: true
    """

  private func verdict(
    _ verdict: LinkVerdict.Verdict, _ severity: Severity?, in document: String = "submission.yaml"
  ) -> LinkVerdict {
    var link = LinkVerdict(
      document: document, link: Link(target: "https://a.org"), verdict: verdict)
    link.severity = severity
    return link
  }

  @Test("every link has to answer; what did not answer in time can't be told")
  func outcomes() throws {
    let declared = DeclarationFile(
      Array("schema: exhibit.submission/1\nartifacts: [{url: \"https://a.org\"}]\n".utf8))
    let builder = SubmissionBuilder(
      credential: try Credential.parse(yaml: Array(Self.yaml.utf8)), folderName: "f",
      declared: declared)
    let submission = builder.finish(ignoreRules: [], skipped: [])
    #expect(submission.requirements.map(\.outcome) == [.notSealed])
    func text(_ verdicts: LinkVerdict...) -> String {
      ReachabilityText.text(for: submission, webVerdicts: verdicts)
    }
    #expect(text(verdict(.ok, nil)) == "  met, as asked now: Links open\n")
    #expect(text(verdict(.ok, nil), verdict(.needsLogin, .error)).hasPrefix("  not met"))
    #expect(text(verdict(.unreachable, .warning)).hasPrefix("  can't tell"))
    // A broken link of a document is another matter.
    #expect(text(verdict(.ok, nil), verdict(.broken, .error, in: "a.html")).hasPrefix("  met"))
    #expect(text().hasPrefix("  can't tell"))
  }
}
