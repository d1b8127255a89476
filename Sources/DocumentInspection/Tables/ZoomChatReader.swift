internal import Artifacts

/// Recognises Zoom's chats: `09:01:02<TAB>Name:<TAB>text`, `09:01:02 From Name to Everyone:`.
enum ZoomChatReader {
  private struct Message {
    var date: CalendarDate?
    /// True for forms that nothing but a chat has.
    var isCertain: Bool
  }

  /// Nil where the lines are no chat. A message may go on over further lines.
  static func log(in lines: [TextLine]) -> LogFacts? {
    var (messages, certain, filled, continued) = (0, 0, 0, 0)
    var dates: [CalendarDate] = []
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
      if let date = message.date { dates.append(date) }
    }
    // What was pasted into a message may be longer than all messages together.
    let isPlain = messages >= 2 && (messages + continued) * 2 >= filled
    let isCertain = certain == messages && certain >= 1 && certain * 20 >= filled
    guard isPlain || isCertain else { return nil }
    var log = LogFacts(entries: messages)
    log.first = dates.min()?.text
    log.last = dates.max()?.text
    return log
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
      })
    else { return nil }
    let tail = rest.dropFirst(8)
    guard let gap = tail.first, gap == "\t" || gap == " " else { return nil }
    let words = tail.drop(while: \.isWhitespace)
    let name = words.prefix { $0 != ":" }
    guard name.endIndex < words.endIndex, (1...200).contains(name.count) else { return nil }
    if words.lowercased().hasPrefix("from ") {
      return Message(date: date, isCertain: name.lowercased().dropFirst(5).contains(" to "))
    }
    guard gap == "\t", name.count <= 80 else { return nil }
    return Message(date: date, isCertain: false)
  }
}
