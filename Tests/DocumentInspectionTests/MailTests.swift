import Artifacts
import DocumentInspection
import TestSupport
import Testing

@Suite("E-mail")
struct MailTests {
  private func texts(_ reply: Reply) -> [String] { reply.document?.passages?.map(\.text) ?? [] }

  private static let head =
    "From: Ana <ana@example.org>\nTo: bo@example.org\n"
    + "Date: Thu, 12 Mar 2026 15:04:05 -0700\nMIME-Version: 1.0\n"

  private func body(_ fields: String, _ text: String) -> Reply {
    inspect(Self.head + "Subject: s\n" + fields + "\n\n" + text)
  }

  @Test("a message is a document with its subject as title, and its date is no meeting's")
  func message() {
    let reply = inspect(
      Self.head + "Subject: Team\n agenda\n\nOur norms:\n\n- listen\n\n-- \nAna\n9:00 phone\n")
    #expect(reply.kind == .document)
    #expect(reply.mediaType == "message/rfc822")
    #expect(reply.document?.format == "eml")
    #expect(reply.document?.title == "Team agenda")
    #expect(texts(reply).prefix(2) == ["Our norms:", "listen"])
    #expect(reply.document?.passages?.map { $0.location?.line }.prefix(2) == [8, 10])
    #expect(reply.agenda?.date == nil)
    #expect(reply.codes == ["privacy.author"])
    #expect(reply.findings.first?.message.contains("example.org") == false)
  }

  @Test("an invitation in a message is its event, and fills what the text leaves out")
  func invitation() {
    let reply = inspect(
      Self.head
        + """
        Subject: PLC
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/plain

        See you there.
        --b
        Content-Type: text/calendar; charset=utf-8; method=REQUEST

        BEGIN:VCALENDAR
        BEGIN:VEVENT
        DTSTART;TZID=America/Los_Angeles:20260312T150000
        DTEND;TZID=America/Los_Angeles:20260312T161500
        SUMMARY:PLC meeting
        LOCATION:Room 12
        END:VEVENT
        END:VCALENDAR
        --b--

        """)
    #expect(reply.events?.map(\.name) == ["PLC meeting"])
    #expect(reply.events?.first?.start?.hasPrefix("2026-03-12T15:00:00") == true)
    #expect(reply.events?.first?.place == "Room 12")
    #expect(reply.events?.first?.source == "icalendar")
    #expect(texts(reply) == ["See you there."])
  }

  @Test("a mailbox names who wrote, once each, and no addresses")
  func senders() {
    let message = { (from: String) in
      "From x@example.org Thu Mar 12 15:04:05 2026\nFrom: \(from)\nDate: Thu, 12 Mar 2026 15:04:05 "
        + "-0700\nSubject: s\n\nText.\n\n"
    }
    let reply = inspect(
      [
        "Ana Ruiz <ana@example.org>", "\"Li, Bo\" <bo@example.org>", "cy@example.org",
        "=?utf-8?Q?Jos=C3=A9?= <j@example.org>", "Ana Ruiz <other@example.org>",
        "dee@example.org <dee@example.org>",
      ].map(message).joined())
    #expect(reply.log?.entries == 6)
    #expect(reply.log?.people == ["Ana Ruiz", "Li, Bo", "José"])
  }

  @Test(
    "encoded words are decoded as RFC 2047 §8 says",
    arguments: [
      ("=?ISO-8859-1?Q?a?=", "a"), ("=?ISO-8859-1?Q?a?= b", "a b"),
      ("=?ISO-8859-1?Q?a?= =?ISO-8859-1?Q?b?=", "ab"),
      ("=?ISO-8859-1?Q?a?=  =?ISO-8859-1?Q?b?=", "ab"),
      ("=?ISO-8859-1?Q?a?=\n    =?ISO-8859-1?Q?b?=", "ab"), ("=?ISO-8859-1?Q?a_b?=", "a b"),
      ("=?ISO-8859-1?Q?a?= =?ISO-8859-2?Q?_b?=", "a b"),
      ("=?ISO-8859-1?B?SWYgeW91IGNhbiByZWFkIHRoaXMgeW8=?=", "If you can read this yo"),
      ("=?US-ASCII*EN?Q?Keith_Moore?=", "Keith Moore"), ("=?utf-8?X?a?= b", "=?utf-8?X?a?= b"),
      ("caf=?utf-8?Q?=C3=A9?=", "café"), ("=?", "=?"), ("1 =? 2", "1 =? 2"),
    ])
  func encodedWords(written: String, read: String) {
    let reply = inspect(Self.head + "Subject: \(written)\n\ntext\n")
    #expect(reply.document?.title == read)
  }

