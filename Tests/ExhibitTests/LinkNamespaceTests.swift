import Foundation
import TestSupport
import Testing

/// Whether this machine gives a process a network of its own.
enum NetworkNamespace {
  /// In CI a machine that can't is a failure, elsewhere the suite is skipped by name.
  static var mayRun: Bool {
    if Tool.isCI { return true }
    guard StandInServer.mayRun else { return false }
    return (try? Tool.unshare.run(["--map-root-user", "--mount", "--net", "true"]))?.status == 0
  }
}

/// The whole program against real names and real addresses, where nothing but this machine is there: a
/// network and a mount namespace, with a hosts file of their own.
@Suite(
  "exhibit links in a network of its own", .serialized,
  .enabled(
    if: NetworkNamespace.mayRun, "no namespaces here, or python3 or openssl is not installed"))
struct LinkNamespaceTests {
  /// Links and their verdicts, by hand.
  private static let table: [(target: String, verdict: String)] = [
    ("http://outside.example/page", "ok"), ("http://outside.example/login.mp4", "needs_login"),
    ("http://outside.example/clip.mp4#t=1", "ok"), ("http://93.184.216.34/page", "ok"),
    ("http://inner.example/", "blocked"), ("http://metadata.example/latest/", "blocked"),
    ("http://both.example/", "blocked"), ("http://localhost/", "blocked"),
    ("http://127.0.0.1/", "blocked"), ("http://169.254.169.254/", "blocked"),
    ("http://[::ffff:127.0.0.1]/", "blocked"), ("http://2130706433/", "blocked"),
    ("http://outside.example/to-inner-name", "blocked"),
    ("http://outside.example/to-metadata", "blocked"),
    ("http://outside.example/to-canary", "blocked"),
    ("http://nowhere.example/", "unreachable"),
  ]

  private func run(_ environment: [String: String] = [:]) throws -> JSON {
    let folder = try TemporaryFolder()
    let links = Self.table.map { "<a href='\($0.target)'>x</a>\n" }.joined()
    try folder.write("<html><body>\(links)</body></html>", to: "page.html")
    let path = try #require(Tool.unshare.path)
    let command = [
      "--map-root-user", "--mount", "--net", Checkout.path("Tests/StandIn/in-namespace"),
      ExhibitProgram.path, "links", folder.path, "--format", "ndjson", "--timeout", "10",
    ]
    let result = try Run(
      path, arguments: command.map { Array($0.utf8) },
      environment: ProcessInfo.processInfo.environment.merging(environment) { $1 }
    ).finish()
    #expect(result.status == 0, "\(result)")
    return try JSON(result.output)
  }

  @Test("private places are blocked and never asked, also where a proxy is named")
  func guarded() throws {
    let account = try run(["http_proxy": "http://127.0.0.1:80", "ALL_PROXY": "http://127.0.0.1:80"])
    let found = account["lines"].array.map {
      "\($0["target"].string ?? "") \($0["verdict"].string ?? "")"
    }
    #expect(found == Self.table.map { "\($0.target) \($0.verdict)" })
    #expect(account["canary"].integer == 0)
    #expect(account["status"].integer == 1)
  }

  #if DEBUG
    @Test("without the guards the canary is asked, so the test above can fail")
    func unguarded() throws {
      let account = try run(["EXHIBIT_DEBUG_UNGUARDED": "1"])
      #expect((account["canary"].integer ?? 0) >= 8)
    }
  #endif
}
