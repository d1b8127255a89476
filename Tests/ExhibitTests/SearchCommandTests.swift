import TestSupport
import Testing

/// The words were counted in the sample's files with grep.
@Suite("exhibit search")
struct SearchCommandTests {
  let subject: ScannedFolder

  init() throws {
    subject = try ScannedFolder()
    try Checkout.copySample("learning-culture", into: subject.folder)
    _ = try subject.exhibit("scan", "-q", "learning-culture")
  }

  @Test("a hit names artifact, time and speaker, and shows the words around")
  func text() throws {
    // grep -rn "keep to our norms": one cue of one file, which begins at 00:01:09.396.
    let result = try subject.exhibit("search", "\"keep to our norms\"")
    #expect(result.status == 0)
    #expect(
      result.text.hasPrefix("video/tuning-protocol.vtt, at 1:09, Odalys Fennimore\n  "),
      "\(result)")
    #expect(result.text.contains("Did we keep to our norms?"))
    #expect(result.text.hasSuffix("1 place.\n"))
  }

  @Test("--open prints a locator a line and nothing else")
  func open() throws {
    let result = try subject.exhibit("search", "--open", "\"keep to our norms\"")
    #expect(result.status == 0 && result.text == "video/tuning-protocol.vtt#t=69.396\n")
    #expect(try subject.exhibit("search", "--open", "no-such-word-here").text.isEmpty)
    #expect(try subject.exhibit("search", "--open", "--format", "json", "norms").status == 64)
  }

  @Test("programs get locators and locations, in one line of JSON")
  func json() throws {
    let result = try subject.exhibit("search", "--format", "json", "\"keep to our norms\"")
    let hit = try #require(try result.lines()[0]["hits"].array.first)
    #expect(hit["path"].string == "video/tuning-protocol.vtt")
    #expect(hit["locator"].string == "video/tuning-protocol.vtt#t=69.396")
    #expect(hit["location"]["milliseconds"].integer == 69_396)
    #expect(hit["speaker"].string == "Odalys Fennimore")
    // Words that stand side by side are marked as one.
    #expect(hit["matches"].array.compactMap(\.string) == ["keep to our norms"])
  }

  @Test("several words are one search, also without quotation marks of the shell")
  func words() throws {
    let apart = try subject.exhibit(
      "search", "--format", "json", "debrief", "keep", "kind:transcript")
    #expect(try apart.lines()[0]["hits"].array.count == 1)
  }

  @Test("a list of searches gives a line for each in their order, also for one that can't be meant")
  func list() throws {
    try subject.folder.write("\"keep to our norms\"\n(norms\nzyzzyva\n", to: "queries")
    let result = try subject.exhibit("search", "--queries", "queries", "--stats")
    #expect(result.status == 64 && result.errorText.contains("one search"), "\(result)")
    let lines = try result.lines()
    #expect(lines.map { $0["query"].string } == ["\"keep to our norms\"", "(norms", "zyzzyva"])
    #expect(lines.map { $0["hits"].array.count } == [1, 0, 0])
    #expect(lines.map { $0["error"].exists } == [false, true, false])
    #expect(lines.map { $0["microseconds"].exists } == [true, false, true])
    #expect(try subject.exhibit("search", "norms", "--queries", "queries").status == 64)
    #expect(try subject.exhibit("search").status == 64)
  }

  @Test("nothing found is said, and is no failure")
  func nothing() throws {
    let result = try subject.exhibit("search", "zyzzyva")
    #expect(result.status == 0 && result.text == "Nothing found.\n")
  }

  @Test("no more than was asked for, and more is said to be there")
  func limit() throws {
    let result = try subject.exhibit("search", "--limit", "1", "norms")
    #expect(result.text.hasSuffix("1 place; there are more, see --limit.\n"), "\(result)")
  }

  @Test("of several indexes each gives its best, however many another has")
  func several() throws {
    try subject.folder.write("Norms.\n", to: "other/note.txt")
    _ = try subject.exhibit("scan", "-q", "other")
    let result = try subject.exhibit("search", "--format", "json", "--limit", "3", "norms")
    let hits = try result.lines()[0]["hits"].array
    #expect(hits.count == 3)
    #expect(hits.count { $0["results"].string == "other.exhibit" } == 1)
    #expect(try result.lines()[0]["hasMore"].boolean == true)
  }

  @Test(
    "a search that can't be meant is wrong usage, with the reason",
    arguments: ["-norms", "kind:film", "(norms", ""])
  func refused(_ query: String) throws {
    let result = try subject.exhibit("search", "--", query)
    #expect(result.status == 64, "\(result)")
    #expect(result.errorText.hasPrefix("exhibit: search: "))
  }

  @Test("where nothing was scanned, that is said with what to do")
  func unscanned() throws {
    try subject.folder.write("x", to: "other/note.txt")
    let named = try subject.exhibit("search", "--index", "other", "norms")
    #expect(named.status == 3 && named.errorText.contains("run “exhibit scan” first"), "\(named)")
    let here = try ExhibitProgram.run(
      ["search", "norms"], in: subject.folder.path("other"), environment: subject.environment)
    #expect(here.status == 3 && here.errorText.contains("exhibit scan"), "\(here)")
  }
}
