import Foundation
import TestSupport
import Testing

@Suite("exhibit serve: search, player, verification, progress")
struct ServedSearchTests {
  let served: ServedFixture

  init() throws { served = try ServedFixture() }

  @Test("a word that somebody said leads to the recording at its time")
  func search() throws {
    try served.start()
    let page = try #require(try served.get("-/search?q=quagga"))
    #expect(page.status == 200)
    #expect(page.text.contains("<mark>quagga</mark>"))
    let lines = try #require(try served.get("-/search.json?q=quagga"))
    let hit = try #require(try JSON(lines.body)["hits"].array.first)
    #expect(hit["path"].string == "audio/talk.vtt")
    // 3.5 s: where the cue begins.
    #expect(hit["location"]["milliseconds"].integer == 3500)
    let address = try #require(hit["url"].string)
    #expect(address.hasSuffix("ms=3500"))
    #expect(page.text.contains(address.replacingOccurrences(of: "&", with: "&amp;")))
    let player = try #require(try served.get(String(address.dropFirst(served.token.count + 2))))
    #expect(player.status == 200)
    #expect(player.text.contains("talk.wav#t=3.500"))
  }

  @Test("what is typed is shown as text, and a search that can't be made says why")
  func typed() throws {
    try served.start()
    let page = try #require(
      try served.get("-/search?q=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E"))
    #expect(!page.text.contains("<script>"))
    #expect(page.text.contains("&lt;script&gt;"))
    let wrong = try #require(try served.get("-/search?q=(norms"))
    #expect(wrong.status == 400)
    #expect(wrong.text.contains("a parenthesis is not closed"))
    #expect(try served.get("-/search?q=")?.status == 200)
    #expect(try served.get("-/search.json?q=-norms")?.status == 400)
  }

  @Test("a scan without a manifest is enough: the index lists what may be had")
  func indexOnly() throws {
    try served.start(manifest: false)
    #expect(try served.get("S/audio/talk.wav")?.body == ServedFixture.recording)
    #expect(try served.get("S/absent.wav")?.status == 404)
    #expect(try served.get("S.exhibit/report.html")?.status == 404)
    #expect(try served.get("-/verify")?.status == 404)
    let hits = try JSON(#require(try served.get("-/search.json?q=zebras")).body)["hits"].array
    #expect(Set(hits.map { $0["path"].string }) == ["agenda.html"])
  }

  @Test("an index that was not made here is not searched")
  func foreignIndex() throws {
    try served.start()
    try FileManager.default.removeItem(atPath: served.folder.path("state"))
    let page = try #require(try served.get("-/search?q=quagga"))
    #expect(page.status == 400)
    #expect(!page.text.contains("<mark>"))
  }

  @Test("a transcript is played with the recording of its set, what has neither is not played")
  func companions() throws {
    try served.start()
    let lines = try JSON.lines(served.folder.read("S.exhibit/manifest.jsonl"))
    let set = try #require(lines.first { $0["path"].string == "audio/talk.vtt" })["set"].string
    let mates = lines.filter { $0["set"].string == set && $0["setRole"].string == "recording" }
    #expect(set != nil && mates.map { $0["path"].string } == ["audio/talk.wav"])
    let player = try #require(try served.get("-/play?file=audio/talk.vtt&ms=3500"))
    #expect(player.text.contains("talk.wav#t=3.500"))
    #expect(try served.get("-/play?file=part1.txt")?.status == 404)
  }

  @Test("what could not be searched is told, and the rest is searched")
  func notices() throws {
    try served.folder.write("Only one note about okapis.\n", to: "C/dora/note.txt")
    try served.folder.write("What emil learned of okapis.\n", to: "C/emil/part1.txt")
    try served.folder.write("What finn learned of okapis.\n", to: "C/finn/part1.txt")
    try served.exhibit("scan", "--cohort", "--manifests", "C")
    try served.serve("C")
    let whole = try JSON(#require(try served.get("-/search.json?q=okapis")).body)
    #expect(whole["hits"].array.count == 3 && !whole["notices"].exists)
    try served.folder.write("no database", to: "C.exhibit/emil/private/index.sqlite")
    let some = try JSON(#require(try served.get("-/search.json?q=okapis")).body)
    #expect(some["hits"].array.count == 2)
    #expect(some["notices"].array.count == 1)
    let notice = try #require(some["notices"][0].string)
    #expect(notice.contains("C.exhibit/emil"))
    let page = try #require(try served.get("-/search?q=okapis"))
    #expect(page.status == 200 && page.text.contains("C.exhibit/emil"))
  }

  @Test("verification on demand says what changed, and only who was on the page can ask for it")
  func verification() throws {
    try served.start(scan: false)
    #expect(try served.get("-/verify")?.text.contains("Verify now") == true)
    let sound = try #require(try served.get("-/verify", method: "POST", ["Content-Length": "0"]))
    #expect(sound.status == 200)
    #expect(sound.text.contains("OK 6 ok · 0 changed"), "\(sound.text)")
    try served.folder.write("How I go on, changed.\n", to: "S/part3.txt")
    let failed = try #require(try served.get("-/verify", method: "POST", ["Content-Length": "0"]))
    #expect(failed.text.contains("FAILED 5 ok · 1 changed"))
    #expect(failed.text.contains("part3.txt"))
    let foreign = try served.get(
      "-/verify", method: "POST", ["Content-Length": "0", "Sec-Fetch-Site": "cross-site"])
    #expect(foreign?.status == 403)
    // A form on a page without a referrer has the origin “null”; so has one in a frame of a stranger's.
    let own = ["Origin": "null", "Sec-Fetch-Site": "same-origin", "Content-Length": "0"]
    #expect(try served.get("-/verify", method: "POST", own)?.status == 200)
    let framed = own.merging(["Sec-Fetch-Site": "cross-site"]) { $1 }
    #expect(try served.get("-/verify", method: "POST", framed)?.status == 403)
    let silent = own.merging(["Sec-Fetch-Site": ""]) { $1 }
    #expect(try served.get("-/verify", method: "POST", silent)?.status == 403)
    #expect(try served.get("", method: "POST", ["Content-Length": "0"])?.status != 200)
  }

  @Test("no scan is running, and the page and its events say so; a held index is told")
  func progress() throws {
    try served.start()
    #expect(
      try served.get("-/progress")?.text.contains("No scan is running: 6 artifacts in the index.")
        == true)
    let folder = unsafe open(
      served.folder.path("S.exhibit/private"), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { close(folder) }
    try #require(flock(folder, LOCK_EX | LOCK_NB) == 0)
    #expect(
      try served.get("-/progress")?.text.contains(
        "A scan is running: 6 artifacts in the index so far.") == true)
    // The events go on until the server stops.
    let run = try #require(served.run)
    let port = served.port
    let head = "GET /\(served.token)/-/progress/events HTTP/1.1\r\nHost: localhost:\(port)\r\n\r\n"
    let socket = try LoopbackClient.connect(port: port)
    defer { close(socket) }
    LoopbackClient.send(Array(head.utf8), to: socket)
    let first = try LoopbackClient.receive(from: socket, until: "event: state\ndata: ")
    kill(run.process, SIGTERM)
    let rest = try LoopbackClient.receive(from: socket)
    let text = String(decoding: first + rest, as: UTF8.self)
    #expect(text.contains("text/event-stream"))
    #expect(text.contains("event: state\ndata: A scan is running"))
    #expect(try run.finish(within: .seconds(20)).status == 0)
  }

  @Test("a cohort: the overview, each submission's report and files, search over all")
  func cohort() throws {
    try served.folder.write("Only one note about okapis.\n", to: "C/dora & co/note.txt")
    try served.folder.write("What emil learned.\n", to: "C/emil/part1.txt")
    try served.exhibit("scan", "--cohort", "--manifests", "C")
    try served.serve("C")
    let page = try #require(try served.get("C.exhibit/overview.html"))
    #expect(page.body == (try served.folder.read("C.exhibit/overview.html")))
    #expect(page.text.contains("href=\"./dora%20%26%20co/report.html\""))
    #expect(try served.get("C.exhibit/dora%20%26%20co/report.html")?.status == 200)
    #expect(try served.get("C.exhibit/dora%20%26%20co/private/report.html")?.status == 200)
    #expect(try served.get("C.exhibit/private/cohort.key")?.status == 404)
    #expect(try served.get("C.exhibit/dora%20%26%20co/private/index.sqlite")?.status == 404)
    #expect(
      try served.get("C/dora%20%26%20co/note.txt")?.text == "Only one note about okapis.\n")
    #expect(try served.get("C/emil/note.txt")?.status == 404)
    let hits = try JSON(#require(try served.get("-/search.json?q=okapis")).body)["hits"].array
    let address = try #require(hits.first?["url"].string)
    #expect(address.hasSuffix("/C/dora%20%26%20co/note.txt"))
    for _ in 0..<2 {
      let progress = try #require(try served.get("-/progress"))
      #expect(progress.text.contains("No scan is running: 2 submissions with an index."))
    }
    #expect(try served.get(String(address.dropFirst(served.token.count + 2)))?.status == 200)
  }
}
