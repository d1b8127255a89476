import Foundation

/// The checkout that the tests were built from.
package enum Checkout {
  package static let path: String =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  package static func path(_ name: String) -> String { "\(path)/\(name)" }

  package static func text(_ name: String) throws -> String {
    try String(contentsOfFile: path(name), encoding: .utf8)
  }

  package static func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path(name))))
  }

  /// `make golden` sets it: golden files are rewritten instead of compared.
  package static var rewritesGoldenFiles: Bool {
    ProcessInfo.processInfo.environment["EXHIBIT_GOLDEN"] == "rewrite"
  }

  /// A sample, copied into `folder` under its own name.
  package static func copySample(_ name: String, into folder: TemporaryFolder) throws {
    try FileManager.default.copyItem(
      atPath: path("Samples/\(name)"), toPath: folder.path(name))
  }
}
