import Foundation

/// The built `exhibit`, with `exhibit-inspector` beside it.
public enum ExhibitProgram {
  /// Where the package's products were built: beside the tests' own binary.
  public static let folder: String = {
    let bundles = Bundle.allBundles.map { ($0.bundlePath as NSString).deletingLastPathComponent }
    let places = [
      "/proc/self/exe".resolvingLinks, CommandLine.arguments.first?.resolvingLinks ?? "",
    ].map { ($0 as NSString).deletingLastPathComponent }
    let found = (places + bundles + [Checkout.path(".build/debug")])
      .first { FileManager.default.isExecutableFile(atPath: "\($0)/exhibit") }
    return found ?? Checkout.path(".build/debug")
  }()

  public static var path: String { "\(folder)/exhibit" }

  /// Runs it to its end.
  public static func run(
    _ arguments: [String], in folder: String? = nil, environment: [String: String]? = nil,
    input: String = ""
  ) throws -> RunResult {
    try start(
      arguments.map { Array($0.utf8) }, in: folder, environment: environment,
      input: Array(input.utf8)
    ).finish()
  }

  /// Starts it; names in the arguments may be any bytes.
  public static func start(
    _ arguments: [[UInt8]], in folder: String? = nil, environment: [String: String]? = nil,
    input: [UInt8] = []
  ) throws -> Run {
    try Run(path, arguments: arguments, in: folder, environment: environment, input: input)
  }

  /// The records of files, in order.
  public static func records(_ paths: [String], in folder: String? = nil) throws -> [JSON] {
    try run(["inspect", "--"] + paths, in: folder).lines()
  }

  /// The record of one file.
  public static func record(_ path: String) throws -> JSON {
    guard let first = try records([path]).first else { throw NoRecord() }
    return first
  }

  /// Copies both programs to where anybody may run them, and gives the path of `exhibit`.
  public static func copy(into copies: TemporaryFolder) throws -> String {
    try copies.setMode(".", 0o755)
    for name in ["exhibit", "exhibit-inspector"] {
      try FileManager.default.copyItem(atPath: "\(folder)/\(name)", toPath: copies.path(name))
      try copies.setMode(name, 0o755)
    }
    return copies.path("exhibit")
  }
}

public struct NoRecord: Error {}
