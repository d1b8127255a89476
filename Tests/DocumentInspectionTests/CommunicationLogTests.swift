import Artifacts
import Testing

/// Logs of every kind; entries, days and people were counted by hand. The forms of chats are those that the
/// messengers export or put on the clipboard.
@Suite("Communication logs and chats")
struct CommunicationLogTests {
  struct Sample: Sendable {
    var name: String
    var text: String
    var ending = "txt"
    var entries: Int
    var days: [String] = []
    var people: [String] = []
    var codes: [String] = []
  }

  static let samples: [Sample] = [
    Sample(
      name: "WhatsApp on Android",
      text: "27/02/2026, 15:04 - Messages and calls are end-to-end encrypted.\n"
        + "27/02/2026, 15:04 - Ana Ruiz: Hello\nall of you\n03/03/2026, 08:10 - Bo: 9:00?\n"
        + "04/03/2026, 08:11 - Ana Ruiz: <Media omitted>\n",
      entries: 3, days: ["2026-02-27", "2026-03-04"], people: ["Ana Ruiz", "Bo"]),
    Sample(
      name: "WhatsApp in America, two digits of the year",
      text: "2/27/26, 3:04\u{202F}PM - Ana: Hello\n3/1/26, 8:10\u{202F}AM - Bo: Hi\n",
      entries: 2, days: ["2026-02-27", "2026-03-01"], people: ["Ana", "Bo"]),
    Sample(
      name: "WhatsApp on iPhone",
      text: "[12.02.26, 15:04:05] Ana: Hallo\n\u{200E}[12.02.26, 15:04:09] Bo: \u{200E}Bild\n"
        + "[05.03.26, 08:00:00] ~ Cy: Ja\n",
      entries: 3, days: ["2026-02-12", "2026-03-05"], people: ["Ana", "Bo", "~ Cy"]),
    Sample(
      name: "order of time alone: only days first run upwards",
      text: "03/04/2026, 15:04 - Ana: a\n05/04/2026, 15:04 - Bo: b\n01/05/2026, 15:04 - Ana: c\n",
      entries: 3, days: ["2026-04-03", "2026-05-01"], people: ["Ana", "Bo"]),
    Sample(
      name: "nothing tells days from months",
      text: "03/04/2026, 15:04 - Ana: a\n03/04/2026, 15:06 - Bo: b\n",
      entries: 2, people: ["Ana", "Bo"],
      codes: ["agenda.date-ambiguous", "agenda.date-ambiguous"]),
    Sample(
      name: "the same number for both",
      text: "05/05/2026, 15:04 - Ana: a\n05/05/2026, 15:06 - Bo: b\n",
      entries: 2, days: ["2026-05-05", "2026-05-05"], people: ["Ana", "Bo"]),
    Sample(
      name: "Slack as text",
      text: "[2026-03-12 15:04:05] ana: Hello\n[2026-03-13 09:00:00] bo: Hi\n",
      entries: 2, days: ["2026-03-12", "2026-03-13"], people: ["ana", "bo"]),
    Sample(
      name: "Slack copied", text: "Ana Ruiz  [9:41 AM]\nHello\nall\nBo  [9:43 AM]\nHi\n",
      entries: 2, people: ["Ana Ruiz", "Bo"]),
    Sample(
      name: "Slack copied, newer",
      text: "Ana Ruiz  9:41 AM\nHello\nBo  9:43 AM\nHi\nAna Ruiz  9:44 AM\nYes\n",
      entries: 3, people: ["Ana Ruiz", "Bo"]),
    Sample(
      name: "Teams copied", text: "[3/12 3:04 PM] Ana Ruiz\nHello\n[3/12 3:06 PM] Bo\nHi\n",
      entries: 2, people: ["Ana Ruiz", "Bo"]),
    Sample(
      name: "Teams copied, with years",
      text: "[3/12/2026 3:04 PM] Ana Ruiz\nHello\n[3/13/2026 3:06 PM] Bo\nHi\n",
      entries: 2, days: ["2026-03-12", "2026-03-13"], people: ["Ana Ruiz", "Bo"]),
    Sample(
      name: "Zoom",
      text: "09:01:02 From Ana Ruiz to Everyone:\n\tHello\n09:02:00 From Bo to Ana: Hi\n",
      entries: 2, people: ["Ana Ruiz", "Bo"]),
    Sample(
      name: "CSV",
      text: "Date,With,Notes\n2026-01-09,\"Ana Ruiz, Bo Li\",talked\n2026-02-01,Bo Li,mail\n",
      ending: "csv", entries: 2, days: ["2026-01-09", "2026-02-01"], people: ["Ana Ruiz", "Bo Li"]),
    Sample(
      name: "TSV, a number above twelve",
      text: "When\tWho\tNotes\n03/04/2026\tAna\tx\n13/04/2026\tBo\ty\n",
      ending: "tsv", entries: 2, days: ["2026-04-03", "2026-04-13"], people: ["Ana", "Bo"]),
    Sample(
      name: "five days in order show that months stand first",
      text:
        "Date,Who,Notes\n1/5/2026,A,x\n1/9/2026,B,x\n2/3/2026,A,x\n2/11/2026,B,x\n3/2/2026,A,x\n",
      ending: "csv", entries: 5, days: ["2026-01-05", "2026-03-02"], people: ["A", "B"]),
    Sample(
      name: "downwards too",
      text:
        "Date,Who,Notes\n3/2/2026,A,x\n2/11/2026,B,x\n2/3/2026,A,x\n1/9/2026,B,x\n1/5/2026,A,x\n",
      ending: "csv", entries: 5, days: ["2026-01-05", "2026-03-02"], people: ["A", "B"]),
    Sample(
      name: "a weekday shows the order", text: "Date,Who,Notes\nFri 3/4/2026,A,x\n6/4/2026,B,x\n",
      ending: "csv", entries: 2, days: ["2026-04-03", "2026-04-06"], people: ["A", "B"]),
    Sample(
      name: "an impossible day", text: "Date,Who,Notes\n2026-06-31,A,x\n2026-06-01,B,x\n",
      ending: "csv", entries: 2, people: ["A", "B"], codes: ["agenda.date-impossible"]),
    Sample(
      name: "an HTML table without a word of logs",
      text:
        "<h1>Term 2</h1><table><tr><th>Date<th>Contact<th>Method<th>Notes</tr><tr><td>9 January 2026"
        + "<td>Ana Ruiz<td>Call<td>Asked for more time</tr><tr><td>20 March 2026<td>Bo Li<td>Mail"
        + "<td>Sent the protocol</tr></table>", ending: "html",
      entries: 2, days: ["2026-01-09", "2026-03-20"], people: ["Ana Ruiz", "Bo Li"]),
    Sample(
      name: "a log in two tables",
      text:
        "<h1>Contact log</h1><table><tr><th>Date<th>Notes</tr><tr><td>9 January 2026<td>a</tr></table>"
        + "<table><tr><th>Date<th>Notes</tr><tr><td>2 February 2026<td>b</tr></table>",
      ending: "html",
      entries: 2, days: ["2026-01-09", "2026-02-02"]),
    Sample(
      name: "a Markdown table",
      text: "# Communication log\n\n| Date | With | Notes |\n|---|---|---|\n"
        + "| 2026-01-09 | Ana | x |\n| 2026-02-09 | Bo | y |\n", ending: "md",
      entries: 2, days: ["2026-01-09", "2026-02-09"], people: ["Ana", "Bo"]),
  ]

