internal import Artifacts
package import Submissions

/// `overview.json`, and the answer of `exhibit scan --cohort --format json`.
package enum OverviewJSON {
  /// One line of JSON with its line feed, piece by piece: what stands over all, then the lists that may
  /// be long.
  ///
  /// - Parameter skipped: what in the cohort's folder is no submission; nil where names may not be told.
  package static func write(
    _ overview: CohortOverview, submissions: some Sequence<SubmissionOverview>,
    shared: some Sequence<SharedBytes>, similar: [SimilarContent]?, skipped: [SkippedPath]?,
    to sink: ([UInt8]) throws -> Void
  ) throws {
    try sink(Array(JSONNode(encoding: overview).line.dropLast()))
    try write("submissions", submissions, to: sink)
    try write("sharedBytes", shared, to: sink)
    if let similar { try write("similar", similar, to: sink) }
    if let skipped { try write("skipped", skipped, to: sink) }
    try sink(Array("}\n".utf8))
  }

  private static func write(
    _ name: String, _ values: some Sequence<some Encodable>, to sink: ([UInt8]) throws -> Void
  ) throws {
    try sink(Array(#","\#(name)":["#.utf8))
    var isFirst = true
    for value in values {
      try sink((isFirst ? [] : [UInt8(ascii: ",")]) + JSONNode(encoding: value).line)
      isFirst = false
    }
    try sink([UInt8(ascii: "]")])
  }
}
