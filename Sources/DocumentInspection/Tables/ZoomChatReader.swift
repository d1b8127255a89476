internal import Artifacts

/// Recognises the chat that Zoom saves beside a recording.
enum ZoomChatReader {
  private struct Message {
    var date: CalendarDate?
  }

  /// Nil where the lines are no chat. A message may go on over further lines.
  static func log(in lines: [TextLine]) -> LogFacts? {
    var (messages, filled, continued) = (0, 0, 0)
    var dates: [CalendarDate] = []
    for line in lines {
      guard !line.text.collapsed.isEmpty else { continue }
      filled += 1
      guard let message = message(line.text) else {
        if line.text.first?.isWhitespace == true { continued += 1 }
        continue
      }
      messages += 1
      if let date = message.date { dates.append(date) }
    }
    guard messages >= 2, (messages + continued) * 2 >= filled else { return nil }
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
    let isFrom = words.lowercased().hasPrefix("from ") && words.contains(":")
    let name = words.prefix { $0 != ":" }
    let isNamed = gap == "\t" && name.endIndex < words.endIndex && (1...80).contains(name.count)
    return isFrom || isNamed ? Message(date: date) : nil
  }
}
