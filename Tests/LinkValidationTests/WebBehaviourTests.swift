import Artifacts
import Foundation
import TestSupport
import Testing

@testable import LinkValidation

/// Verdicts written by hand for what the stand-in server does; see `Tests/StandIn/server`.
@Suite(
  "Links to the web", .serialized,
  .enabled(if: StandInServer.mayRun, "python3 or openssl is not installed"))
struct WebBehaviourTests {
  struct Expected: Sendable {
    let path: String
    let verdict: LinkVerdict.Verdict
    /// A part of the reason; nil where there is none to be.
    let reason: String?

    init(_ path: String, _ verdict: LinkVerdict.Verdict, _ reason: String? = nil) {
      (self.path, self.verdict, self.reason) = (path, verdict, reason)
    }
  }

  private func check(_ table: [Expected], _ trial: WebTrial? = nil) throws {
    let trial = try trial ?? WebTrial()
    let verdicts = try trial.verdicts(table.map { "http://outside.example/\($0.path)" })
    for (expected, found) in zip(table, verdicts) {
      let agrees =
        found.verdict == expected.verdict
        && (expected.reason.map { found.reason?.contains($0) ?? false } ?? (found.reason == nil))
      #expect(agrees, "\(expected.path): \(found)")
      #expect(found.severity == expected.verdict.severity)
      if found.severity != nil { #expect(found.fix != nil, "\(expected.path)") }
    }
    #expect(try trial.server.account()["canary"].integer == 0)
  }

  @Test("what is what it claims to be is ok")
  func sound() throws {
    try check([
      Expected("page", .ok), Expected("clip.mp4", .ok), Expected("talk.mp3", .ok),
      Expected("photo.png", .ok), Expected("paper.pdf", .ok), Expected("plain.txt", .ok),
      Expected("no-ranges.mp4", .ok), Expected("refuses-ranges.mp4", .ok),
      Expected("octets.mp4", .ok), Expected("download", .ok), Expected("packed", .ok),
      Expected("own-login-box", .ok), Expected("chunked.mp4", .ok), Expected("clip.mp4?x=y", .ok),
      Expected("clip.mp4#t=1,9", .ok, "length is not known"),
      Expected("clip.mp4#t=1m30s", .ok, "players ignore “t=1m30s”"),
    ])
  }

  @Test("a status and a type that lie are found out by the bytes")
  func lies() throws {
    try check([
      Expected("wrong-type.mp4", .ok, "calls it text/plain"),
      Expected("login.mp4", .needsLogin, "sign in"),
      Expected("login-as-video.mp4", .needsLogin, "sign in"),
      Expected("soft404.mp4", .notMedia, "a web page comes"),
      Expected("soft404", .broken, "nothing here"),
      Expected("page.mp4", .notMedia, "a web page comes"),
      Expected("garbage.mp4", .broken, "its bytes are none"),
      Expected("garbage-video", .broken, "its bytes are none"),
      Expected("picture.mp4", .notMedia, "image/png comes"),
      Expected("empty.mp4", .broken, "answers with nothing"),
      Expected("empty", .broken, "answers with nothing"),
      Expected("page.pdf", .notMedia, "a document is promised"),
      Expected("login-page", .needsLogin, "sign in"),
    ])
  }

  @Test("every status has its meaning")
  func status() throws {
    try check([
      Expected("status/401", .needsLogin, "401"), Expected("basic", .needsLogin, "401"),
      Expected("status/403", .needsLogin, "403"), Expected("status/404", .broken, "404"),
      Expected("status/410", .broken, "410"), Expected("status/451", .broken, "legal"),
      Expected("status/400", .broken, "400"), Expected("status/405", .broken, "405"),
      Expected("status/418", .broken, "418"), Expected("status/500", .unreachable, "500"),
      Expected("status/502", .unreachable, "502"), Expected("status/503", .unreachable, "503"),
      Expected("status/599", .unreachable, "599"), Expected("status/304", .unreachable, "304"),
      Expected("status/203", .ok),
    ])
  }

  @Test("redirects are followed to where they end, and those that don't end are broken")
  func redirects() throws {
    try check([
      Expected("moved", .ok), Expected("moved-far", .ok), Expected("moved-relative", .ok),
      Expected("circle", .broken, "circle"), Expected("far/1", .broken, "more than 10 times"),
      Expected("nowhere", .broken, "does not say where to"),
      Expected("to-login.mp4", .needsLogin, "sign in"),
      Expected("to-login", .needsLogin, "sign in"),
      Expected("redirect-with-cookie", .ok),
    ])
    let far = try WebTrial().verdict("http://outside.example/moved-far")
    let moved = try WebTrial().verdicts([
      "http://outside.example/moved#part", "http://outside.example/moved-relative",
    ])
    #expect(moved.map(\.suggestion) == ["http://outside.example/moved-here#part", nil])
    #expect(
      far.redirects == ["http://outside.example/moved", "http://outside.example/moved-here"])
  }

