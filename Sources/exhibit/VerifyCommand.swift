internal import ArgumentParser
internal import Artifacts
internal import Packaging
internal import Reports
internal import Scanning
internal import Submissions

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Read every file again and hold it against the manifest.",
    discussion: """
      Exit status 0: every file is as listed. 1: something is not. 3: something could not be read.
      With --key the manifest must also carry a seal of that key. With --proof a single artifact is
      held against a proof that “exhibit prove” wrote. A bag is validated by RFC 8493, with --profile
      also by what the profile asks for.
      """)

  @Argument(
    help: """
      A result folder, a submission whose result folder lies beside it, or a BagIt bag (folder or \
      zip). With --proof: the artifact's file.
      """)
  var path: String?

  @Option(
    name: .long, help: "The submission's folder or archive, where it is not beside its results.")
  var against: String?

  @Option(
    name: .long, help: "The definition file that the manifest was made with, if not built in.")
  var credential: String?

  @Option(
    name: .long,
    help: "The sealer's public key (FILE.pub), or a list of allowed signers: demands a good seal.")
  var key: String?

  @Option(
    name: [.customShort("I"), .long],
    help: "Who must have sealed: only this one's keys in the list of allowed signers count.")
  var principal: String?

  @Option(
    name: .long,
    help: "A BagIt Profile's JSON file, to hold a bag against; none is ever fetched.")
  var profile: String?

  @Option(name: .long, help: "A proof that “exhibit prove” wrote.")
  var proof: String?

  @Flag(
    name: .long,
    help: "Only look whether every file is there and as long as listed. This verifies nothing.")
  var fast = false

  @Flag(
    name: .long,
    help: """
      Go on with a verification of the same manifest and folder that was interrupted: what it read \
      is not read again where nothing tells that it changed since. The result says how many files \
      that are, and when they were read.
      """)
  var resume = false

  @Option(name: .long, help: "text for people, json for programs.")
  var format: Format = .text

  @OptionGroup var place: OutputOptions
  @OptionGroup var common: CommonOptions

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  func validate() throws {
    if path == nil, proof == nil {
      throw ValidationError("Name a result folder or a submission.")
    }
    if principal != nil, key == nil {
      throw ValidationError("--principal chooses among the keys of a list: name it with --key.")
    }
    if fast, resume {
      throw ValidationError("--fast reads nothing, so there is nothing to --resume.")
    }
    if proof != nil, resume || fast || against != nil || profile != nil {
      throw ValidationError("--proof goes with --key and a file only.")
    }
  }

  func run() throws {
    let typed = TypedPaths([path, against, key, proof, profile])
    do {
      let trusted = try typed[2].map { try SealRun.trustedKeys(at: $0, principal: principal) }
      if let proof = typed[3] {
        return try check(proof, typed[0], trusted)
      }
      guard let path = typed[0] else { return }
      try verify(path, typed[1], trusted, try typed[4].map { try ProfileFile.profile(at: $0) })
    } catch let error as RunError {
      throw Failure(error)
    }
  }

  private func verify(
    _ path: [UInt8], _ against: [UInt8]?, _ trusted: TrustedKeys?, _ profile: BagProfile?
  ) throws {
    let progress = ProgressLine(isWanted: !common.quiet)
    defer { progress.clear() }
    if (try? ManifestAtHand.results(of: path)) == nil,
      let bag = try BagRun(
        path: path, jobs: common.jobCount, isFast: fast, profile: profile,
        progress: progress.show)
    {
      guard !resume else {
        throw Failure(
          "\(self.path ?? ""): this is a bag, which is read whole each time; leave --resume out",
          status: .validationFailure)
      }
      guard against == nil, trusted == nil else {
        throw Failure(
          "\(self.path ?? ""): this is a bag, which has no seal of ours and is checked where it lies; "
            + "leave --key and --against out", status: .validationFailure)
      }
      let report = try bag.run()
      progress.clear()
      try show(json: report.json, outside: [path]) { _ in BagText.text(for: report) }
      if report.unreadable > 0 { throw ExitCode.incomplete }
      if !report.isValid { throw ExitCode.findings }
      return
    }
    guard profile == nil else {
      throw Failure(
        "\(self.path ?? ""): this is no bag, and a BagIt Profile speaks of bags only; leave --profile "
          + "out", status: .validationFailure)
    }
    let manifest = try ManifestAtHand(path: path, against: against)
    let credentials = [
      try Credential.builtIn, try CredentialChoice.credential(named: credential),
    ]
    var options = VerifyRun.Options(jobs: common.jobCount)
    (options.trusted, options.isFast, options.isResuming) = (trusted, fast, resume)
    let report = try VerifyRun(
      manifest, credentials: credentials, options: options, progress: progress.show
    ).run()
    progress.clear()
    try show(
      json: VerifyJSON.line(for: report), outside: manifest.submissionPath.map { [$0] } ?? []
    ) {
      VerifyText.text(for: report, color: $0.isColored)
    }
    if !report.unreadable.isEmpty { throw ExitCode.incomplete }
    if !report.passed { throw ExitCode.findings }
  }

  private func check(_ proof: [UInt8], _ file: [UInt8]?, _ trusted: TrustedKeys?) throws {
    let report = try SealRun.check(proofAt: proof, fileAt: file, trusted: trusted)
    try show(json: report.json, outside: []) { _ in report.text }
    if report.file == .unreadable { throw ExitCode.incomplete }
    if !report.passed { throw ExitCode.findings }
  }

  private func show(
    json: [UInt8], outside scanned: [[UInt8]], text: (CommandOutput) -> String
  ) throws {
    let output = try place.open(
      format == .json ? "verify.json" : "verify.txt", outside: scanned, common)
    switch format {
    case .json: try output.write(json + [10])
    case .text where !common.quiet || output.isFile: try output.write(text(output))
    case .text: break
    }
    try output.finish()
  }
}

/// Optional paths as bytes, each in its place.
struct TypedPaths {
  private let paths: [[UInt8]?]

  init(_ texts: [String?]) {
    var bytes = RawArguments.bytes(of: texts.compactMap(\.self))[...]
    paths = texts.map { $0 == nil ? nil : bytes.popFirst() }
  }

  subscript(_ position: Int) -> [UInt8]? { paths[position] }
}
