import TestSupport

/// A sample in a folder of its own, with its results beside it.
struct SubmissionCopy {
  let folder: TemporaryFolder
  let name: String

  /// Copies a sample; nothing is run.
  init(_ name: String) throws {
    self.name = name
    folder = try TemporaryFolder()
    try Checkout.copySample(name, into: folder)
  }

  func manifest(_ options: [String] = []) throws -> RunResult {
    try ExhibitProgram.run(["manifest"] + options + [name], in: folder.path)
  }

  func verify(_ options: [String] = [], _ path: String? = nil) throws -> RunResult {
    try ExhibitProgram.run(["verify"] + options + [path ?? name], in: folder.path)
  }

  /// The verification's result as JSON.
  func verified(_ path: String? = nil) throws -> JSON {
    try verify(["--format", "json"], path).lines()[0]
  }

  func result(_ file: String) throws -> [UInt8] { try folder.read("\(name).exhibit/\(file)") }

  func lines() throws -> [JSON] { try Self.lines(of: result("manifest.jsonl")) }

  static func lines(of bytes: [UInt8]) throws -> [JSON] {
    try bytes.split(separator: 10).map { try JSON(Array($0)) }
  }
}
