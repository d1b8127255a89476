import Artifacts
import DocumentInspection
import Testing

@Suite("Character sets")
struct CharsetTests {
  private static let utf16 = Array("Réunion: café".utf16)

  private static func reply(_ bytes: [UInt8]) -> Reply {
    DocumentInspector().inspect(bytes, nameExtension: "txt")
  }

  // "Réunion: café" in each encoding; é is E9 in Latin-1 and 8E in Mac Roman.
  @Test(
    "text of any known encoding is the same text",
    arguments: [
      Array("Réunion: café".utf8),
      [0xEF, 0xBB, 0xBF] + Array("Réunion: café".utf8),
      [0xFF, 0xFE] + utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
      [0xFE, 0xFF] + utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] },
      utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
      [0x52, 0xE9] + Array("union: caf".utf8) + [0xE9],
    ] as [[UInt8]])
  func encodings(bytes: [UInt8]) {
    let reply = Self.reply(bytes)
    #expect(reply.document?.passages?.map(\.text) == ["Réunion: café"])
    #expect(reply.document?.words == 2)
  }

  @Test("bytes that are no UTF-8 and say nothing are a guess, and it is said")
  func guess() {
    #expect(Self.reply([0x63, 0x61, 0x66, 0xE9]).codes == ["document.charset-guessed"])
  }

  @Test("a declared character set is no guess")
  func declared() {
    let head = Array("<html><head><meta charset=windows-1251></head><body><p>".utf8)
    // "Да" in windows-1251.
    let reply = DocumentInspector().inspect(head + [0xC4, 0xE0], nameExtension: "html")
    #expect(reply.document?.passages?.map(\.text) == ["Да"])
    #expect(reply.codes.isEmpty)
  }

  @Test("a character set without a table is a guess")
  func unknown() {
    let head = Array("<html><head><meta charset=\"x-made-up\"></head><body><p>caf".utf8)
    let reply = DocumentInspector().inspect(head + [0xE9], nameExtension: "html")
    #expect(reply.document?.passages?.map(\.text) == ["café"])
    #expect(reply.codes == ["document.charset-unavailable"])
  }

  // Bytes by Python's codecs.
  static let elsewhere: [(charset: String, hex: String, text: String)] = [
    ("Shift_JIS", "8bb38e7482cc89ef8b63", "教師の会議"),
    ("euc-jp", "b6b5bbd5a4ceb2f1b5c4", "教師の会議"),
    ("ISO-2022-JP", "1b244236353b55244e327135441b2842", "教師の会議"),
    ("gb2312", "bdccd1d0bbe1d2e9", "教研会议"),
    ("gb18030", "bdccd1d08139ee39", "教研㐀"),
    ("Big5", "b1d0ae76b77cc4b3", "教師會議"),
    ("ks_c_5601-1987", "b1b3bbe7c8b8c0c7", "교사회의"),
    ("koi8-r", "f5dec9d4c5ccd1", "Учителя"),
    ("windows-1253", "d3f5edddebe5f5f3e7", "Συνέλευση"),
    ("windows-1255", "f9ece5ed", "שלום"),
    ("tis-620", "a4c3d9", "ครู"),
    ("iso-8859-5", "c3e7d8e2d5dbef", "Учителя"),
  ]

  private static func bytes(_ hex: String) -> [UInt8] {
    let digits = Array(hex)
    return stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(digits[$0..<($0 + 2)]), radix: 16)
    }
  }

  @Test("pages of any part of the world are read as they declare", arguments: elsewhere.indices)
  func declaredElsewhere(index: Int) {
    let row = Self.elsewhere[index]
    let page =
      Array("<html><head><meta charset=\"\(row.charset)\"></head><body><p>".utf8)
      + Self.bytes(row.hex) + Array("</p></body></html>".utf8)
    let reply = DocumentInspector().inspect(page, nameExtension: "html")
    #expect(reply.document?.passages?.map(\.text) == [row.text])
    #expect(reply.codes.isEmpty)
  }

  @Test("a letter that is cut or fits nothing is replaced, and it is said")
  func damagedElsewhere() {
    let head = Array("<html><head><meta charset=gbk></head><body><p>".utf8)
    let reply = DocumentInspector().inspect(
      head + [0xBD, 0xCC, 0xFF, 0x41, 0xD1], nameExtension: "html")
    #expect(reply.document?.passages?.map(\.text) == ["教\u{FFFD}A\u{FFFD}"])
    #expect(reply.codes == ["document.malformed"])
  }

  @Test("mail says its set in its head, for its names and its text")
  func mail() {
    let head =
      "From: =?gb2312?B?vczR0A==?= <a@example.org>\r\nSubject: =?big5?B?sdCudrd8xLM=?=\r\n"
      + "Content-Type: text/plain; charset=Shift_JIS\r\n\r\n"
    let bytes = Array(head.utf8) + Self.bytes(Self.elsewhere[0].hex) + [0x0D, 0x0A]
    let reply = DocumentInspector().inspect(bytes, nameExtension: "eml")
    #expect(reply.document?.title == "教師會議")
    #expect(reply.document?.passages?.map(\.text).contains { $0.contains("教師の会議") } == true)
  }

  @Test("an XML declaration's encoding holds")
  func xmlDeclaration() {
    let head = Array("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><p>caf".utf8)
    let reply = DocumentInspector().inspect(head + [0xE9] + Array("</p>".utf8), nameExtension: nil)
    #expect(reply.document?.passages?.map(\.text) == ["café"])
    #expect(reply.codes.isEmpty)
  }

  @Test("zero bytes in text are dropped")
  func zeros() {
    let reply = Self.reply(Array("Our no\0rms hold for all of us here in the room".utf8))
    #expect(
      reply.document?.passages?.first?.text == "Our norms hold for all of us here in the room")
  }
}
