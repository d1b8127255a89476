internal import ArgumentParser
internal import Artifacts

struct FindingsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "findings", abstract: "Explain a finding, or list them all.")

  @Argument(help: "A finding's code, such as media.truncated.")
  var code: String?

  @Option(name: .long, help: "text for people, json for programs.")
  var format: Format = .text

  @OptionGroup var place: OutputOptions
  @OptionGroup var common: CommonOptions

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  func run() throws {
    let wanted = try code.map(known)
    let output = try place.open(format == .json ? "findings.json" : "findings.txt", common)
    switch (format, wanted) {
    case (.json, _):
      let list = ExplainedFindings((wanted.map { [$0] } ?? FindingCode.allCases))
      try output.write(JSONNode(encoding: list).line + [10])
    case (.text, let one?):
      try output.write(
        "\(one.rawValue) (\(one.entry.severity.rawValue))\n\(one.entry.meaning)\n"
          + "What to do: \(one.entry.fix)\n")
    case (.text, nil): try output.write(Self.list)
    }
    try output.finish()
  }

  private func known(_ code: String) throws(Failure) -> FindingCode {
    if let known = FindingCode(rawValue: code) { return known }
    throw Failure(
      "\(DisplayText(code)): there is no such finding; “exhibit findings” lists them all",
      status: .validationFailure)
  }

  private static var list: String {
    let widest = FindingCode.allCases.map(\.rawValue.count).max() ?? 0
    return FindingCode.allCases.map { known in
      let padding = String(repeating: " ", count: widest - known.rawValue.count)
      return "\(known.rawValue)\(padding)  \(known.entry.meaning)\n"
    }.joined()
  }
}

/// Findings as JSON: `{"findings":[{"code":…,"severity":…,"meaning":…,"fix":…}]}`.
struct ExplainedFindings: Encodable {
  private let findings: [Entry]

  private struct Entry: Encodable {
    let code: FindingCode
    let severity: Severity
    let meaning: String
    let fix: String
  }

  init(_ codes: [FindingCode]) {
    findings = codes.map {
      Entry(
        code: $0, severity: $0.entry.severity, meaning: $0.entry.meaning, fix: $0.entry.fix)
    }
  }
}
