import Artifacts
import Testing

/// What meeting services save beside a recording; messages are counted by hand.
@Suite("Chats and playlists")
struct MeetingFileTests {
  static let chats: [(name: String, text: String, entries: Int)] = [
    ("names between tabs", "09:01:02\t Ana Ruiz:\tHello\n09:02:00\t Bo:\tHi\n", 2),
    (
      "from and to",
      "09:01:02 From Ana to Everyone: Hello\n09:02:00 From Bo to Everyone: Hi\n", 2
    ),
    (
      "from and to between tabs",
      "15:04:05\t From Ana Ruiz to Everyone:\tHello\n15:04:09\t From Bo to Ana(direct):\tHi\n", 2
    ),
    (
      "the text below",
      "15:04:05 From Ana Ruiz to Everyone:\n\tHello\n\tall\n15:04:09 From Bo to Everyone:\n\tHi\n",
      2
    ),
    (
      "older, without a receiver", "15:04:05\t From  Ana Ruiz : Hello\n15:05:00\t From  Bo : Hi\n",
      2
    ),
    ("one message", "15:04:05 From Ana Ruiz to Everyone:\n\tHello\n", 1),
    (
      "a long paste in one message",
      "15:04:05\t From Ana to Everyone:\tOur norms\nListen first\nShare the time\n\nAsk: why?\n"
        + "Stay curious\nBe kind\n15:09:00\t From Bo to Everyone:\tThanks\n", 2
    ),
    (
      "CR LF and a byte order mark",
      "\u{FEFF}09:01:02\t Ana:\tHello\r\n09:02:00\t Bo:\tHi\r\nall\r\n", 2
    ),
    (
      "Meet, time first",
      "10:04 AM\nAna Ruiz\nHello\nall\n\n10:05 AM\nBo\nHi\n\n10:06 AM\nAna Ruiz\nShall we?\n", 3
    ),
    ("Meet, name first", "Ana Ruiz\n10:04\nHello\nBo\n10:05\nHi\nall\nBo\n10:06\nYes\n", 3),
  ]

  @Test("a message is an entry, however many lines it has", arguments: chats.indices)
  func chat(index: Int) {
    let chat = Self.chats[index]
    let reply = inspect(chat.text, as: "txt")
    #expect(reply.kind == .log, "\(chat.name)")
    #expect(reply.mediaType == "text/plain")
    #expect(reply.log?.entries == chat.entries, "\(chat.name)")
    #expect(reply.log?.first == nil, "\(chat.name)")
    #expect(reply.agenda == nil)
    #expect(reply.findings.isEmpty)
  }

  @Test("a chat with dates has its first and last day")
  func dates() {
    let reply = inspect(
      "2026-03-12 23:59:02 From Ana to Everyone: Hello\n"
        + "2026-03-13 00:00:10 From Bo to Everyone: Hi\n", as: "txt")
    #expect(reply.log?.entries == 2)
    #expect(reply.log?.first == "2026-03-12")
    #expect(reply.log?.last == "2026-03-13")
  }

  @Test(
    "what only looks like a chat is none",
    arguments: [
      "9:00\nWelcome\nAna opens\n9:20\nNorms\nBo reads them\n9:40\nClosing\nAll\n",
      "9:00\nBreak\nTea\n9:15\nWorkshop\nAna\n10:00\nBreak\nTea\n10:15\nWorkshop\nBo\n",
      "Notes\n09:01:02\t Ana:\tHello\n09:02:00\t Bo:\tHi\n",
      "09:00:00 from here to there we walked, then talked\n",
      "We met at 10:04 AM.\nAna Ruiz\nHello\n", "10:04\n10:05\n10:06\n", "10:04\nAna\n",
      "09:01:02\t Ana:\tHello\n" + String(repeating: "A line of prose.\n", count: 30),
    ])
  func noChat(text: String) {
    #expect(inspect(text, as: "txt").kind == .document)
  }

  @Test(
    "a playlist is listed, neither read as a text nor opened as a recording",
    arguments: [
      ("#EXTM3U\n#EXTINF:60,a\nzoom_0.mp4\n", "m3u"), ("#EXTM3U\r\nzoom_0.mp4\r\n", "mp4"),
      ("\u{FEFF}#EXTM3U\nhttp://127.0.0.1/x.ts\n", "txt"), ("#EXTM3U", "m3u8"),
      ("zoom_0.mp4\nzoom_1.mp4\n", "m3u"),
    ])
  func playlist(text: String, ending: String) {
    #expect(inspect(text, as: ending) == Reply(kind: .other, mediaType: "audio/x-mpegurl"))
  }

  @Test("a text about playlists is a text, and a page by a playlist's name is a page")
  func noPlaylist() {
    #expect(inspect("#EXTM3U8 is no first line\n", as: "txt").mediaType != "audio/x-mpegurl")
    #expect(inspect("A note on #EXTM3U\n", as: "txt").mediaType == "text/plain")
    #expect(inspect("<html><p>x</p></html>", as: "m3u").mediaType == "text/html")
  }
}
