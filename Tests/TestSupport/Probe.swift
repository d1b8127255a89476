/// What ffprobe says of a file.
public struct Probe: Sendable {
  public let facts: JSON
  public let status: Int32
  /// What it prints to standard error at the level `error`.
  public let complaints: String

  public init(_ path: String, showing sections: [String] = ["format", "streams"]) throws {
    let result = try Tool.ffprobe.run(
      ["-v", "error", "-of", "json"] + sections.map { "-show_\($0)" } + [path])
    facts = try JSON(result.output)
    status = result.status
    complaints = result.errorText
  }

  public var formatNames: [String] {
    (facts["format"]["format_name"].string ?? "").split(separator: ",").map(String.init)
  }

  public var milliseconds: Int? { facts["format"]["duration"].milliseconds }
  public var streams: [JSON] { facts["streams"].array }
}
