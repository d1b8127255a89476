internal import Artifacts

/// Finds known protocols by their names and by the order of their steps, in any list of lines: an
/// agenda's items or a transcript's cues.
struct ProtocolRecogniser: Sendable {
  /// Where a phrase leads.
  private struct StepPlace: Hashable, Sendable {
    let entry: Int
    let step: Int
  }

  private struct Entry: Sendable {
    let id: String
    let steps: Int
    /// The steps that hardly any other kind of meeting has.
    let telling: Set<Int>
  }

  /// Where a run of steps lies in the lines given.
  struct Run: Equatable {
    let id: String
    let lines: Range<Int>
    /// The lines that are steps, by number.
    let steps: [Int]
  }

  static let standard = ProtocolRecogniser(.standard)

  private let entries: [Entry]
  private let names: PhraseIndex<String>
  private let heads: [String: String]
  private let steps: PhraseIndex<StepPlace>

  init(_ catalogue: ProtocolCatalogue) {
    var names: [(String, String)] = []
    var steps: [(String, StepPlace)] = []
    var heads: [String: String] = [:]
    for (index, known) in catalogue.protocols.enumerated() {
      for alias in (known.aliases ?? [:]).values.flatMap({ $0 }) { names.append((alias, known.id)) }
      for head in known.heads ?? [] { heads[head.comparable] = known.id }
      for (number, step) in (known.steps ?? []).enumerated() {
        steps += step.words.map { ($0, StepPlace(entry: index, step: number)) }
      }
    }
    self.names = PhraseIndex(names)
    self.steps = PhraseIndex(steps)
    self.heads = heads
    entries = catalogue.protocols.map { known in
      let steps = known.steps ?? []
      return Entry(
        id: known.id, steps: steps.count,
        telling: Set(steps.indices.filter { steps[$0].telling == true }))
    }
  }

  // MARK: Names

  /// The protocol that a line names; of several the one whose name is longest.
  func named(in text: String) -> String? {
    let words = text.comparable
    var best: (id: String, length: Int)?
    for match in names.matches(in: words) where match.length > (best?.length ?? 0) {
      best = (match.value, match.length)
    }
    for head in Self.heads(of: text) {
      if let id = heads[head], head.utf8.count > (best?.length ?? 0) {
        best = (id, head.utf8.count)
      }
    }
    return best?.id
  }

  /// The parts that signs such as a colon set apart, and of each what stands ahead of an `on` or
  /// `for`: `Probing Questions on one lesson`.
  private static func heads(of text: String) -> Set<String> {
    var heads: Set<String> = []
    for part in text.split(whereSeparator: { signs.contains($0) }).prefix(6) {
      var words = part.comparable.spaceParted.filter { $0 != "protocol" }
      heads.insert(words.joined(separator: " "))
      if let link = words.firstIndex(where: { links.contains($0) }) {
        words.removeSubrange(link...)
        heads.insert(words.joined(separator: " "))
      }
    }
    return heads
  }

  private static let signs: Set<Character> = [":", ",", ";", "(", "–", "—", "|", "/", ")"]
  private static let links: Set<Substring> = ["on", "for", "about", "with", "around"]

  // MARK: Steps

  /// Runs of steps, none overlapping another. `expected`: a protocol that the document's title names,
  /// of which fewer steps are enough.
  func runs(in lines: [String], expected: String? = nil) -> [Run] {
    let places = lines.prefix(AgendaReader.mostItems).map { line in
      Set(steps.matches(in: line.comparable).map(\.value))
    }
    let candidates = Set(places.flatMap { $0.map(\.entry) })
    var found: [Run] = []
    for entry in candidates.sorted() {
      found += runs(of: entry, in: places, isExpected: entries[entry].id == expected)
    }
    found.sort { ($0.steps.count, -$0.lines.lowerBound) > ($1.steps.count, -$1.lines.lowerBound) }
    var kept: [Run] = []
    for run in found where !kept.contains(where: { $0.lines.overlaps(run.lines) }) {
      kept.append(run)
    }
    return kept.sorted { $0.lines.lowerBound < $1.lines.lowerBound }
  }

  private func runs(of entry: Int, in places: [Set<StepPlace>], isExpected: Bool) -> [Run] {
    var runs: [Run] = []
    var index = 0
    while index < places.count {
      if let run = run(of: entry, in: places, from: index, isExpected: isExpected) {
        runs.append(run)
        index = run.lines.upperBound
      } else {
        index += 1
      }
    }
    return runs
  }

  /// The steps from one line on: each later in the protocol than the one before, with at most one
  /// other line between two.
  private func run(
    of entry: Int, in places: [Set<StepPlace>], from first: Int, isExpected: Bool
  ) -> Run? {
    let known = entries[entry]
    var (next, last, isTelling) = (0, first, false)
    var hits: [Int] = []
    for index in first..<places.count {
      if index - last > (hits.isEmpty ? 0 : 2) { break }
      let step = (next..<known.steps).first { step in
        places[index].contains(StepPlace(entry: entry, step: step))
      }
      guard let step else { continue }
      hits.append(index)
      (next, last) = (step + 1, index)
      isTelling = isTelling || known.telling.contains(step)
      if next == known.steps { break }
    }
    let isEnough = hits.count >= (isExpected ? 3 : 4) && hits.count * 2 >= known.steps
    guard isEnough, isTelling || isExpected, let end = hits.last else { return nil }
    return Run(id: known.id, lines: first..<end + 1, steps: hits)
  }
}
