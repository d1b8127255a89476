import Artifacts
import FuzzSupport

@testable import DocumentInspection

/// Times and dates in lines of text, and the agenda that they make.
enum TimesOfDay {
  static func check(_ bytes: [UInt8]) {
    let lines = TextLine.lines(of: TextDecoder.decode(bytes).utf8)
    for line in lines.prefix(40) {
      checkTimes(line.text)
      checkDates(line.text)
    }
    let isMarkdown = bytes.first == UInt8(ascii: "#")
    checkAgenda(
      isMarkdown ? MarkdownReader.document(from: lines) : PlainTextReader.document(from: lines))
  }

  private static func checkTimes(_ text: String) {
    let length = text.unicodeScalars.count
    var end = 0
    for mention in TimeGrammar.mentions(in: text) {
      demand(mention.range.lowerBound >= end, "times stand one behind the other")
      end = mention.range.upperBound
      demand(end <= length, "a time stands inside its text")
      demand((1...1_440).contains(mention.minutes ?? 1), "a length is at most a day")
      for clock in [mention.start, mention.end].compactMap({ $0 }) where clock.exists {
        demand((0..<1_440).contains(clock.settled ?? 0), "a time is one of a day")
        demand((0..<1_440).contains(clock.reading(.pm)), "a time is one of a day")
      }
    }
    _ = TimeGrammar.mentions(in: text, isTimeField: true)
    _ = TimedLine(text)
  }

  private static func checkDates(_ text: String) {
    let length = text.unicodeScalars.count
    for mention in DateGrammar.mentions(in: text) {
      demand(mention.range.upperBound <= length, "a date stands inside its text")
      if case .date(let date) = mention.reading {
        demand(CalendarText.isDate(date.text), "a date is one of the calendar")
        demand(mention.weekday == nil || mention.weekday == date.weekday, "the weekday fits")
      }
    }
    _ = DayLine(text)
  }

  private static func checkAgenda(_ document: Document) {
    let reply = DocumentReply.reply(for: document, mediaType: "text/plain")
    ReplyPromises.check(reply)
    let again = DocumentReply.reply(for: document, mediaType: "text/plain")
    demand(reply == again, "a document gives the same twice")
    #if PLANTED
      for item in (reply.agenda?.items ?? []).dropFirst() {
        let (start, end) = (item.start ?? "", item.end ?? "24:00")
        demand(
          start.utf8.lexicographicallyPrecedes(end.utf8), "planted: a later item past midnight")
      }
    #endif
  }
}