  @Test("what breaks off, is garbled or never ends is named")
  func broken() throws {
    try check([
      Expected("short.mp4", .unreachable, "cut off after 500 bytes"),
      Expected("short-chunk.mp4", .unreachable, "cut off after 500 bytes"),
      Expected("reset", .unreachable, "dropped the connection"),
      Expected("reset-in-body", .unreachable, "dropped the connection"),
      Expected("nothing", .unreachable, "dropped the connection"),
      Expected("endless.mp4", .ok), Expected("endless-page", .ok, "only its first 65536 bytes"),
      Expected("endless-header", .unreachable, "header that is too long"),
      Expected("long-header", .unreachable, "header that is too long"),
      Expected("endless-interim", .unreachable, "header that is too long"),
      Expected("bad-packing", .unreachable, "can't be unpacked"),
      Expected("not-http", .unreachable, "no web page"),
      Expected("old-http", .unreachable, "no web page"),
    ])
  }

  @Test("what is silent, stalls or drips is given up at its deadline, and holds nothing else up")
  func stalls() throws {
    let trial = try WebTrial()
    trial.limits.deadline = .seconds(6)
    let start = ContinuousClock.now
    try check(
      [
        Expected("silence", .unreachable, "did not answer in time"),
        Expected("stall.mp4", .unreachable, "stopped after 500 bytes"),
        Expected("drip.mp4", .unreachable, "did not go on in time"),
        Expected("drip-header", .unreachable, "did not go on in time"), Expected("page", .ok),
      ], trial)
    // Side by side: one deadline and what a busy machine adds, not four.
    #expect(ContinuousClock.now - start < .seconds(20))
  }

  @Test("a server that is ill or busy is asked again, but not for ever")
  func retries() throws {
    let trial = try WebTrial()
    try check(
      [
        Expected("busy-once", .ok), Expected("ill-once", .ok), Expected("reset-once", .ok),
        Expected("always-ill", .unreachable, "has an error (500)"),
        Expected("busy-for-long", .unreachable, "left alone for 60 minutes"),
      ], trial)
    let seen = try trial.server.account()["seen"].array.filter {
      $0["path"].string == "/always-ill"
    }
    #expect(seen.count == 3)
  }

  @Test("names that are none, closed ports and bad certificates are unreachable")
  func unreachable() throws {
    let trial = try WebTrial()
    trial.names.set("elsewhere.example", ["1.1.1.1"])
    let verdicts = try trial.verdicts([
      "http://no-such-name.example/", "http://elsewhere.example/", "https://outside.example/page",
    ])
    #expect(verdicts.map(\.verdict) == [.unreachable, .unreachable, .unreachable])
    #expect(verdicts[0].reason == "there is no host of this name")
    #expect(verdicts[1].reason == "its server does not take connections")
    #expect(verdicts[2].reason == "nobody known vouches for its server's certificate")
  }

  @Test("an answer that unpacks to a hundred megabytes costs no memory")
  func bombs() throws {
    let before = try peak()
    try check([
      Expected("bomb", .ok, "only its first 65536 bytes"),
      Expected("bomb.mp4", .broken, "its bytes are none"),
      Expected("brotli-bomb", .ok, "only its first 65536 bytes"),
      Expected("bomb-twice", .ok, "only its first 65536 bytes"), Expected("endless.mp4", .ok),
    ])
    #expect(try peak() - before < 100_000)
  }

  /// The most memory that this process has had so far, in kB.
  private func peak() throws -> Int {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
    return Int(line.split(separator: " ").dropFirst().first ?? "") ?? 0
  }

  @Test("no cookie, no password and no proxy's name is ever sent")
  func nothingPersonal() throws {
    let trial = try WebTrial()
    _ = try trial.verdict("http://outside.example/redirect-with-cookie")
    for request in try trial.server.account()["seen"].array {
      for name in ["cookie", "authorization", "proxy-authorization", "referer", "via"] {
        #expect(request["headers"][name].string == nil)
      }
    }
  }
}
