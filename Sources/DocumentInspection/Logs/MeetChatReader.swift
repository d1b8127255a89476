internal import Artifacts

/// Recognises chats whose messages stand under a name and a time of their own, as Google Meet shows
/// them: name, time and text on lines of their own, or the time first.
enum MeetChatReader {
  /// Nil where the lines are no chat. An agenda may look alike; but in a chat names come back, and
  /// people don't write every five minutes.
  static func log(in lines: [TextLine]) -> (log: LogFacts, findings: [Finding])? {
    let filled = lines.map(\.text.collapsed).filter { !$0.isEmpty }
    let minutes = filled.map(minute)
    let times = filled.indices.filter { minutes[$0] != nil }
    guard let first = times.first, first <= 1, times.count >= 3,
      minutes.contains(where: { ($0 ?? 0) % 5 != 0 })
    else { return nil }
    var names: Set<String> = []
    var survey = LogSurvey()
    for (index, time) in times.enumerated() {
      let name = first == 0 ? time + 1 : time - 1
      let text = time + (first == 0 ? 2 : 1)
      let next = index + 1 < times.count ? times[index + 1] - first : filled.count
      guard text < next, SpeakerNames.isPlausible(filled[name]) else { return nil }
      names.insert(filled[name])
      survey.addEntry()
      survey.addPerson(filled[name])
    }
    return names.count * 3 <= times.count * 2 ? survey.log(.certain) : nil
  }

  /// The minutes of a line that is nothing but a time of day: `10:04`, `10:04:31`, `10:04 AM`.
  private static func minute(_ line: String) -> Int? {
    guard line.utf8.count <= 13 else { return nil }
    let words = line.split(separator: " ")
    guard let clock = words.first, words.count <= 2 else { return nil }
    if words.count == 2, !["am", "pm", "a.m.", "p.m."].contains(words[1].lowercased()) {
      return nil
    }
    let fields = clock.split(separator: ":", omittingEmptySubsequences: false)
    let isClock =
      (2...3).contains(fields.count)
      && fields.enumerated().allSatisfy { index, field in
        (index == 0 ? 1...2 : 2...2).contains(field.utf8.count)
          && field.utf8.allSatisfy { (0x30...0x39).contains($0) }
      }
    return isClock ? Int(fields[1]) : nil
  }
}