  @Test(
    "bodies are decoded (RFC 2045 §6.7 and §6.8)",
    arguments: [
      (
        "quoted-printable", "Now's the time =\nfor all folk=E9=20=\n to come.\n",
        "Now's the time for all folké to come."
      ),
      ("quoted-printable", "a=3Db =zz=\n", "a=b =zz"),
      ("base64", "b3VyIG5v\ncm1z\n", "our norms"), ("base64", "b3VyIG5vcm1z*IQ==", "our norms!"),
      ("8bit", "our norms", "our norms"),
    ])
  func encodings(encoding: String, text: String, expected: String) {
    let reply = body(
      "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: \(encoding)", text)
    #expect(texts(reply) == [expected])
  }

  @Test("lines of a quoted-printable text are those of the file")
  func lines() {
    let reply = body(
      "Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable",
      "one =\nand a half\n\nthree\n")
    // Five fields of the message, two of its body, an empty line.
    #expect(reply.document?.passages?.map { $0.location?.line } == [9, 12])
  }

  private func parts(_ kind: String, _ parts: String...) -> Reply {
    body(
      "Content-Type: multipart/\(kind); boundary=\"=_b\"",
      "preamble\n" + parts.map { "--=_b\n" + $0 + "\n" }.joined() + "--=_b--\nepilogue\n")
  }

  private let plain = "Content-Type: text/plain; charset=utf-8\n\nour norms é"

  @Test("of alternatives one is read: the richer one where it has more structure or links")
  func alternative() {
    let page = "Content-Type: text/html; charset=utf-8\n\n<p>our norms é</p>"
    let table = page + "<table><tr><td>a<td>b</table>"
    #expect(texts(parts("alternative", plain, page)) == ["our norms é"])
    #expect(parts("alternative", plain, page).document?.passages?.first?.location?.line == 12)
    #expect(texts(parts("alternative", plain, table)) == ["our norms é", "a | b"])
    let linked = parts("alternative", plain, page + "<a href='a.mp4'>clip</a>")
    #expect(linked.links?.map(\.target) == ["a.mp4"])
    #expect(linked.document?.words == 4)
  }

