internal import Artifacts

/// Finds the protocols that a transcript shows by their steps, without knowing any agenda.
///
/// Any talk among teachers may speak of a reflection or a debrief. So most of a protocol's steps must
/// be said, in their order, over a while, two of them in more than a word and one of them telling.
struct SpokenProtocols: Sendable {
  /// A phrase that gives a step away.
  private struct Phrase: Hashable, Sendable {
    let entry: Int
    let step: Int
    let words: String

    /// More than a word, or what stands for it in Chinese.
    var isStrong: Bool { words.contains(" ") || words.unicodeScalars.count { $0.isIdeograph } > 3 }
  }

  /// A phrase said in a caption.
  private struct Hit {
    let cue: Int
    let phrase: Phrase
  }

  /// Steps that follow one another.
  private struct Chain {
    var hits: [Hit] = []

    var strong: Int { hits.count { $0.phrase.isStrong } }

    /// Of two alike the one that was there first is kept: it is over sooner.
    func isBetter(than other: Chain?) -> Bool {
      guard let other else { return true }
      return hits.count > other.hits.count
    }
  }

  static let standard = SpokenProtocols(.standard)

  private static let leastSteps = 4
  /// Whoever names three steps in so many milliseconds gives an overview or sums up.
  private static let overview = Int64(40_000)
  /// No protocol is over sooner.
  private static let shortest = Int64(300_000)
  /// A single word that is said more often is a word of the talk and no step.
  private static let mostTimes = 8
  /// Of one protocol; more are no steps but a subject.
  private static let mostHits = 2_000
  /// A phrase may begin in the caption before: so many of its last words are read again.
  private static let carried = 5

  private let protocols: [KnownProtocol]
  private let phrases: PhraseIndex<Phrase>

  init(_ catalogue: ProtocolCatalogue) {
    protocols = catalogue.protocols
    var phrases: [(String, Phrase)] = []
    for (entry, known) in catalogue.protocols.enumerated() {
      for (step, one) in (known.steps ?? []).enumerated() {
        phrases += one.words.map { ($0, Phrase(entry: entry, step: step, words: $0.comparable)) }
      }
    }
    self.phrases = PhraseIndex(phrases)
  }

  /// In the order in which they are said. Of two whose captions overlap the one with more steps counts,
  /// and of two alike neither: protocols share steps.
  func protocols(in cues: [Cue]) -> [SpokenProtocol]? {
    guard cues.count >= Self.leastSteps else { return nil }
    let starts = cues.map(\.startMilliseconds)
    let span = Self.length(from: starts.min() ?? 0, to: starts.max() ?? 0)
    let chains = hits(in: cues).sorted { $0.key < $1.key }.compactMap { entry, hits in
      chain(
        of: entry, withoutOverviews(withoutFloods(hits), starts, span: span), starts, span: span)
    }
    let kept = chains.enumerated().filter { index, chain in
      !chains.enumerated().contains { other, rival in
        other != index && rival.hits.count >= chain.hits.count && Self.overlap(chain, rival)
      }
    }
    let found = kept.map(\.element).sorted { ($0.hits.first?.cue ?? 0) < ($1.hits.first?.cue ?? 0) }
    return found.isEmpty ? nil : found.compactMap { spoken($0, starts) }
  }

  private func spoken(_ chain: Chain, _ starts: [Int64]) -> SpokenProtocol? {
    guard let first = chain.hits.first else { return nil }
    let known = protocols[first.phrase.entry]
    let steps = chain.hits.map { hit in
      SpokenStep(
        name: known.steps?[hit.phrase.step].name ?? "", words: hit.phrase.words,
        milliseconds: starts[hit.cue])
    }
    return SpokenProtocol(protocol: known.id, name: known.name, steps: steps)
  }

  // MARK: What is said

