internal import Artifacts

/// What an agenda states of how people work together, apart from when: sizes of small groups, and what goes
/// before and after a learning walk. Facts only, by item.
package struct AgendaPractice: Codable, Sendable, Equatable {
  package var agenda: MeetingFile
  /// The agenda's first day, `YYYY-MM-DD`.
  package var date: String?
  package var groups: [StatedGroup]?
  package var walk: LearningWalkPlan?

  /// So many items of one agenda are kept.
  private static let mostGroups = 50

  /// Nil where it states neither.
  init?(_ path: ArtifactPath, _ agenda: Agenda) {
    self.agenda = MeetingFile(path)
    date = agenda.date
    let stated = agenda.items.enumerated().compactMap { number, item in
      StatedGroup.size(in: item.text).map {
        StatedGroup(number: number + 1, least: $0.lowerBound, most: $0.upperBound)
      }
    }
    groups = stated.isEmpty ? nil : Array(stated.prefix(Self.mostGroups))
    walk = LearningWalkPlan(agenda)
    if groups == nil, walk == nil { return nil }
  }
}

/// How many people work together in an item, as it says: “groups of 3–4”.
package struct StatedGroup: Codable, Sendable, Equatable {
  /// The item's place among all of the agenda's items, from 1.
  package var number: Int
  package var least: Int
  package var most: Int

  private static let heads = [
    "groups of ", "group of ", "teams of ", "grupos de ", "groupes de ", "gruppen von ",
    "gruppen zu ", "gruppen à ",
  ]
  private static let tails = ["per group", "in each group", "a group", "por grupo", "pro gruppe"]
  private static let words = [
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "dos": 2,
    "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6,
  ]
  private static let names = [
    "triads": 3, "triad": 3, "trios": 3, "trio": 3, "quads": 4, "pairs": 2, "dyads": 2,
  ]
  /// More is no small group, and most likely no group's size.
  private static let sizes = 2...12

  /// The first size that a text states.
  static func size(in text: String) -> ClosedRange<Int>? {
    let lower = text.lowercased()
    for head in heads {
      guard let place = lower.firstRange(of: head) else { continue }
      if let size = range(lower[place.upperBound...]) { return size }
    }
    for tail in tails {
      guard let place = lower.firstRange(of: tail) else { continue }
      if let size = lastRange(lower[..<place.lowerBound]) { return size }
    }
    for word in WordTokens(lower, splittingCase: false).words {
      if let size = names[word] { return size...size }
    }
    return nil
  }

  /// `3`, `3-4`, `three to five`, at the head of a text.
  private static func range(_ text: Substring) -> ClosedRange<Int>? {
    let parts = text.prefix(24).split { !$0.isLetter && !$0.isNumber }
    guard let first = parts.first.flatMap(number), sizes.contains(first) else { return nil }
    let between = text.prefix(24).drop { $0.isLetter || $0.isNumber }
    let mark = between.drop { $0 == " " }.first
    let isDash = mark == "-" || mark == "–" || mark == "—"
    let second =
      isDash
      ? parts.dropFirst().first
      : ["to", "or", "a", "o", "bis", "ou"].contains(parts.dropFirst().first)
        ? parts.dropFirst(2).first : nil
    guard let most = second.flatMap(number), most > first, sizes.contains(most) else {
      return first...first
    }
    return first...most
  }

  /// The same at a text's end, where words such as “people” may follow.
  private static func lastRange(_ text: Substring) -> ClosedRange<Int>? {
    let tail = text.suffix(32)
    let starts = tail.indices.filter { index in
      tail[index].isNumber
        && (index == tail.startIndex || !tail[tail.index(before: index)].isNumber)
    }
    // A range's first number stands before its second.
    for start in starts.suffix(2) {
      if let size = range(tail[start...]) { return size }
    }
    return nil
  }

  private static func number(_ word: Substring) -> Int? { Int(word) ?? words[String(word)] }
}

/// A learning walk in an agenda: which items brief people before it and after it.
package struct LearningWalkPlan: Codable, Sendable, Equatable {
  /// The item's place among all of the agenda's items, from 1; nil where none says so.
  package var preBrief: Int?
  package var debrief: Int?

  private static let protocolName = "learning-walk"
  private static let before = ["prebrief", "prebriefing", "briefing", "brief"]
  private static let after = ["debrief", "debriefing", "postbrief", "postbriefing"]

  /// Nil where the agenda plans no learning walk.
  init?(_ agenda: Agenda) {
    let walk = agenda.items.firstIndex { $0.protocol == Self.protocolName }
    let isNamed = agenda.protocols?.contains { $0.protocol == Self.protocolName } ?? false
    guard walk != nil || isNamed else { return nil }
    for (index, item) in agenda.items.enumerated() {
      let words = Self.words(of: item.text)
      // What stands after the walk is no briefing before it, whatever it is called.
      if preBrief == nil, index <= walk ?? .max, words.contains(where: Self.before.contains) {
        preBrief = index + 1
      }
      if debrief == nil, index >= walk ?? 0, words.contains(where: Self.after.contains) {
        debrief = index + 1
      }
    }
  }

  /// `pre-briefing` and `post brief` are one word each.
  private static func words(of text: String) -> [String] {
    let words = WordTokens(text, splittingCase: false).words
    return words.enumerated().map { index, word in
      let isJoined = word.hasPrefix("brief") && index > 0
      guard isJoined else { return word }
      return ["pre", "post", "de"].contains(words[index - 1]) ? words[index - 1] + word : word
    }
  }
}
