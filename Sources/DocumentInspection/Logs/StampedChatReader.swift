internal import Artifacts

/// Recognises exports with a day, a time and a name before each message: WhatsApp's `12/03/2026, 15:04
/// - Ana: Hello` and `[12.03.26, 15:04:05] Ana: Hello`, Slack's `[2026-03-12 15:04:05] ana: Hello`.
enum StampedChatReader {
  private struct Message {
    var stamp: ChatStamp
    /// Nil for what the messenger itself says: who joined, that it is encrypted.
    var sender: String?
  }

  private static let longestName = 80
  /// Of what stands before a message's text, marks of direction with it.
  private static let longestHead = 200

  /// Nil where the lines are no chat. A message may go on over further lines.
  static func log(in lines: [TextLine]) -> (log: LogFacts, findings: [Finding])? {
    var survey = LogSurvey()
    var (messages, sent) = (0, 0)
    for line in lines where line.text.unicodeScalars.contains(where: { !$0.isWhite }) {
      guard let message = message(line.text) else {
        // A chat starts with a message; before it there is none to go on.
        if messages == 0 { return nil }
        continue
      }
      messages += 1
      survey.add(message.stamp.day)
      guard let sender = message.sender else { continue }
      survey.addEntry()
      survey.addPerson(sender)
      sent += 1
    }
    guard messages >= 2, sent * 2 >= messages else { return nil }
    return survey.log(.certain)
  }

  private static func message(_ line: String) -> Message? {
    let text = line.unicodeScalars.prefix(longestHead).filter { !isMark($0) }.string
    guard let (stamp, rest) = stamp(text[...]), let day = stamp.day, day != .yearless else {
      return nil
    }
    let body = rest.drop(while: \.isWhitespace)
    guard let colon = body.prefix(longestName + 1).firstIndex(of: ":") else {
      return Message(stamp: stamp, sender: nil)
    }
    let name = body[..<colon].collapsed
    let next = body.index(after: colon)
    guard !name.isEmpty, next == body.endIndex || body[next].isWhitespace else {
      return Message(stamp: stamp, sender: nil)
    }
    return Message(stamp: stamp, sender: name)
  }

  /// `[STAMP] rest` or `STAMP - rest`.
  private static func stamp(_ text: Substring) -> (stamp: ChatStamp, rest: Substring)? {
    if text.first == "[" {
      guard let close = text.prefix(42).firstIndex(of: "]"),
        let stamp = ChatStamp(text[..<close].dropFirst())
      else { return nil }
      let rest = text[text.index(after: close)...]
      return (stamp, rest.hasPrefix(" - ") ? rest.dropFirst(3) : rest)
    }
    guard text.first?.isNumber == true, let dash = text.prefix(42).firstRange(of: " - "),
      let stamp = ChatStamp(text[..<dash.lowerBound])
    else { return nil }
    return (stamp, text[dash.upperBound...])
  }

  /// What iPhones put before lines and names to keep their direction.
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    [0x200E, 0x200F, 0x202A, 0x202C, 0x2068, 0x2069, 0xFEFF].contains(scalar.value)
  }
}
