import Foundation
import TestSupport
import Testing

@Suite("exhibit serve")
struct ServeTests {
  let served: ServedFixture

  init() throws { served = try ServedFixture() }

  @Test("the pages, the reports and the tables are there; the private page is for the owner")
  func pages() throws {
    try served.start()
    let home = try #require(try served.get(""))
    #expect(home.status == 200)
    #expect(home.text.contains("Your own report"))
    for (name, type) in [
      ("report.html", "text/html"), ("private/report.html", "text/html"),
      ("manifest.json", "application/json"), ("manifest.jsonl", "text/plain"),
      ("SHA256SUMS", "text/plain"), ("run.json", "application/json"),
    ] {
      let answer = try #require(try served.get("S.exhibit/\(name)"))
      #expect(answer.status == 200, "\(name)")
      #expect(answer.headers["content-type"]?.hasPrefix(type) == true, "\(name)")
      #expect(answer.body == (try served.folder.read("S.exhibit/\(name)")), "\(name)")
    }
    for name in ["nosniff", "no-referrer", "same-origin", "no-store"] {
      #expect(home.headers.values.contains(name), "\(name)")
    }
    let policy = try #require(home.headers["content-security-policy"])
    #expect(policy.hasPrefix("default-src 'none'"))
    #expect(!policy.contains("unsafe-eval") && !policy.contains("script-src 'unsafe"))
    #expect(policy.contains("frame-ancestors 'none'"))
  }

