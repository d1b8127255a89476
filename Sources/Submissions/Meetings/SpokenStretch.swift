/// Moments of one target that follow one another: the time in which it is spoken of.
struct SpokenStretch {
  /// Its beginning: the first of its moments that tells about as much as its best.
  let first: SpokenMoment
  let score: Double

  /// More than the best of these decide nothing.
  private static let most = 12

  private init?(_ moments: ArraySlice<SpokenMoment>) {
    let best = moments.map(\.score).max() ?? 0
    guard let first = moments.first(where: { $0.score >= best * 0.9 }) else { return nil }
    self.first = first
    // What is spoken of for a while is more than a mention.
    let cues = Set(moments.map(\.cue)).count
    score = first.score * (1 + 0.5 * min(1, Double(cues - 1) / 4))
  }

  /// The stretches of one target, in the order of the transcript.
  ///
  /// - Parameter gap: two moments further apart are of two stretches.
  static func all(of moments: [SpokenMoment], gap: Int64) -> [SpokenStretch] {
    var stretches: [SpokenStretch] = []
    var start = moments.startIndex
    for index in moments.indices {
      let next = index + 1
      if next < moments.endIndex,
        moments[next].milliseconds.subtractingReportingOverflow(moments[index].milliseconds)
          .partialValue <= gap
      {
        continue
      }
      if let stretch = SpokenStretch(moments[start..<next]) { stretches.append(stretch) }
      start = next
    }
    let kept = stretches.enumerated().sorted { $0.element.score > $1.element.score }.prefix(most)
    return kept.sorted { $0.offset < $1.offset }.map(\.element)
  }
}
