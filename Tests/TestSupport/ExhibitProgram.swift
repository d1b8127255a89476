import Foundation

/// The built `exhibit`, with `exhibit-inspector` beside it.
package enum ExhibitProgram {
  /// Where the package's products were built: beside the tests' own binary.
  package static let folder: String = {
    let bundles = Bundle.allBundles.map { ($0.bundlePath as NSString).deletingLastPathComponent }
    let places = [
      "/proc/self/exe".resolvingLinks, CommandLine.arguments.first?.resolvingLinks ?? "",
    ].map { ($0 as NSString).deletingLastPathComponent }
    let found = (places + bundles + [Checkout.path(".build/debug")])
      .first { FileManager.default.isExecutableFile(atPath: "\($0)/exhibit") }
    return found ?? Checkout.path(".build/debug")
  }()

  package static var path: String { "\(folder)/exhibit" }

  /// Runs it to its end.
  package static func run(
    _ arguments: [String], in folder: String? = nil, environment: [String: String]? = nil,
    input: String = ""
  ) throws -> RunResult {
    try start(
      arguments.map { Array($0.utf8) }, in: folder, environment: environment,
      input: Array(input.utf8)
    ).finish()
  }

  /// Starts it; names in the arguments may be any bytes.
  package static func start(
    _ arguments: [[UInt8]], in folder: String? = nil, environment: [String: String]? = nil,
    input: [UInt8] = []
  ) throws -> Run {
    try Run(path, arguments: arguments, in: folder, environment: environment, input: input)
  }

  /// The records of files, in order.
  package static func records(_ paths: [String], in folder: String? = nil) throws -> [JSON] {
    try run(["inspect", "--"] + paths, in: folder).lines()
  }

  /// The record of one file.
  package static func record(_ path: String) throws -> JSON {
    guard let first = try records([path]).first else { throw NoRecord() }
    return first
  }

  /// Copies both programs to where anybody may run them, and gives the path of `exhibit`.
  package static func copy(into copies: TemporaryFolder) throws -> String {
    try copies.setMode(".", 0o755)
    try copy("exhibit", to: copies.path("exhibit"))
    try copy("exhibit-inspector", to: copies.path("exhibit-inspector"))
    return copies.path("exhibit")
  }

  /// Copies one of the two programs.
  ///
  /// Through a process of its own: a program started from another test at the same moment would
  /// inherit the copy's open descriptor, and what is open for writing can't be run.
  package static func copy(_ name: String, to path: String) throws {
    let result = try Run(
      "/bin/cp", arguments: ["\(folder)/\(name)", path].map { Array($0.utf8) }
    ).finish()
    guard result.status == 0 else { throw NotCopied(reason: result.errorText) }
  }
}

package struct NoRecord: Error {}

package struct NotCopied: Error { let reason: String }
