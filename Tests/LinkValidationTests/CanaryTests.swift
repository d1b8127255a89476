import Artifacts
import Foundation
import TestSupport
import Testing

@testable import LinkValidation

/// A port that answers anybody: whatever leads to an address that is not public is led there, so that one
/// breach of the policy is seen.
@Suite(
  "Links to private places", .serialized,
  .enabled(if: StandInServer.mayRun, "python3 or openssl is not installed"))
struct CanaryTests {
  /// Links that lead to a private place, straight or by a redirect, and a part of what is said.
  private static func traps(_ server: StandInServer) -> [(target: String, reason: String)] {
    let port = server.canaryPort
    let straight: [(String, String)] = [
      ("http://127.0.0.1:\(port)/", "this machine"), ("http://127.9.9.9:\(port)/", "this machine"),
      ("http://0.0.0.0:\(port)/", "this machine"), ("http://10.1.2.3:\(port)/", "private network"),
      ("http://172.16.0.1:\(port)/", "private network"),
      ("http://192.168.1.1:\(port)/", "private network"),
      ("http://169.254.169.254/latest/", "credentials"),
      ("http://100.64.0.1:\(port)/", "provider's own"), ("http://224.0.0.1:\(port)/", "group"),
      ("http://[::1]:\(port)/", "this machine"),
      ("http://[::ffff:127.0.0.1]:\(port)/", "in disguise"),
      ("http://[::ffff:0:127.0.0.1]:\(port)/", "in disguise"),
      ("http://[64:ff9b::7f00:1]:\(port)/", "in disguise"),
      ("http://[fd00:ec2::254]:\(port)/", "credentials"),
      ("http://[fe80::1]:\(port)/", "local network"),
      ("http://inner.example:\(port)/", "this machine"),
      ("http://metadata.example/", "credentials"),
      ("http://both.example:\(port)/", "this machine"),
      ("http://both-ways.example:\(port)/", "private network"),
      ("http://mapped.example:\(port)/", "in disguise"),
    ]
    let redirected: [(String, String)] = [
      ("to-canary", "this machine"), ("to-localhost", "this machine"),
      ("to-metadata", "credentials"), ("to-inner-name", "this machine"),
      ("to-mapped", "in disguise"),
    ]
    return straight + redirected.map { ("http://outside.example/\($0.0)", $0.1) }
  }

  private func trial() throws -> WebTrial {
    let trial = try WebTrial()
    trial.names.set("localhost", ["127.0.0.1", "::1"])
    trial.names.set("inner.example", ["127.0.0.1"])
    trial.names.set("metadata.example", ["169.254.169.254"])
    trial.names.set("both.example", [WebTrial.publicAddress, "127.0.0.1"])
    trial.names.set("both-ways.example", ["10.0.0.1", WebTrial.publicAddress])
    trial.names.set("mapped.example", ["::ffff:10.0.0.1"])
    return trial
  }

  @Test("private addresses are blocked, by whatever way a link leads there")
  func blocked() throws {
    let trial = try trial()
    let traps = Self.traps(trial.server)
    for (trap, found) in zip(traps, try trial.verdicts(traps.map(\.target))) {
      #expect(found.verdict == .blocked, "\(found)")
      #expect(found.reason?.contains(trap.reason) ?? false, "\(found)")
    }
    #expect(try trial.server.account()["canary"].integer == 0)
  }

  @Test("without the policy each of them reaches the canary, so the test above can fail")
  func unguarded() throws {
    let server = try StandInServer()
    var hits = 0
    for trap in Self.traps(server) {
      let trial = try trial(at: server)
      trial.policy.isGuarded = false
      trial.limits.attempts = 1
      _ = try trial.verdict(trap.target)
      let count = try server.account()["canary"].integer ?? 0
      // Names with a public address as well may be reached there.
      #expect(count > hits || trap.target.contains("both"), "\(trap.target)")
      hits = count
    }
  }

  private func trial(at server: StandInServer) throws -> WebTrial {
    let trial = try trial()
    trial.server = server
    return trial
  }

