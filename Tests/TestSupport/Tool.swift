import Foundation

/// A program that a test needs besides our own.
///
/// Where it is missing, a test is skipped by name; in CI it runs all the same, and fails.
package enum Tool: String, Sendable, CaseIterable {
  case ffmpeg, ffprobe, sox, exiftool, sha256sum, setpriv, python3, openssl, unshare, zip, git,
    soffice
  case sevenZip = "7z"
  case sshKeygen = "ssh-keygen"
  case espeak = "espeak-ng"
  case checkJSONSchema = "check-jsonschema"
  case rocrateValidator = "rocrate-validator"
  /// The Python of `make venv`, with bagit and cryptography.
  case venvPython = "python"

  private var isInVenv: Bool {
    [.checkJSONSchema, .rocrateValidator, .venvPython].contains(self)
  }

  /// Nil where it is not installed.
  package var path: String? {
    let folders =
      isInVenv
      ? [Checkout.path(".venv/bin")]
      : (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
        + ["/usr/bin", "/bin"]
    return folders.map { "\($0)/\(rawValue)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// For `.enabled(if:)`: true where the tool is there, and always in CI.
  package var mayRun: Bool { path != nil || Self.isCI }

  package static var isCI: Bool {
    !(ProcessInfo.processInfo.environment["CI"] ?? "").isEmpty
  }

  /// Runs the tool to its end.
  package func run(
    _ arguments: [String], in folder: String? = nil, input: [UInt8] = []
  ) throws -> RunResult {
    guard let path else { throw MissingTool(tool: self) }
    return try Run(path, arguments: arguments.map { Array($0.utf8) }, in: folder, input: input)
      .finish()
  }
}

package struct MissingTool: Error, CustomStringConvertible {
  let tool: Tool
  package var description: String { "\(tool.rawValue) is not installed; run “make deps venv”" }
}