  @Test(
    "a time that no clock shows begins no message",
    arguments: ["25:00:00", "24:00:00", "09:60:00", "99:99:99"])
  func noClock(time: String) {
    let reply = inspect("\(time)\t Ana:\thello\n\(time)\t Bo:\tyes\n", as: "txt")
    #expect(reply.log == nil)
    #expect(
      inspect("[12.03.26, \(time)] Ana: a\n[12.03.26, \(time)] Bo: b\n", as: "txt").log == nil)
  }

  @Test("entries, first and last day, people", arguments: samples.indices)
  func log(index: Int) {
    let sample = Self.samples[index]
    let reply = inspect(sample.text, as: sample.ending)
    #expect(reply.kind == .log, "\(sample.name)")
    #expect(reply.log?.entries == sample.entries, "\(sample.name)")
    #expect([reply.log?.first, reply.log?.last].compactMap { $0 } == sample.days, "\(sample.name)")
    #expect(reply.log?.people ?? [] == sample.people, "\(sample.name)")
    #expect(reply.codes == sample.codes, "\(sample.name)")
    #expect(reply.agenda == nil, "\(sample.name)")
  }

  @Test(
    "what only looks like a log is none",
    arguments: [
      ("9:00 - Ana: welcome\n9:20 - Bo: norms\n", "txt"),
      ("12/03/2026 - Ana: welcome\n13/03/2026 - Bo: norms\n", "txt"),
      ("Ana Ruiz 9:00\nWelcome\nBo 9:20\nNorms\nCy 9:40\nClosing\n", "txt"),
      ("Ana [9:00 AM]\nWelcome\nBo [9:15 AM]\nNorms\n", "txt"),
      ("Notes\n27/02/2026, 15:04 - Ana: Hello\n28/02/2026, 15:04 - Bo: Hi\n", "txt"),
      (
        "<table><tr><th>Date<th>Topic<th>Room</tr><tr><td>9 January 2026<td>Norms<td>2</tr>"
          + "<tr><td>9 May 2026<td>Tuning<td>3</tr></table>", "html"
      ),
      (
        "<table><tr><th>Date<th>Item<th>Notes<th>Follow up</tr><tr><td>9 January 2026<td>Norms<td>x<td>y"
          + "</tr><tr><td>9 May 2026<td>Tuning<td>z<td>u</tr></table>", "html"
      ),
      ("<table><tr><th>Date<th>Contact<th>Notes</tr></table><p>No entries</p>", "html"),
    ])
  func noLog(text: String, ending: String) {
    let reply = inspect(text, as: ending)
    #expect(reply.kind == .document)
    #expect(reply.log == nil)
  }

  @Test("people are capped")
  func manyPeople() {
    let rows = (0..<600).map { index in
      "2026-01-09,\(["A", "B", "C"][index % 3])\(Self.letters(index)),talked about norms\n"
    }
    let reply = inspect("Date,With,Notes\n" + rows.joined(), as: "csv")
    #expect(reply.log?.entries == 600)
    #expect(reply.log?.people?.count == 500)
  }

  private static func letters(_ number: Int) -> String {
    String(number).map { "abcdefghij".map(String.init)[$0.wholeNumberValue ?? 0] }.joined()
  }
}
