internal import Artifacts

/// Recognises Zoom's chats: `09:01:02<TAB>Name:<TAB>text`, `09:01:02 From Name to Everyone:`.
enum ZoomChatReader {
  private struct Message {
    var date: CalendarDate?
    var sender: String
    /// True for forms that nothing but a chat has.
    var isCertain: Bool
  }

  /// Nil where the lines are no chat. A message may go on over further lines.
  static func log(in lines: [TextLine]) -> (log: LogFacts, findings: [Finding])? {
    var (messages, certain, filled, continued) = (0, 0, 0, 0)
    var survey = LogSurvey()
    for line in lines {
      guard !line.text.collapsed.isEmpty else { continue }
      filled += 1
      guard let message = message(line.text) else {
        // A chat starts with a message; before it there is none to go on.
        if messages == 0 { return nil }
        if line.text.first?.isWhitespace == true { continued += 1 }
        continue
      }
      messages += 1
      if message.isCertain { certain += 1 }
      survey.addEntry()
      survey.addPerson(message.sender)
      if let date = message.date { survey.add(date) }
    }
    // What was pasted into a message may be longer than all messages together.
    let isPlain = messages >= 2 && (messages + continued) * 2 >= filled
    let isCertain = certain == messages && certain >= 1 && certain * 20 >= filled
    guard isPlain || isCertain else { return nil }
    return survey.log(.certain)
  }

  /// False for `25:00:00`: no clock shows it.
  private static func isOnAnyClock(_ clock: Substring) -> Bool {
    let fields = clock.split(separator: ":").compactMap { Int($0) }
    return fields.count == 3 && fields[0] < 24 && fields[1] < 60 && fields[2] <= 60
  }

  /// `09:01:02<TAB>Name:<TAB>text`, `09:01:02 From Name to Everyone: text`, either with a date.
  private static func message(_ line: String) -> Message? {
    var rest = Substring(line)
    var date: CalendarDate?
    if let first = rest.split(separator: " ", maxSplits: 1).first, first.utf8.count == 10,
      let mention = DateGrammar.mentions(in: String(first)).first,
      case .date(let day) = mention.reading
    {
      date = day
      rest = rest.dropFirst(11)
    }
    let clock = rest.prefix(8)
    guard clock.utf8.count == 8,
      clock.utf8.enumerated().allSatisfy({ index, byte in
        index % 3 == 2 ? byte == UInt8(ascii: ":") : (0x30...0x39).contains(byte)
      }), Self.isOnAnyClock(clock)
    else { return nil }
    let tail = rest.dropFirst(8)
    guard let gap = tail.first, gap == "\t" || gap == " " else { return nil }
    let words = tail.drop(while: \.isWhitespace)
    let name = words.prefix { $0 != ":" }
    guard name.endIndex < words.endIndex, (1...200).contains(name.count) else { return nil }
    if words.lowercased().hasPrefix("from ") {
      let parts = name.dropFirst(5).collapsed
      let receiver = parts.firstRange(of: " to ", inLowerCase: true)
      return Message(
        date: date, sender: receiver.map { String(parts[..<$0]) } ?? parts,
        isCertain: receiver != nil)
    }
    guard gap == "\t", name.count <= 80 else { return nil }
    return Message(date: date, sender: name.collapsed, isCertain: false)
  }
}

extension String {
  /// Where the words begin, whatever their case.
  fileprivate func firstRange(of words: String, inLowerCase: Bool) -> Index? {
    indices.first { self[$0...].prefix(words.count).lowercased() == words }
  }
}
