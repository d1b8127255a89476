internal import Artifacts

/// Recognises chats copied from Teams or Slack, whose messages stand below a line with a name and a time:
/// `[3/12 3:04 PM] Ana Ruiz`, `Ana Ruiz  [9:41 AM]`, `Ana Ruiz, 3:04 PM`.
enum HeadedChatReader {
  private struct Head {
    var stamp: ChatStamp
    var name: String
    /// True for forms in brackets, which people don't write by hand.
    var isCertain: Bool
  }

  /// Nil where the lines are no chat. An agenda may look alike; but in a chat names come back, and
  /// people don't write every five minutes.
  static func log(in lines: [TextLine]) -> (log: LogFacts, findings: [Finding])? {
    var survey = LogSurvey()
    var heads: [Head] = []
    var (needsText, filled) = (false, 0)
    for line in lines {
      guard line.text.unicodeScalars.contains(where: { !$0.isWhite }) else { continue }
      filled += 1
      guard let head = head(line.text) else {
        if heads.isEmpty { return nil }
        needsText = false
        continue
      }
      // Two heads with nothing between are a list of something else.
      guard !needsText else { return nil }
      needsText = true
      heads.append(head)
      survey.addEntry()
      survey.addPerson(head.name)
      survey.add(head.stamp.day)
    }
    guard isChat(heads), filled >= heads.count * 2 else { return nil }
    return survey.log(.certain)
  }

  private static func isChat(_ heads: [Head]) -> Bool {
    let names = Set(heads.map(\.name))
    let isByChance = heads.allSatisfy { $0.stamp.minute % 5 == 0 }
    if heads.allSatisfy(\.isCertain) { return heads.count >= 2 && !isByChance }
    return heads.count >= 3 && !isByChance && names.count * 3 <= heads.count * 2
  }

  private static func head(_ text: String) -> Head? {
    guard text.utf8.count <= 160 else { return nil }
    let line = text.collapsed
    if line.first == "[" {
      guard let close = line.firstIndex(of: "]"), let stamp = ChatStamp(line[..<close].dropFirst())
      else { return nil }
      return head(line[line.index(after: close)...], stamp, isCertain: stamp.day != nil)
    }
    if line.last == "]" {
      guard let open = line.lastIndex(of: "["),
        let stamp = ChatStamp(line[open...].dropFirst().dropLast())
      else { return nil }
      return head(line[..<open], stamp, isCertain: true)
    }
    return timeBehind(line)
  }

  /// `Ana Ruiz, 3:04 PM`, `Ana Ruiz 3/12/2026 3:04 PM`: the longest end that is a stamp.
  private static func timeBehind(_ line: String) -> Head? {
    let words = line.split(separator: " ")
    guard words.count >= 2 else { return nil }
    for count in [3, 2, 1] where words.count > count {
      guard let first = words.suffix(count).first else { continue }
      if let stamp = ChatStamp(line[first.startIndex...]) {
        return head(line[..<first.startIndex], stamp, isCertain: false)
      }
    }
    return nil
  }

  private static func head(_ name: Substring, _ stamp: ChatStamp, isCertain: Bool) -> Head? {
    var name = name.collapsed
    if name.hasSuffix(",") { name = String(name.dropLast()) }
    guard SpeakerNames.isPlausible(name) else { return nil }
    return Head(stamp: stamp, name: name, isCertain: isCertain)
  }
}
