internal import Artifacts

/// Finds who speaks where a transcript writes `Name: text`, as Zoom and Teams do.
enum SpeakerNames {
  /// Moves names from the cues' texts to their speakers. A name counts where it recurs, or where
  /// every other cue has one; a colon alone proves nothing.
  static func assign(to cues: inout [Cue]) {
    var counts: [String: Int] = [:]
    var candidates: [Int: (name: String, text: String)] = [:]
    for (index, cue) in cues.enumerated() where cue.speaker == nil {
      guard let candidate = candidate(in: cue.text) else { continue }
      candidates[index] = candidate
      counts[candidate.name, default: 0] += 1
    }
    let isCustomary = candidates.count * 2 >= cues.count
    for (index, candidate) in candidates
    where isCustomary || (counts[candidate.name] ?? 0) > 1 {
      cues[index].speaker = candidate.name
      cues[index].text = candidate.text
    }
  }

  /// Names in order of first speech, with how long they speak. Where two cues of one voice overlap, as
  /// rolling captions do, the time counts once.
  static func speakers(of cues: [Cue]) -> [Speaker]? {
    var order: [String: Int] = [:]
    var speakers: [Speaker] = []
    var ends: [Int64] = []
    for name in cues.lazy.compactMap(\.speaker) where order[name] == nil {
      order[name] = speakers.count
      speakers.append(Speaker(name: name, milliseconds: 0))
      ends.append(.min)
    }
    for cue in cues.sorted(by: { $0.startMilliseconds < $1.startMilliseconds }) {
      guard let place = cue.speaker.flatMap({ order[$0] }) else { continue }
      let start = max(cue.startMilliseconds, ends[place])
      speakers[place].milliseconds += max(0, cue.endMilliseconds - start)
      ends[place] = max(ends[place], cue.endMilliseconds)
    }
    return speakers.isEmpty ? nil : speakers
  }

  private static let noNames: Set<String> = [
    "note", "notes", "question", "answer", "warning", "example", "step", "remember", "tip", "so",
    "okay", "ok", "yes", "no", "and", "but", "first", "second", "third", "here", "there", "this",
  ]

  static func candidate(in text: String) -> (name: String, text: String)? {
    guard let colon = text.prefix(60).firstIndex(of: ":") else { return nil }
    let name = text[..<colon].collapsed
    let rest = text[text.index(after: colon)...]
    guard rest.first?.isWhitespace ?? true, isPlausible(name) else { return nil }
    return (name, rest.collapsed)
  }

  static func isPlausible(_ name: String) -> Bool {
    let words = name.split(separator: " ")
    guard (1...5).contains(words.count), let first = words.first, first.first?.isUppercase == true,
      !noNames.contains(name.lowercased())
    else { return false }
    return words.allSatisfy { word in
      guard let initial = word.first else { return false }
      // `Speaker 1`, `Ana (she/her)`, `Juan de la Cruz`.
      return initial.isUppercase || initial.isNumber || initial == "("
        || ["de", "la", "del", "van", "von", "der", "den", "bin", "al", "da", "dos"].contains(word)
    } && !name.contains { ".!?".contains($0) && !name.hasPrefix("Dr") && !name.hasPrefix("M") }
  }
}
