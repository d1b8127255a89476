/// A moment at which a target's words are said close together.
struct SpokenMoment {
  let cue: Int
  let milliseconds: Int64
  /// In the order in which they are said.
  let words: [String]
  /// How much the words tell.
  var score: Double
  /// Two different telling words at least.
  let isStrong: Bool

  /// Every moment at which a target may begin, in the order of the transcript.
  static func all(of target: PlaceTarget, in stream: SpokenStream) -> [SpokenMoment] {
    let said = stream.occurrences(of: target.stems)
    var moments: [SpokenMoment] = []
    // A word that is said all over begins nothing.
    for start in said.indices where stream.weight(of: said[start].stem) > 0 {
      let rest = said[start...].prefix(mostTogether)
      let best = ([rule(for: target.words)] + target.phrases.map(phraseRule))
        .compactMap { moment(rest, $0, in: stream) }.max { $0.score < $1.score }
      if let best { moments.append(best) }
    }
    return moments
  }

  /// So many words of a target are looked at from each on: a flood of one word costs no more.
  private static let mostTogether = 24
  /// An item's words are said within so many words, and in so many captions that follow one another.
  private static let reach = 20
  private static let mostCues = 3

  private struct Rule {
    let stems: [String]
    let least: Int
    let reach: Int
  }

  private static func rule(for words: [String]) -> Rule {
    Rule(
      stems: words, least: words.count < 2 ? 1 : max(2, (words.count + 1) / 2), reach: Self.reach)
  }

  private static func phraseRule(_ phrase: [String]) -> Rule {
    Rule(stems: phrase, least: phrase.count, reach: phrase.count + 4)
  }

  private static func moment(
    _ said: ArraySlice<SpokenStream.Occurrence>, _ rule: Rule, in stream: SpokenStream
  ) -> SpokenMoment? {
    guard let first = said.first, rule.stems.contains(first.stem) else { return nil }
    var found: [String: String] = [:]
    var words: [String] = []
    for one in said {
      guard one.position < first.position + rule.reach, one.cue < first.cue + mostCues else {
        break
      }
      guard rule.stems.contains(one.stem), found[one.stem] == nil else { continue }
      found[one.stem] = one.written
      words.append(one.written)
    }
    guard !rule.stems.isEmpty, found.count >= rule.least else { return nil }
    let weights = found.keys.sorted().map(stream.weight)
    let telling = weights.count { $0 > 0 }
    var score = weights.reduce(0, +)
    guard telling > 0 else { return nil }
    // A single word says little, a whole text more than half of it.
    if telling == 1 { score *= 0.6 } else if found.count == rule.stems.count { score *= 1.2 }
    if stream.passesOn(at: first.position) { score *= 1.4 }
    return SpokenMoment(
      cue: first.cue, milliseconds: stream.milliseconds(ofCue: first.cue), words: words,
      score: score, isStrong: telling > 1)
  }
}
