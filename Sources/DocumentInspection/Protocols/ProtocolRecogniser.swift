internal import Artifacts

/// Finds known protocols by their names and by the order of their steps, in any list of lines: an
/// agenda's items or a transcript's cues.
struct ProtocolRecogniser {
  private struct Entry {
    let id: String
    /// Phrases between spaces, so that `tuning protocol` is no part of a longer word.
    let phrases: [String]
    let heads: Set<String>
    let steps: [Step]
  }

  private struct Step {
    let phrases: [String]
    let isTelling: Bool
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

  init(_ catalogue: ProtocolCatalogue) {
    entries = catalogue.protocols.map { known in
      let aliases = (known.aliases ?? [:]).values.flatMap { $0 }
      let steps = (known.steps ?? []).map {
        Step(phrases: $0.words.map(Self.padded), isTelling: $0.telling == true)
      }
      return Entry(
        id: known.id, phrases: aliases.map(Self.padded),
        heads: Set((known.heads ?? []).map(\.comparable)), steps: steps)
    }
  }

  private static func padded(_ phrase: String) -> String { " " + phrase.comparable + " " }

  // MARK: Names

  /// The protocol that a line names; of several the one whose name is longest.
  func named(in text: String) -> String? {
    let words = Self.padded(text)
    let heads = Self.heads(of: text)
    var best: (id: String, length: Int)?
    for entry in entries {
      var length = entry.heads.intersection(heads).map(\.utf8.count).max() ?? 0
      for phrase in entry.phrases where phrase.utf8.count > length && Self.holds(words, phrase) {
        length = phrase.utf8.count
      }
      if length > (best?.length ?? 0) { best = (entry.id, length) }
    }
    return best?.id
  }

  /// Chinese runs words together: there the phrase may stand anywhere.
  private static func holds(_ words: String, _ phrase: String) -> Bool {
    if words.contains(phrase) { return true }
    guard phrase.unicodeScalars.contains(where: \.isIdeograph) else { return false }
    return words.contains(phrase.collapsed)
  }

  /// The parts that signs such as a colon set apart, and of each what stands ahead of an `on` or
  /// `for`: `Probing Questions on one lesson`.
  private static func heads(of text: String) -> Set<String> {
    var heads: Set<String> = []
    for part in text.split(whereSeparator: { ":,;(–—|/)".contains($0) }).prefix(6) {
      var words = part.comparable.split(separator: " ").filter { $0 != "protocol" }
      heads.insert(words.joined(separator: " "))
      if let link = words.firstIndex(where: {
        ["on", "for", "about", "with", "around"].contains($0)
      }) {
        words.removeSubrange(link...)
        heads.insert(words.joined(separator: " "))
      }
    }
    return heads
  }

  // MARK: Steps

  /// Runs of steps, none overlapping another. `expected`: a protocol that the document's title names,
  /// of which fewer steps are enough.
  func runs(in lines: [String], expected: String? = nil) -> [Run] {
    let words = lines.prefix(AgendaReader.mostItems).map(Self.padded)
    var found: [Run] = []
    for entry in entries where !entry.steps.isEmpty {
      found += runs(of: entry, in: words, isExpected: entry.id == expected)
    }
    found.sort { ($0.steps.count, -$0.lines.lowerBound) > ($1.steps.count, -$1.lines.lowerBound) }
    var kept: [Run] = []
    for run in found where !kept.contains(where: { $0.lines.overlaps(run.lines) }) {
      kept.append(run)
    }
    return kept.sorted { $0.lines.lowerBound < $1.lines.lowerBound }
  }

  private func runs(of entry: Entry, in lines: [String], isExpected: Bool) -> [Run] {
    var runs: [Run] = []
    var index = 0
    while index < lines.count {
      if let run = run(of: entry, in: lines, from: index, isExpected: isExpected) {
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
    of entry: Entry, in lines: [String], from first: Int, isExpected: Bool
  ) -> Run? {
    var (next, last, isTelling) = (0, first, false)
    var hits: [Int] = []
    for index in first..<lines.count {
      if index - last > (hits.isEmpty ? 0 : 2) { break }
      let step = entry.steps[next...].firstIndex { step in
        step.phrases.contains { Self.holds(lines[index], $0) }
      }
      guard let step else { continue }
      hits.append(index)
      (next, last) = (step + 1, index)
      isTelling = isTelling || entry.steps[step].isTelling
      if next == entry.steps.count { break }
    }
    let isEnough = hits.count >= (isExpected ? 3 : 4) && hits.count * 2 >= entry.steps.count
    guard isEnough, isTelling || isExpected, let end = hits.last else { return nil }
    return Run(id: entry.id, lines: first..<end + 1, steps: hits)
  }
}
