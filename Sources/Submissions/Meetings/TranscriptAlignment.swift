internal import Artifacts

/// Finds where the targets of a list begin in a transcript, in their order: of all ways to place them
/// one after another the one that most words speak for, and of that only what no other way does as well.
struct TranscriptAlignment {
  struct Placed {
    let place: TranscriptPlace
    let isStrong: Bool
  }

  /// One for each target; nil where nothing shows it.
  private(set) var placed: [Placed?]
  /// Whether a target's words are said at all.
  private(set) var isSaid: [Bool]

  /// More targets than that are not looked for.
  static let mostTargets = 200
  /// Whoever names so many targets in so short a time, a 24th of the whole at most, gives an overview or
  /// sums up.
  private static let overview = (targets: 3, milliseconds: Int64(40_000))
  /// Of a target's own score: so much worse must every way be that does without its place.
  private static let margin = 0.3

  /// - Parameter stream: of a transcript, with the words of all targets.
  init(_ targets: [PlaceTarget], in stream: SpokenStream) {
    placed = Array(repeating: nil, count: targets.count)
    isSaid = Array(repeating: false, count: targets.count)
    let searched = targets.prefix(Self.mostTargets)
    let moments = Self.withoutOverviews(
      searched.map { SpokenMoment.all(of: $0, in: stream) },
      reach: min(Self.overview.milliseconds, stream.span / 24))
    let stretches = zip(searched, moments).map {
      SpokenStretch.all(of: $1, gap: $0.gap(in: stream.span))
    }
    for (target, found) in stretches.enumerated() { isSaid[target] = !found.isEmpty }
    place(stretches)
  }

  private static func withoutOverviews(
    _ moments: [[SpokenMoment]], reach: Int64
  ) -> [[SpokenMoment]] {
    let all = moments.enumerated()
      .flatMap { target, found in found.map { (target: target, moment: $0) } }
      .sorted { ($0.moment.milliseconds, $0.target) < ($1.moment.milliseconds, $1.target) }
    var dense: Set<Int64> = []
    var (start, marked, counts) = (0, 0, [Int: Int]())
    for end in all.indices {
      counts[all[end].target, default: 0] += 1
      while all[end].moment.milliseconds - all[start].moment.milliseconds > reach {
        counts[all[start].target, default: 0] -= 1
        if counts[all[start].target] == 0 { counts[all[start].target] = nil }
        start += 1
      }
      guard counts.count >= overview.targets else { continue }
      for index in max(start, marked)...end { dense.insert(all[index].moment.milliseconds) }
      marked = end + 1
    }
    return moments.map { $0.filter { !dense.contains($0.milliseconds) } }
  }

  /// Of all ways the best, and of it what no other way does as well.
  private mutating func place(_ stretches: [[SpokenStretch]]) {
    let ways = OrderedWays(stretches.map { $0.map { ($0.first.cue, $0.score) } })
    for (target, found) in stretches.enumerated() {
      guard let (best, lead) = ways.best(of: target), lead >= Self.margin * found[best].score else {
        continue
      }
      let moment = found[best].first
      placed[target] = Placed(
        place: TranscriptPlace(
          milliseconds: moment.milliseconds, cue: moment.cue + 1, words: moment.words),
        isStrong: moment.isStrong)
    }
  }
}
