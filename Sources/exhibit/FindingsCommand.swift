internal import ArgumentParser
internal import Artifacts

struct FindingsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "findings", abstract: "Explain a finding, or list them all.")

  @Argument(help: "A finding's code, such as media.truncated.")
  var code: String?

  @OptionGroup var common: CommonOptions

  func run() throws {
    guard let code else {
      let widest = FindingCode.allCases.map(\.rawValue.count).max() ?? 0
      for known in FindingCode.allCases {
        let padding = String(repeating: " ", count: widest - known.rawValue.count)
        try Terminal.write("\(known.rawValue)\(padding)  \(known.entry.meaning)\n")
      }
      return
    }
    guard let known = FindingCode(rawValue: code) else {
      throw Failure(
        "\(DisplayText(code)): there is no such finding; “exhibit findings” lists them all",
        status: .validationFailure)
    }
    let entry = known.entry
    try Terminal.write(
      "\(known.rawValue) (\(entry.severity.rawValue))\n\(entry.meaning)\nWhat to do: \(entry.fix)\n"
    )
  }
}
