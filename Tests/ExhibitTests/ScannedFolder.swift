import Foundation
import TestSupport

/// A folder `S` to scan, and the user's key in a place of the test's own.
struct ScannedFolder {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  var environment: [String: String] {
    ProcessInfo.processInfo.environment.merging(["XDG_STATE_HOME": folder.path("state")]) { $1 }
  }

  func exhibit(_ arguments: String...) throws -> RunResult {
    try ExhibitProgram.run(arguments, in: folder.path, environment: environment)
  }

  func scan(_ options: String...) throws -> RunResult {
    try ExhibitProgram.run(["scan"] + options + ["S"], in: folder.path, environment: environment)
  }

  /// Scans until the files' stamps tell whether they changed: those that had only just been written
  /// at the first scan are read again by the second.
  func settle() throws {
    for _ in 0..<3 where try !scan().text.contains(": 0 inspected") { continue }
  }

  /// `3 inspected · 2 unchanged · 0 moved · 1 removed`, out of a scan's summary.
  static func counts(_ result: RunResult) -> [String: Int] {
    let words = result.text.split { " :·\n".contains($0) }
    return zip(words.dropLast(), words.dropFirst()).reduce(into: [:]) { counts, pair in
      if let number = Int(pair.0), counts[String(pair.1)] == nil { counts[String(pair.1)] = number }
    }
  }

  /// The paths that a search finds.
  func found(_ query: String...) throws -> [String] {
    let result = try ExhibitProgram.run(
      ["search", "--format", "json", "--index", "S"] + query, in: folder.path,
      environment: environment)
    guard result.status == 0 else { return ["exit \(result.status): \(result.errorText)"] }
    return try result.lines()[0]["hits"].array.compactMap { $0["locator"].string }.sorted()
  }
}
