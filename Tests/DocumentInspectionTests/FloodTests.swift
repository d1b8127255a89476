import Artifacts
import TestSupport
import Testing

@testable import DocumentInspection

/// What took seconds or gigabytes when the hostile corpus was first read.
@Suite("Floods are bounded", .timeLimit(.minutes(10 * Sanitizer.patience)))
struct FloodTests {
  @Test(
    "one character of megabytes is shortened, and said to be",
    arguments: ["\u{301}", "\u{1F468}\u{200D}", "\u{1100}"])
  func character(_ part: String) {
    let long = "Norms e" + String(repeating: part, count: 300_000) + " are few"
    let reply = inspect(long)
    #expect(reply.codes == ["document.malformed"])
    let text = reply.document?.passages?.first?.text ?? ""
    // By bytes: a letter with a mark does not begin with the letter.
    #expect(text.utf8.starts(with: "Norms e".utf8) && text.hasSuffix(" are few"))
    #expect(text.utf8.count < 1_000)
  }

  @Test("long text without spaces, and letters with as many marks as Zalgo has, stay as they are")
  func writing() {
    let marked = "e" + String(repeating: "\u{301}", count: 40)
    for text in [String(repeating: "規範と議題", count: 5_000), marked + "文" + marked] {
      #expect(inspect(text).document?.passages?.map(\.text) == [text])
      #expect(inspect(text).codes.isEmpty)
    }
  }

  @Test("lines end at LF, CR LF and CR, and the last one needs no end")
  func lines() {
    let lines = Array(TextLines(Array("a\nb\r\nc\r\r\nd\n\ne".utf8)))
    #expect(lines.map(\.text) == ["a", "b", "c", "", "d", "", "e"])
    #expect(lines.map(\.number) == Array(1...7))
    #expect(Array(TextLines([])).isEmpty)
    #expect(Array(TextLines(Array("\r\n".utf8))).map(\.text) == [""])
  }

  @Test("a caption of a hundred thousand voice tags, and a paragraph of as many lines")
  func joined() {
    let voices = String(repeating: "<v Ana>x", count: 100_000)
    let cues = inspect("WEBVTT\n\n00:00.000 --> 00:01.000\n\(voices)\n", as: "vtt")
    #expect(cues.transcript?.cues.map(\.text.utf8.count) == [199_999])
    let flowed =
      "Subject: A\nMIME-Version: 1.0\nContent-Type: text/plain; format=flowed\n\n"
      + String(repeating: "a \n", count: 100_000) + "b\n"
    #expect(inspect(flowed, as: "eml").document?.words == 100_001)
  }

  @Test("an address behind an opening bracket is a link, one behind a letter is none")
  func addresses() {
    let reply = inspect(
      "See (http://example.org/a.mp4), “https://example.org/b” xhttp://example.org/c")
    #expect(
      reply.links?.map(\.target) == ["http://example.org/a.mp4", "https://example.org/b"])
  }
}
