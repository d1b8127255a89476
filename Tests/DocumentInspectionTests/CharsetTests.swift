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
    #expect(reply.codes == ["document.charset-guessed"])
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
