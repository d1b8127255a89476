/// What ffprobe says of a file.
package struct Probe: Sendable {
  package let facts: JSON
  package let status: Int32
  /// What it prints to standard error at the level `error`.
  package let complaints: String

  package init(_ path: String, showing sections: [String] = ["format", "streams"]) throws {
    let result = try Tool.ffprobe.run(
      ["-v", "error", "-of", "json"] + sections.map { "-show_\($0)" } + [path])
    facts = try JSON(result.output)
    status = result.status
    complaints = result.errorText
  }

  package var formatNames: [String] {
    (facts["format"]["format_name"].string ?? "").split(separator: ",").map(String.init)
  }

  package var milliseconds: Int? { facts["format"]["duration"].milliseconds }
  package var streams: [JSON] { facts["streams"].array }
}
