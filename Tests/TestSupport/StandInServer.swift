/// The web server of `Tests/StandIn`, which plays what servers do, on loopback addresses only.
package final class StandInServer: Sendable {
  /// Plain HTTP.
  package let port: Int
  /// HTTPS, with a certificate that nobody vouches for.
  package let tlsPort: Int
  /// Answers anybody, and counts: nobody should ever ask.
  package let canaryPort: Int
  /// Nobody listens there.
  package let closedPort: Int
  private let run: Run

  /// Python and OpenSSL are what it needs.
  package static var mayRun: Bool { Tool.python3.mayRun && Tool.openssl.mayRun }

  /// - Parameter folder: whose recordings it gives out; none where nil.
  package init(folder: String? = nil) throws {
    guard let python = Tool.python3.path else { throw MissingTool(tool: .python3) }
    let arguments =
      [Checkout.path("Tests/StandIn/server")] + (folder.map { ["--folder", $0] } ?? [])
    run = try Run(python, arguments: arguments.map { Array($0.utf8) })
    try run.waitForLines(1)
    let ports = try JSON(run.outputSoFar)
    func port(_ name: String) throws -> Int {
      guard let number = ports[name].integer else { throw NoAnswer() }
      return number
    }
    self.port = try port("port")
    tlsPort = try port("tls")
    canaryPort = try port("canary")
    closedPort = try port("closed")
  }

  package struct NoAnswer: Error {}

  /// What it was asked: `seen`, a list of `path`, `host` and `headers`; `canary`, how often that was.
  package func account() throws -> JSON {
    let script =
      "import urllib.request as r, sys; "
      + "sys.stdout.write(r.build_opener(r.ProxyHandler({})).open(sys.argv[1]).read().decode())"
    let result = try Tool.python3.run(["-c", script, "http://127.0.0.1:\(port)/-/seen"])
    return try JSON(result.output)
  }
}
