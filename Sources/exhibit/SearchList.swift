internal import ArgumentParser
internal import ArtifactIndex
internal import Artifacts
internal import Scanning

/// Many searches, one after the other by one program: a line of JSON for each, in their order.
struct SearchList {
  let run: SearchRun
  /// Whether each line says how long its search took.
  let hasTimes: Bool

  /// - Throws: also at the end, where one of the searches could not be meant; all others have their lines.
  func print(_ list: NameList, to output: CommandOutput) throws {
    var wrong = 0
    while let line = list.next() {
      let text = String(decoding: line, as: UTF8.self)
      var answer: SearchJSON
      switch Result(catching: { () throws(SearchError) in try SearchQuery(text) }) {
      case .success(let query): answer = try found(by: query)
      case .failure(let error):
        answer = SearchJSON(error: error.description)
        wrong += 1
      }
      answer.query = text
      try output.write(JSONNode(encoding: answer).line + [UInt8(ascii: "\n")])
    }
    try output.finish()
    if let trouble = list.trouble { throw Failure(trouble) }
    guard wrong > 0 else { return }
    throw Failure(
      "search: \(wrong == 1 ? "one search" : "\(wrong) searches") of the list can't be meant; each "
        + "line's “error” says why", status: .validationFailure)
  }

  private func found(by query: SearchQuery) throws(Failure) -> SearchJSON {
    let start = ContinuousClock.now
    do throws(RunError) {
      var answer = SearchJSON(try run.run(query, notice: Terminal.complain))
      if hasTimes { answer.microseconds = (ContinuousClock.now - start).wholeMicroseconds }
      return answer
    } catch {
      throw Failure(error)
    }
  }
}

extension Duration {
  var wholeMicroseconds: Int64 {
    let (seconds, attoseconds) = components
    return seconds * 1_000_000 + attoseconds / 1_000_000_000_000
  }
}
