import Artifacts
import TestSupport
import Testing

@testable import DocumentInspection

/// docs/formats/agenda.md against the reader: the page is the expectation, written by hand.
@Suite("docs/formats/agenda.md")
struct AgendaPageTests {
  private static let page = "docs/formats/agenda.md"

  struct Row: Sendable, CustomTestStringConvertible {
    let written: String
    let read: String
    var testDescription: String { written }
  }

  struct Example: Sendable, CustomTestStringConvertible {
    let text: String
    let facts: [String]
    var testDescription: String { text.split(separator: "\n").first.map(String.init) ?? "" }
  }

  @Test("the page has its tables and examples")
  func complete() {
    #expect(Self.rows(of: "Times").count >= 35)
    #expect(Self.rows(of: "Date").count >= 20)
    #expect(Self.examples.count >= 8)
  }

  @Test("a time is read as the page says", arguments: rows(of: "Times"))
  func times(row: Row) {
    #expect(Self.shownTimes(row.written) == row.read)
  }

  @Test("a date is read as the page says", arguments: rows(of: "Date"))
  func dates(row: Row) {
    #expect(Self.shownDate(row.written) == row.read)
  }

  @Test("an agenda is read as the page says", arguments: examples)
  func agendas(example: Example) {
    let reply = inspect(example.text, as: "txt")
    #expect(Self.facts(of: reply) == example.facts)
  }

  // MARK: The page

  private static let lines: [String] = {
    let text = (try? Checkout.text(page)) ?? ""
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }()

  /// The rows of the table whose second column is called `title`.
  static func rows(of title: String) -> [Row] {
    guard let start = lines.firstIndex(of: "| Written | \(title) |") else { return [] }
    return lines[(start + 2)...].prefix { $0.hasPrefix("|") }.compactMap { line in
      let cells = line.split(separator: "|").map(\.collapsed)
      guard cells.count == 2 else { return nil }
      return Row(written: String(cells[0].dropFirst().dropLast()), read: cells[1])
    }
  }

  static let examples: [Example] = {
    var examples: [Example] = []
    var (block, kind, text) = ([String](), "", "")
    for line in lines {
      guard line.hasPrefix("```") else {
        block.append(line)
        continue
      }
      if line == "```" {
        if kind == "agenda" { text = block.joined(separator: "\n") }
        if kind == "facts" { examples.append(Example(text: text, facts: block)) }
      }
      (kind, block) = (String(line.dropFirst(3)), [])
    }
    return examples
  }()

  // MARK: What the reader says

  private static func shownTimes(_ text: String) -> String {
    let shown = TimeGrammar.mentions(in: text).map { mention in
      if let minutes = mention.minutes, mention.start == nil { return "+\(minutes)" }
      return [mention.start, mention.end].compactMap { $0.map(shownClock) }.joined(separator: "-")
    }
    return shown.isEmpty ? "none" : shown.joined(separator: " ")
  }

  private static func shownClock(_ clock: ClockTime) -> String {
    if let settled = clock.settled { return ClockTime.text(settled) }
    return "\(clock.hour):\(clock.minute < 10 ? "0" : "")\(clock.minute)?"
  }

  private static func shownDate(_ text: String) -> String {
    guard
      let mention = DateGrammar.mentions(in: text).first(where: { $0.year != nil })
        ?? DateGrammar.mentions(in: text).first
    else { return "none" }
    switch mention.reading {
    case .date(let date): return date.text
    case .ambiguous: return "ambiguous"
    case .impossible: return "impossible"
    case .yearless: return "yearless"
    }
  }

  private static func facts(of reply: Reply) -> [String] {
    let findings = reply.codes.filter { $0.hasPrefix("agenda.") }.map { "finding \($0)" }
    guard let agenda = reply.agenda else { return ["none"] + findings }
    var facts = [("title", agenda.title), ("date", agenda.date), ("start", agenda.start)]
      .compactMap { name, value in value.map { "\(name) \($0)" } }
    if let end = agenda.end { facts.append("end \(end)") }
    if agenda.start == nil, let minutes = agenda.minutes { facts.append("minutes \(minutes)") }
    facts += zip(agenda.lines, agenda.items).map { line, item in
      let people = item.people.map { " @" + $0.joined(separator: ",") } ?? ""
      return line + people + (item.protocol.map { " #\($0)" } ?? "")
    }
    facts += sections(of: agenda)
    return facts + findings
  }

  private static func sections(of agenda: Agenda) -> [String] {
    var facts = (agenda.people ?? []).map { "person \($0.name), \($0.role ?? "-")" }
    facts += (agenda.norms ?? []).map { "norm \($0)" }
    facts += (agenda.actions ?? []).map {
      "action \($0.text) | \($0.who ?? "-") | \($0.due ?? "-")"
    }
    facts += (agenda.followUps ?? []).map { "follow-up \($0.text)" }
    if let next = agenda.nextMeeting {
      facts.append("next \(next.date ?? "-") \(next.start ?? "-")")
    }
    return facts
  }
}