  @Test("parts of a recording are the file's own bytes: RFC 9110, 14.1.2")
  func ranges() throws {
    try served.start(scan: false)
    for (header, range) in [
      ("bytes=0-0", 0..<1), ("bytes=0-43", 0..<44), ("bytes=99999-", 99_999..<100_000),
      ("bytes=-1", 99_999..<100_000), ("bytes=-100000", 0..<100_000),
      ("bytes=-999999999", 0..<100_000), ("bytes=50000-999999999999999999999999", 50_000..<100_000),
      ("bytes=1000-99999", 1000..<100_000), ("Bytes=5-9", 5..<10),
    ] {
      let answer = try #require(try served.get("S/audio/talk.wav", ["Range": header]))
      #expect(answer.status == 206, "\(header)")
      #expect(answer.body == Array(ServedFixture.recording[range]), "\(header)")
      #expect(
        answer.headers["content-range"]
          == "bytes \(range.lowerBound)-\(range.upperBound - 1)/100000")
      #expect(answer.headers["content-length"] == "\(range.count)", "\(header)")
      #expect(answer.headers["content-type"]?.hasPrefix("audio/") == true)
    }
  }

  @Test(
    "copies beside the report are had at the addresses on the page, and nothing else beside them")
  func copies() throws {
    try served.exhibit("manifest", "S", "--with-media")
    try served.start(manifest: false, scan: false)
    let page = String(decoding: try served.folder.read("S.exhibit/report.html"), as: UTF8.self)
    let addresses = page.matches(of: /<(?:video|audio) [^>]*src="([^"]+)"/).map {
      String($0.output.1)
    }
    #expect(addresses.count == 2)
    for address in addresses {
      let answer = try #require(try served.get("S.exhibit/\(address)"))
      #expect(answer.status == 200, "\(address)")
      let own =
        address.hasSuffix("talk.wav")
        ? ServedFixture.recording : Array(ServedFixture.recording.dropLast(1000))
      #expect(answer.body == own, "\(address)")
      let part = try served.get("S.exhibit/\(address)", ["Range": "bytes=100-199"])
      #expect(part?.status == 206 && part?.body == Array(ServedFixture.recording[100..<200]))
    }
    try served.folder.write(ServedFixture.recording, to: "S.exhibit/media/talk.wav")
    for name in ["read-me.txt", "talk.wav", "audio/talk.wav", "", "%2E%2E"] {
      let answer = try #require(try served.get("S.exhibit/media/\(name)"))
      #expect(answer.status == 404 || answer.status == 400, "\(name)")
    }
  }

  @Test(
    "a submission that came as an archive: its files whole and in parts, none of another's bytes",
    .enabled(if: Tool.zip.mayRun, "zip is not installed"))
  func archived() throws {
    try served.folder.write([], to: "S/empty.txt")
    _ = try Tool.zip.run(["-qr", "../A.zip", "."], in: served.folder.path("S"))
    try served.exhibit("manifest", "A.zip")
    try served.serve("A.zip")
    for (path, bytes) in [
      ("audio/talk.wav", ServedFixture.recording), ("part3.txt", Array("How I go on.\n".utf8)),
      ("part1.txt", Array("What I learned about norms.\n".utf8)), ("empty.txt", []),
      ("caf%E9.wav", Array(ServedFixture.recording.dropLast(1000))),
    ] {
      let answer = try #require(try served.get("A/\(path)"))
      #expect(answer.status == 200 && answer.body == bytes, "\(path)")
      guard !bytes.isEmpty else { continue }
      for (header, part) in [
        ("bytes=0-3", bytes.prefix(4)), ("bytes=-5", bytes.suffix(5)),
        ("bytes=7-9999999", bytes.dropFirst(7)), ("bytes=3-8", bytes[3...8]),
      ] {
        let answer = try #require(try served.get("A/\(path)", ["Range": header]))
        #expect(answer.status == 206 && answer.body == Array(part), "\(path): \(header)")
      }
    }
    #expect(try served.get("A/absent.txt")?.status == 404)
    let head = try #require(try served.get("A/audio/talk.wav", method: "HEAD"))
    let same = try served.get(
      "A/audio/talk.wav", ["If-None-Match": try #require(head.headers["etag"])])
    #expect(same?.status == 304)
  }

  @Test("what is no range of it is refused or not looked at, and conditions hold")
  func conditions() throws {
    try served.start(scan: false)
    for header in ["bytes=100000-", "bytes=-0", "bytes=100000-100001"] {
      let answer = try #require(try served.get("S/audio/talk.wav", ["Range": header]))
      #expect(answer.status == 416, "\(header)")
      #expect(answer.headers["content-range"] == "bytes */100000")
    }
    for header in ["bytes=9-5", "bytes=a-b", "lines=0-1", "bytes=0-1,5-6", "bytes=-", "bytes=1"] {
      let answer = try #require(try served.get("S/audio/talk.wav", ["Range": header]))
      #expect(answer.status == 200, "\(header)")
      #expect(answer.body == ServedFixture.recording)
    }
    let head = try #require(try served.get("S/audio/talk.wav", method: "HEAD"))
    #expect(head.status == 200 && head.body.isEmpty)
    #expect(head.headers["content-length"] == "100000")
    #expect(head.headers["accept-ranges"] == "bytes")
    let tag = try #require(head.headers["etag"])
    let part = ["Range": "bytes=0-9"]
    let same = try served.get("S/audio/talk.wav", part.merging(["If-Range": tag]) { $1 })
    #expect(same?.status == 206)
    let other = try served.get("S/audio/talk.wav", part.merging(["If-Range": "\"x\""]) { $1 })
    #expect(other?.status == 200)
    let known = try served.get("S/audio/talk.wav", ["If-None-Match": "\"a\", \(tag)"])
    #expect(known?.status == 304 && known?.body.isEmpty == true)
    // The same bytes written anew are another version: nobody compared them.
    try served.folder.write(ServedFixture.recording, to: "S/audio/talk.wav")
    let later = try served.get("S/audio/talk.wav", part.merging(["If-Range": tag]) { $1 })
    #expect(later?.status == 200)
  }

  @Test("a name that is no text is reached by its bytes, and text is not run")
  func namesAndTypes() throws {
    try served.start(scan: false)
    let odd = try #require(try served.get("S/caf%E9.wav"))
    #expect(odd.status == 200)
    #expect(odd.body == Array(ServedFixture.recording.dropLast(1000)))
    #expect(try served.get("S/caf%C3%A9.wav")?.status == 404)
    let page = try #require(try served.get("S/agenda.html"))
    #expect(page.headers["content-disposition"]?.hasPrefix("attachment") == true)
    #expect(page.headers["content-type"] == "application/octet-stream")
    #expect(page.headers["content-security-policy"]?.hasPrefix("sandbox") == true)
    let text = try #require(try served.get("S/part1.txt"))
    #expect(text.headers["content-type"] == "text/plain; charset=utf-8")
  }

  /// What makes a browser send `Referer` in spite of the header: the standard's ways, and how HTML may write
  /// them.
  private static let tellings = [
    "<meta name=referrer content=unsafe-url><meta http-equiv=refresh content='0;url=http://a.example'>",
    "<META NAME=referrer content=unsafe-url>", "<meta/name=referrer content=unsafe-url>",
    "<meta http-equiv=\"Content-Security-Policy\" content=\"unsafe-url\" name=\"referrer\">",
    "<meta name=\"referrer\" content=\"no-referrer\">",
    "<a href='http://a.example' referrerpolicy=unsafe-url>next</a>",
    "<a href='http://a.example'ReferrerPolicy\n=\n'unsafe-url'>next</a>",
    "<iframe srcdoc='&lt;meta name=referrer content=unsafe-url>'></iframe>",
  ]

  @Test("a received report that could tell others the secret address is saved, not shown")
  func tellingPages() throws {
    try served.start(scan: false)
    let own = String(decoding: try served.folder.read("S.exhibit/report.html"), as: UTF8.self)
    // Also behind 256 KiB, and where a piece of so many bytes ends.
    let fill = String(repeating: "<p>x</p>\n", count: (256 << 10) / 9)
    let pages =
      Self.tellings.map { own.replacingOccurrences(of: "<title>", with: "\($0)<title>") }
      + Self.tellings.map { own.replacingOccurrences(of: "</main>", with: "\(fill)\($0)</main>") }
      + (0..<12).map { shift in
        let room = (256 << 10) - own.utf8.count - shift * 4
        return own + String(repeating: " ", count: max(0, room)) + Self.tellings[1]
      } + ["\u{FEFF}\(own)", "<!DOCTYPE html><p>x", "", String(own.dropFirst())]
    for page in pages {
      try served.folder.write(Array(page.utf8), to: "S.exhibit/report.html")
      let answer = try #require(try served.get("S.exhibit/report.html"))
      #expect(answer.headers["content-type"] == "application/octet-stream", "\(page.suffix(300))")
      #expect(answer.headers["content-disposition"]?.hasPrefix("attachment") == true)
      #expect(answer.headers["content-security-policy"]?.hasPrefix("sandbox") == true)
      #expect(answer.body == Array(page.utf8))
    }
    #expect(try served.get("")?.text.contains("can only be saved") == true)
    // What only speaks of it is shown.
    for text in ["the referrerpolicy.", "&lt;meta name=referrer>", "metadata", fill] {
      let page = own.replacingOccurrences(of: "</main>", with: "<p>\(text)</p></main>")
      try served.folder.write(Array(page.utf8), to: "S.exhibit/report.html")
      let answer = try #require(try served.get("S.exhibit/report.html"))
      #expect(answer.headers["content-type"] == "text/html; charset=utf-8", "\(text.prefix(50))")
    }
    #expect(try served.get("")?.text.contains("can only be saved") == false)
  }

  /// Ways to what is there and may not be had.
  private static let otherWays = [
    "S.exhibit/private/index.sqlite", "S.exhibit/private/index.seal", "S.exhibit/private/",
    "S.exhibit/private/%69ndex.sqlite", "S.exhibit/private/../private/index.sqlite",
    "S.exhibit/report/../private/index.sqlite", "S/unlisted.txt", "S/planted.wav", "S/",
    "S/linked/talk.wav", "S/../S.exhibit/private/index.sqlite", "S/%2e%2e/secret.txt",
    "S/..%2fsecret.txt", "S/audio/..%2F..%2Fsecret.txt", "S/.%2e/secret.txt", "S//part1.txt",
    "S/part1.txt%00", "S/%00", "S/part1.txt/", "%2Fetc%2Fpasswd", "/etc/passwd",
    "S/%2Fetc%2Fpasswd", "state/exhibit/index.key", "secret.txt", "S/audio", "S/part1.txt/x",
  ]

  @Test("what is not listed is not given out, by whatever way it is named")
  func refused() throws {
    try served.folder.write("secret", to: "secret.txt")
    try served.start()
    try served.folder.write("Came later.\n", to: "S/unlisted.txt")
    try FileManager.default.createSymbolicLink(
      atPath: served.folder.path("S/planted.wav"),
      withDestinationPath: served.folder.path("secret.txt"))
    try FileManager.default.createSymbolicLink(
      atPath: served.folder.path("S/linked"), withDestinationPath: served.folder.path("S/audio"))
    for path in Self.otherWays {
      let answer = try #require(try served.get(path))
      #expect(answer.status == 404 || answer.status == 400, "\(path): \(answer.status)")
      #expect(answer.text.hasPrefix("There is no such page") || answer.status == 400, "\(path)")
    }
    #expect(try served.get("S.exhibit/")?.status == 303)
    #expect(try served.get("S/part1.txt")?.status == 200)
  }

  @Test("a link planted in the place of a listed file or of a folder above it is not followed")
  func planted() throws {
    try served.folder.write("secret", to: "elsewhere/talk.wav")
    try served.start(scan: false)
    #expect(try served.get("S/audio/talk.wav")?.status == 200)
    let manager = FileManager.default
    try manager.moveItem(atPath: served.folder.path("S/audio"), toPath: served.folder.path("old"))
    try manager.createSymbolicLink(
      atPath: served.folder.path("S/audio"), withDestinationPath: served.folder.path("elsewhere"))
    #expect(try served.get("S/audio/talk.wav")?.status == 404)
    try manager.removeItem(atPath: served.folder.path("S/part1.txt"))
    try manager.createSymbolicLink(
      atPath: served.folder.path("S/part1.txt"),
      withDestinationPath: served.folder.path("elsewhere/talk.wav"))
    #expect(try served.get("S/part1.txt")?.status == 404)
  }

  @Test("another host, another origin and another secret are refused")
  func strangers() throws {
    try served.start(scan: false)
    for host in [
      "evil.example", "127.0.0.1", "127.0.0.1:1", "evil.example:\(served.port)",
      "127.0.0.1.evil.example:\(served.port)", "0.0.0.0:\(served.port)",
    ] {
      #expect(try served.get("", ["Host": host])?.status == 421, "\(host)")
    }
    for host in ["localhost:\(served.port)", "LOCALHOST:\(served.port)", "[::1]:\(served.port)"] {
      #expect(try served.get("", ["Host": host])?.status == 200, "\(host)")
    }
    #expect(try served.get("", ["Host": ""])?.status == 400)
    let foreign = try served.get("-/verify", method: "POST", ["Origin": "http://evil.example"])
    #expect(foreign?.status == 403)
    #expect(try served.get("S/audio/talk.wav", ["Sec-Fetch-Site": "cross-site"])?.status == 403)
    let wrong = String(repeating: "0", count: served.token.count)
    for path in ["/", "/\(wrong)/", "/\(wrong)/S.exhibit/report.html", "/S.exhibit/report.html"] {
      #expect(try served.ask("GET \(path) HTTP/1.1")?.status == 404, "\(path)")
    }
  }

  @Test("a request that is none gets its answer, and the next connection works")
  func malformed() throws {
    try served.start(scan: false)
    for (line, status) in [
      ("GET / HTTP/2.0", 505), ("BREW / HTTP/1.1", 405), ("DELETE /x HTTP/1.1", 405),
      ("GET http://127.0.0.1/ HTTP/1.1", 400), ("GET  / HTTP/1.1", 400), ("GET /%zz HTTP/1.1", 400),
      ("GET /a#b HTTP/1.1", 400), ("GET\t/ HTTP/1.1", 400), ("nonsense", 400), ("", 400),
      ("GET / HTTP/1.1\r\nHost : x", 400), ("GET / HTTP/1.1\r\n folded", 400),
      ("GET / HTTP/1.1\r\nTransfer-Encoding: chunked", 501),
      ("POST / HTTP/1.1\r\nContent-Length: -1", 400),
      ("POST / HTTP/1.1\r\nContent-Length: 99999999", 431),
      ("GET / HTTP/1.1\r\nHost: localhost", 400), ("GET / HTTP/1.1\nX: y", 400),
    ] {
      #expect(try served.ask(line)?.status == status, "\(line)")
      #expect(try served.get("")?.status == 200)
    }
  }

  @Test("a head without end is cut off, as is one of too many lines")
  func floods() throws {
    try served.start(scan: false)
    let flood = Array("GET / HTTP/1.1\r\n".utf8) + [UInt8](repeating: 0x61, count: 60 << 10)
    let answer = LoopbackClient.Answer(
      try LoopbackClient.exchange(port: served.port, [flood]))
    // A reset may have overtaken the answer.
    #expect(answer == nil || answer?.status == 431)
    let many = String(repeating: "X: y\r\n", count: 200)
    #expect(try served.ask("GET / HTTP/1.1\r\n\(many)X: z")?.status == 431)
    #expect(try served.get("")?.status == 200)
  }

  @Test("the address for programs, and in a file that only its owner may read")
  func addressForPrograms() throws {
    try served.start(scan: false)
    let run = try ExhibitProgram.start(
      ["serve", "S", "--format", "json", "--output", "out"].map { Array($0.utf8) },
      in: served.folder.path, environment: served.environment)
    let path = served.folder.path("out/serve.json")
    let deadline = ContinuousClock.now + .seconds(60)
    while !FileManager.default.fileExists(atPath: path), ContinuousClock.now < deadline {}
    let place = try JSON(served.folder.read("out/serve.json"))
    let port = try #require(place["port"].integer)
    #expect(place["address"].string?.hasPrefix("http://127.0.0.1:\(port)/") == true)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
    #expect((mode as? NSNumber)?.intValue == 0o600)
    kill(run.process, SIGTERM)
    #expect(try run.finish(within: .seconds(20)).status == 0)
  }

  @Test("two requests on one connection are both answered, in order")
  func pipelined() throws {
    try served.start(scan: false)
    let host = "Host: 127.0.0.1:\(served.port)\r\n"
    let range = "Range: bytes=0-3\r\n"
    let two =
      "GET /\(served.token)/S/audio/talk.wav HTTP/1.1\r\n\(host)\(range)\r\n"
      + "GET /\(served.token)/S/part3.txt HTTP/1.1\r\n\(host)Connection: close\r\n\r\n"
    let bytes = try LoopbackClient.exchange(port: served.port, [Array(two.utf8)])
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.split(separator: "HTTP/1.1 ", omittingEmptySubsequences: true).count == 2)
    #expect(text.contains("\r\n\r\nRIFFHTTP/1.1 200 OK\r\n"))
    #expect(text.hasSuffix("\r\n\r\nHow I go on.\n"))
  }

  @Test(
    "a signal stops it within a second with exit 0, also while somebody reads",
    arguments: [SIGTERM, SIGINT])
  func stops(_ signal: Int32) throws {
    try served.start(scan: false)
    let run = try #require(served.run)
    #expect(try served.get("")?.status == 200)
    let clock = ContinuousClock.now
    kill(run.process, signal)
    let result = try run.finish(within: .seconds(20))
    #expect(ContinuousClock.now - clock < .seconds(Sanitizer.isOn ? 10 : 1))
    #expect(result.status == 0, "\(result)")
  }

  @Test("a port that is taken is named, and what has no results says what to do")
  func refusals() throws {
    try served.exhibit("manifest", "S")
    let bait = try BaitListener()
    let taken = try served.exhibit("serve", "S", "--port", "\(bait.port)")
    #expect(taken.status == 3)
    #expect(taken.errorText.contains("port \(bait.port)"))
    #expect(taken.errorText.contains("--port"))
    try served.folder.write("x", to: "T/x.txt")
    let empty = try served.exhibit("serve", "T")
    #expect(empty.status == 3)
    #expect(empty.errorText.contains("exhibit manifest T"))
    #expect(try served.exhibit("serve", "absent").status == 3)
    #expect(try served.exhibit("serve", "S", "--port", "70000").status == 64)
    #expect(try served.exhibit("serve").status == 64)
    #expect(try served.exhibit("serve", "S/part1.txt").status == 64)
  }

  @Test(
    "a free port is taken where another is busy: two servers at a time, each with its own secret")
  func twoServers() throws {
    try served.start(scan: false)
    let (port, token) = (served.port, served.token)
    let first = served.run
    try served.serve("S.exhibit")
    #expect(served.port != port && served.token != token)
    #expect(try served.get("S.exhibit/report.html")?.status == 200)
    withExtendedLifetime(first) {}
  }
}