  private func hits(in cues: [Cue]) -> [Int: [Hit]] {
    var found: [Int: [Hit]] = [:]
    var tail = ""
    for (cue, said) in cues.enumerated() {
      let words = said.text.comparable
      let here = Set(phrases.matches(in: tail.isEmpty ? words : tail + " " + words).map(\.value))
      // What the caption before holds whole was said there, unless it is said again.
      let before = Set(phrases.matches(in: tail).map(\.value))
        .subtracting(phrases.matches(in: words).map(\.value))
      for phrase in here.subtracting(before).sorted(by: Self.isAhead)
      where found[phrase.entry, default: []].count < Self.mostHits {
        found[phrase.entry, default: []].append(Hit(cue: cue, phrase: phrase))
      }
      tail = words.split(separator: " ").suffix(Self.carried).joined(separator: " ")
    }
    return found
  }

  /// The longer phrase says more: it stands for the step where a caption has both.
  private static func isAhead(_ left: Phrase, _ right: Phrase) -> Bool {
    (left.entry, left.step, -left.words.utf8.count, left.words)
      < (right.entry, right.step, -right.words.utf8.count, right.words)
  }

  private func withoutFloods(_ hits: [Hit]) -> [Hit] {
    let weak = hits.filter { !$0.phrase.isStrong }
    let counts = Dictionary(weak.map { ($0.phrase, 1) }, uniquingKeysWith: +)
    return hits.filter { counts[$0.phrase, default: 0] <= Self.mostTimes }
  }

  /// - Parameter span: of the transcript; of a short one an overview is shorter, too.
  private func withoutOverviews(_ hits: [Hit], _ starts: [Int64], span: Int64) -> [Hit] {
    let reach = min(Self.overview, span / 24)
    var dense: Set<Int> = []
    var (start, marked, counts) = (0, 0, [Int: Int]())
    for end in hits.indices {
      counts[hits[end].phrase.step, default: 0] += 1
      while Self.length(from: starts[hits[start].cue], to: starts[hits[end].cue]) > reach {
        let step = hits[start].phrase.step
        counts[step] = counts[step].flatMap { $0 > 1 ? $0 - 1 : nil }
        start += 1
      }
      guard counts.count >= 3 else { continue }
      for index in max(start, marked)...end { dense.insert(index) }
      marked = end + 1
    }
    return hits.enumerated().filter { !dense.contains($0.offset) }.map(\.element)
  }

  // MARK: In their order

  private func chain(of entry: Int, _ hits: [Hit], _ starts: [Int64], span: Int64) -> Chain? {
    let steps = protocols[entry].steps ?? []
    guard let best = Self.longest(hits, steps: steps.count), let first = best.hits.first,
      let last = best.hits.last
    else { return nil }
    let isTelling = best.hits.contains { steps[$0.phrase.step].telling == true }
    let isLong =
      Self.length(from: starts[first.cue], to: starts[last.cue]) >= min(Self.shortest, span / 3)
    let isEnough = best.hits.count >= Self.leastSteps && best.hits.count * 2 > steps.count
    return isEnough && isTelling && isLong && best.strong >= 2 ? best : nil
  }

  /// Of all ways to find steps in later and later captions the one with most of them.
  private static func longest(_ hits: [Hit], steps: Int) -> Chain? {
    var best: [Chain?] = Array(repeating: nil, count: steps)
    var index = 0
    while index < hits.count {
      // No two steps of a chain stand in one caption.
      let behind = hits[index...].firstIndex { $0.cue != hits[index].cue } ?? hits.count
      var reached = best
      for hit in hits[index..<behind] {
        var chain = Chain()
        for earlier in best[..<hit.phrase.step] {
          if let earlier, earlier.isBetter(than: chain) { chain = earlier }
        }
        chain.hits.append(hit)
        if chain.isBetter(than: reached[hit.phrase.step]) { reached[hit.phrase.step] = chain }
      }
      best = reached
      index = behind
    }
    return best.compactMap(\.self).reduce(nil) { $1.isBetter(than: $0) ? $1 : $0 }
  }

  private static func overlap(_ one: Chain, _ other: Chain) -> Bool {
    guard let first = one.hits.first?.cue, let last = one.hits.last?.cue,
      let from = other.hits.first?.cue, let to = other.hits.last?.cue
    else { return false }
    return first <= to && from <= last
  }

  /// A file's times may be anything.
  private static func length(from start: Int64, to end: Int64) -> Int64 {
    let (length, isTooLong) = end.subtractingReportingOverflow(start)
    return isTooLong ? .max : length
  }
}