  @Test("attachments are named as RFC 2183, 2231 and 2047 name them, and not looked into")
  func attachments() {
    let reply = parts(
      "mixed", plain, "Content-Type: application/pdf; name=\"a b.pdf\"\n\n%PDF",
      "Content-Type: text/plain\nContent-Disposition: attachment; filename=\"notes; v2.txt\"\n\nsecret",
      "Content-Type: a/b\nContent-Disposition: attachment; filename*=us-ascii'en-us'This%20is%20fun\n\nx",
      "Content-Type: a/c; name*0=\"long \"; name*1=\"name\"\n\nx",
      "Content-Type: a/d; name=\"=?utf-8?Q?caf=C3=A9?=\"\n\nx", "Content-Type: image/png\n\nx")
    #expect(texts(reply) == ["our norms é"])
    let finding = reply.findings.first { $0.code == .documentAttachments }
    #expect(
      finding?.found
        == "a b.pdf (application/pdf), notes; v2.txt (text/plain), This is fun (a/b), "
        + "long name (a/c), café (a/d), image/png")
  }

  @Test("a forwarded message is read below its subject, its signature is no file")
  func nested() {
    let reply = parts(
      "signed", "Content-Type: message/rfc822\n\nSubject: Inner\nDate: x\n\nour norms",
      "Content-Type: application/pgp-signature\n\nabc")
    #expect(texts(reply) == ["Inner", "our norms"])
    #expect(reply.codes == ["privacy.author"])
  }

  @Test("an encrypted message is said to be")
  func encrypted() {
    let reply = parts("encrypted", "Content-Type: application/pgp-encrypted\n\nVersion: 1")
    #expect(reply.codes == ["document.encrypted", "privacy.author"])
  }

  @Test("flowed text is put together as RFC 3676 says")
  func flowed() {
    let text =
      "Our norms say that \nwe listen.\nNew line\n > no quote\n>> On time, \n>> always\n-- \nAna\n"
    let reply = body("Content-Type: text/plain; format=flowed", text)
    #expect(
      texts(reply) == [
        "Our norms say that we listen.", "New line", "> no quote", "On time, always", "--", "Ana",
      ])
    let joined = body("Content-Type: text/plain; format=flowed; delsp=yes", "規範 \nと議題\n")
    #expect(texts(joined) == ["規範と議題"])
  }

  @Test("what is quoted of an earlier message is no part of the agenda")
  func quotations() {
    let reply = body(
      "Content-Type: text/plain",
      "Agenda for March 13, 2026\n\n9:00-9:10 AM Norms\n9:10-9:30 AM Tuning\n\nOn Monday Bo wrote:\n"
        + "> 8:00-8:10 AM Old\n> 8:10-8:30 AM Older\n")
    #expect(reply.agenda?.items.map(\.start) == ["09:00", "09:10"])
    #expect(texts(reply).contains("8:00-8:10 AM Old"))
  }

  @Test("a part without its end, and one without a boundary, are read and said to be broken")
  func broken() {
    let open = body("Content-Type: multipart/mixed; boundary=b", "--b\n\nour norms\n")
    #expect(texts(open) == ["our norms"])
    #expect(open.codes == ["document.malformed", "privacy.author"])
    let unnamed = body("Content-Type: multipart/mixed", "our norms\n")
    #expect(texts(unnamed) == ["our norms"])
    #expect(unnamed.codes == ["document.malformed", "privacy.author"])
  }

  @Test("a character set without a table here is guessed, and said to be")
  func charsets() {
    let reply = body("Content-Type: text/plain; charset=x-unknown", "norms é")
    #expect(texts(reply) == ["norms é"])
    #expect(reply.codes == ["document.charset-guessed", "privacy.author"])
  }

  @Test("a part in another character set than it declares is read with a word about it")
  func wrongCharset() {
    let bytes = Array((Self.head + "Content-Type: text/plain; charset=utf-8\n\ncaf").utf8) + [0xE9]
    let reply = DocumentInspector().inspect(bytes, nameExtension: "eml")
    #expect(texts(reply) == ["café"])
    #expect(reply.codes == ["document.charset-guessed", "privacy.author"])
  }

  @Test(
    "notes that people head like messages are none",
    arguments: [
      "From: Ana\nTo: the team\nDate: March 12, 2026\n\nOur norms\n",
      "Date: 3/12/2026\nTime: 3 pm\n\nNorms\n",
      "From: 9:00\nTo: 10:00\n\nNorms\n", "From here on we listen at 9:00.\nNote: always\n",
    ])
  func notes(text: String) {
    #expect(inspect(text).document?.format == "text")
  }

  @Test("a mailbox is a log of its messages, with the first and the last day")
  func mailbox() {
    let reply = inspect(
      "From ana@example.org Thu Mar 12 15:04:05 2026\nFrom: Ana <ana@example.org>\n"
        + "Date: Thu, 12 Mar 2026 15:04:05 -0700\nSubject: Norms\n\nFirst\n>From here on\n\n"
        + "From bo@example.org Sun Feb 1 08:00:00 2026\nDate: 1 Feb 26 08:00 GMT\n"
        + "Subject: Re: AW: Norms\n\nSecond\n\n"
        + "From cy@example.org Fri Mar 20 08:00:00 2026\nDate: Fri, 20 Mar 2026 08:00:00 +0100\n"
        + "Subject: RE: Norms\n\nFrom now on.\n\nFrom here it goes: on\n")
    #expect(reply.kind == .log)
    #expect(reply.mediaType == "application/mbox")
    #expect(reply.document?.format == "mbox")
    #expect(reply.document?.title == "Norms")
    #expect(reply.log?.entries == 3)
    #expect(reply.log?.first == "2026-02-01")
    #expect(reply.log?.last == "2026-03-20")
    #expect(
      texts(reply) == [
        "Norms", "First", "From here on", "Re: AW: Norms", "Second", "RE: Norms", "From now on.",
        "From here it goes: on",
      ])
    #expect(reply.document?.passages?.map { $0.location?.line } == [2, 6, 7, 10, 13, 16, 19, 21])
  }

  @Test("a mailbox of one message is that message")
  func single() {
    let reply = inspect("From a Thu Mar 12 15:04:05 2026\nSubject: Norms\nFrom: a\n\nFirst\n")
    #expect(reply.kind == .document)
    #expect(reply.document?.format == "mbox")
    #expect(reply.document?.title == "Norms")
  }

  @Test(
    "parts in parts, masses of parts, fields and messages are bounded",
    .timeLimit(.minutes(15 * Sanitizer.patience)))
  func floods() {
    var deep = Self.head
    for number in 0..<2_000 {
      deep += "Content-Type: multipart/mixed; boundary=b\(number)\n\n--b\(number)\n"
    }
    #expect(inspect(deep + "\nour norms\n").codes.contains("document.cut"))
    let forwarded = String(repeating: "Content-Type: message/rfc822\n\n", count: 2_000)
    #expect(inspect(Self.head + forwarded).codes.contains("document.cut"))
    let many = String(repeating: "--b\n\nx\n", count: 10_000)
    let mixed = body("Content-Type: multipart/mixed; boundary=b", many)
    #expect(mixed.document?.format == "eml")
    let fields = (0..<10_000).map { "X-\($0): y\n" }.joined()
    #expect(inspect(Self.head + fields + "\nour norms\n").document?.format == "eml")
    let folded = String(repeating: " y\n", count: 20_000)
    #expect(inspect(Self.head + "Subject: x\n" + folded + "\nz\n").document?.format == "eml")
    let box = String(repeating: "From a 10:00\nA: b\n\nx\n\n", count: 21_000)
    #expect(inspect(box).log?.entries == 21_000)
  }
}