  @Test("a name that is public first and private the next time is blocked the next time")
  func rebinding() throws {
    let trial = try trial()
    trial.names.set("turning.example", [WebTrial.publicAddress], ["127.0.0.1"])
    // One request at a time and no kept connection: the second is a hop of its own.
    let found = try trial.verdict("http://turning.example/moved")
    #expect(found.verdict == .blocked)
    #expect(found.reason?.contains("this machine") ?? false)
    #expect(try trial.server.account()["canary"].integer == 0)
  }

  @Test("a name that is remembered is asked for once, and checked for every connection")
  func remembered() throws {
    let trial = try trial()
    trial.names.set("inner.example", ["127.0.0.1"], [WebTrial.publicAddress])
    trial.names.set("outer.example", [WebTrial.publicAddress], ["127.0.0.1"])
    trial.remembersNames = true
    let found = try trial.verdicts(
      ["inner", "outer"].flatMap { name in
        ["page", "clip.mp4", "photo.png"].map { "http://\(name).example/\($0)" }
      })
    #expect(found.map(\.verdict) == [.blocked, .blocked, .blocked, .ok, .ok, .ok])
    #expect(try trial.server.account()["canary"].integer == 0)
  }

  @Test("the connection goes to the address that was checked, even if libcurl would ask again")
  func pinned() throws {
    let trial = try trial()
    // The system's own resolver knows no such name; only what was checked can have been used.
    #expect(try trial.verdict("http://outside.example/page").verdict == .ok)
    let gate = ConnectionGate(
      policy: NetworkPolicy(), address: try WebAddress("http://outside.example/"),
      checked: [try #require(IPAddress(WebTrial.publicAddress))], detour: .none)
    let other = Endpoint(address: try #require(IPAddress("8.8.8.8")), port: 80)
    #expect(throws: PolicyRefusal.self) { try gate.way(to: other) }
    let otherPort = Endpoint(address: try #require(IPAddress(WebTrial.publicAddress)), port: 81)
    #expect(throws: PolicyRefusal.port(81)) { try gate.way(to: otherPort) }
  }

  @Test("what an address's text gives away is blocked before any name is asked for")
  func byText() throws {
    let trial = try trial()
    let table: [(String, String)] = [
      ("http://2130706433/", "number in disguise"), ("http://0x7f000001/", "number in disguise"),
      ("http://0177.0.0.1/", "number in disguise"), ("http://127.1/", "number in disguise"),
      ("http://0x8.8.8.8/", "number in disguise"), ("http://134744072/", "number in disguise"),
      ("http://user:secret@outside.example/page", "name or password"),
      ("http://@outside.example/page", "name or password"),
      ("http://outside.example:22/", "port 22"), ("http://outside.example:25/", "port 25"),
      ("http://outside.example/to-file", "file:"), ("http://outside.example/to-ftp", "ftp:"),
      ("http://outside.example/to-user", "name or password"),
      ("http://outside.example/to-ssh", "port 22"),
      ("http://outside.example/to-decimal", "number in disguise"),
    ]
    for (row, found) in zip(table, try trial.verdicts(table.map(\.0))) {
      #expect(found.verdict == .blocked, "\(found)")
      #expect(found.reason?.contains(row.1) ?? false, "\(found)")
    }
    #expect(try trial.server.account()["canary"].integer == 0)
  }

  @Test("--allow-host opens exactly the host and the port that it names")
  func allowed() throws {
    let server = try StandInServer()
    let trial = try trial(at: server)
    let port = server.canaryPort
    let host = try #require(AllowedHost("127.0.0.1:\(port)"))
    trial.policy.allowedHosts = [host]
    let verdicts = try trial.verdicts([
      "http://127.0.0.1:\(port)/", "http://127.0.0.1:\(server.port)/", "http://127.0.0.2:\(port)/",
      "http://inner.example:\(port)/", "http://outside.example/to-localhost",
    ])
    #expect(verdicts.map(\.verdict) == [.ok, .blocked, .blocked, .blocked, .blocked])
    #expect(try server.account()["canary"].integer == 1)
  }

  @Test("a proxy that the environment names is not used")
  func proxy() throws {
    let trial = try trial()
    let names = ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"]
    for name in names { unsafe setenv(name, "http://127.0.0.1:\(trial.server.canaryPort)", 1) }
    defer { for name in names { unsafe unsetenv(name) } }
    #expect(try trial.verdict("http://outside.example/page").verdict == .ok)
    #expect(try trial.server.account()["canary"].integer == 0)
  }
}
