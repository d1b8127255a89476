internal import ArgumentParser
internal import Artifacts
internal import Inspection
internal import Scanning
internal import Wire

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Say what this machine can and can't do: the inspector and its locks.",
    discussion: """
      Starts an inspector, lists the locks that hold, and has it try what they forbid. Exit status 0
      where every lock holds, 1 where one is missing, 3 where no inspector can be started.
      """)

  @Option(name: .long, help: "text for people, json for programs.")
  var format: Format = .text

  @OptionGroup var place: OutputOptions
  @OptionGroup var common: CommonOptions

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  func run() throws {
    guard let executable = InspectorLocation.find() else {
      throw Failure(RunError.inspectorMissing.description)
    }
    let examination: Examination
    do {
      examination = try Examination(
        InspectorTrial(executable: executable, orders: InspectorOrders()))
    } catch {
      throw Failure("exhibit-inspector: \(error.reason); install Exhibit again")
    }
    let output = try place.open(format == .json ? "doctor.json" : "doctor.txt", common)
    switch format {
    case .json: try output.write(JSONNode(encoding: examination).canonical + [10])
    case .text where !common.quiet || output.isFile: try output.write(examination.text)
    case .text: break
    }
    try output.finish()
    if !examination.isSound { throw ExitCode.findings }
  }
}

/// What `doctor` found, as JSON and as text.
struct Examination: Encodable {
  private let exhibit = exhibitVersion
  private let locks: [InspectorLock]
  private let missingLocks: [InspectorLock]
  /// What the inspector tried; true where it was refused, as it should be.
  private let refused: [String: Bool]

  init(_ trial: InspectorTrial) {
    locks = trial.locks
    missingLocks = InspectorLock.allCases.filter { !trial.locks.contains($0) }
    refused = [
      "open": trial.attempts.open != 0, "create": trial.attempts.create != 0,
      "connect": trial.attempts.connect != 0, "localSocket": trial.attempts.localSocket != 0,
      "spawn": trial.attempts.spawn != 0, "signal": trial.attempts.signal != 0,
    ]
  }

  var isSound: Bool { missingLocks.isEmpty && refused.values.allSatisfy { $0 } }

  var text: String {
    let state = missingLocks.isEmpty ? "all locks hold" : "some locks are missing"
    var lines = ["exhibit \(exhibit): the inspector runs, \(state)", ""]
    for lock in InspectorLock.allCases {
      lines.append("  \(locks.contains(lock) ? "holds  " : "MISSING")  \(lock.meaning)")
    }
    lines += ["", "Tried from inside the inspector:"]
    for (name, words) in Self.attempts {
      lines.append("  \(refused[name] == true ? "refused" : "ALLOWED")  \(words)")
    }
    if !isSound {
      lines += [
        "",
        "Files are inspected all the same. For files of strangers, use a Linux kernel of 5.13 or",
        "newer with Landlock and seccomp switched on.",
      ]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static let attempts = [
    ("open", "opening a file"), ("create", "creating a file"), ("connect", "connecting to a port"),
    ("localSocket", "making a local socket"), ("spawn", "starting a program"),
    ("signal", "signalling another process"),
  ]
}

extension InspectorLock {
  fileprivate var meaning: String {
    switch self {
    case .limits: "limits on memory, processor time, open files and bytes written (rlimits)"
    case .privileges: "no new privileges (no_new_privs)"
    case .landlock: "no file, no port (Landlock)"
    case .seccomp: "no system call but the necessary ones (seccomp)"
    }
  }
}

extension InspectionFailure {
  fileprivate var reason: String {
    switch self {
    case .spawn(let number): "it can't be started: \(SystemText.of(number))"
    default: "it was started, but did not answer"
    }
  }
}
