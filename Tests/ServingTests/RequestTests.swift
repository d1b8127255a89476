import Testing

@testable import Serving

@Suite("Requests")
struct RequestTests {
  private static func target(_ text: String) throws -> RequestTarget {
    try RequestTarget(Array(text.utf8))
  }

  @Test("a path is parted before it is decoded: RFC 3986, 2.4")
  func paths() throws {
    let target = try Self.target("/a%20b/caf%E9/%41?q=tuning+protocol&n=%31&empty&q=2")
    #expect(target.path == [Array("a b".utf8), Array("caf".utf8) + [0xE9], Array("A".utf8)])
    #expect(!target.endsWithSlash)
    #expect(target.query.map(\.name) == ["q", "n", "empty", "q"])
    #expect(target.query.map(\.text) == ["tuning protocol", "1", "", "2"])
    #expect(try Self.target("/").path.isEmpty)
    #expect(try Self.target("/a/").endsWithSlash)
    // A plus is a space in forms alone.
    #expect(try Self.target("/a+b").path == [Array("a+b".utf8)])
  }

  @Test(
    "what leads elsewhere or is no path is refused",
    arguments: [
      "", "a", "*", "http://localhost/", "/..", "/a/../b", "/%2e%2E/b", "/.", "/a//b", "/a%2fb",
      "/%00",
      "/%", "/%4", "/%zz", "/a b", "/a#b", "/\u{E9}",
    ])
  func refused(_ text: String) {
    #expect(throws: RequestFault.malformed) { try Self.target(text) }
  }

  @Test("the names of headers are in lower case, spaces around values are none of theirs")
  func headers() throws {
    let head = "GET / HTTP/1.1\r\nHOST:localhost\r\nX-Empty:\r\nRange:\t bytes=0-1 \t"
    let request = try HTTPRequest(head: Array(head.utf8))
    #expect(request.header("host") == "localhost")
    #expect(request.header("x-empty")?.isEmpty == true)
    #expect(request.header("range") == "bytes=0-1")
    #expect(request.keepsAlive)
    let closing = try HTTPRequest(head: Array("\(head)\r\nConnection: Close".utf8))
    #expect(!closing.keepsAlive)
    #expect(try !HTTPRequest(head: Array("GET / HTTP/1.0".utf8)).keepsAlive)
  }

  @Test("a hundred fields are taken, one more is not")
  func caps() throws {
    func head(_ count: Int) -> [UInt8] {
      Array(
        ("GET / HTTP/1.1\r\nHost: x" + String(repeating: "\r\nA: b", count: count - 1)).utf8)
    }
    #expect(try HTTPRequest(head: head(100)).headers.count == 100)
    #expect(throws: RequestFault.tooLarge) { try HTTPRequest(head: head(101)) }
  }

  @Test("a host is one of this computer's names with the port; port 80 needs none")
  func hosts() throws {
    func isRefused(_ host: String, port: UInt16) throws -> Bool {
      let request = try HTTPRequest(head: Array("GET / HTTP/1.1\r\nHost: \(host)".utf8))
      return HostCheck(port: port).refusal(of: request)?.status == .misdirected
    }
    #expect(try !isRefused("localhost:8080", port: 8080))
    #expect(try isRefused("localhost", port: 8080))
    #expect(try !isRefused("127.0.0.1", port: 80))
    #expect(try isRefused("127.0.0.2:8080", port: 8080))
    #expect(try isRefused("localhost.evil.example:8080", port: 8080))
  }

  @Test("an empty file has no part")
  func emptyFile() {
    #expect(ByteRange("bytes=0-", size: 0) == .unsatisfiable)
    #expect(ByteRange("bytes=-5", size: 0) == .unsatisfiable)
    #expect(ByteRange("bytes=-5", size: 3) == .part(0...2))
    #expect(ByteRange("bytes=9223372036854775807-", size: .max) == .unsatisfiable)
  }
}
