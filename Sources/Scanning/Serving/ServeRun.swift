internal import Artifacts
internal import Inspection
internal import Serving
package import Submissions

/// Serves the pages of a submission or a cohort on this computer alone, until it is stopped.
package struct ServeRun {
  private let place: ServedPlace
  private let server: LoopbackServer
  private let site: ServedSite
  /// What to open in a browser.
  package let address: String

  package var port: Int { Int(server.port) }

  /// - Parameters:
  ///   - path: what somebody named.
  ///   - port: nil takes a free one.
  ///   - credentials: the definitions at hand, for verification.
  ///   - jobs: how many files a verification reads at a time.
  package init(
    path: [UInt8], port: UInt16?, credentials: [Credential], jobs: Int
  ) throws(RunError) {
    place = try ServedPlace(path)
    do throws(ServerError) {
      server = try LoopbackServer(port: port ?? 0)
    } catch {
      throw Self.failure(error)
    }
    let token = AccessToken()
    site = ServedSite(
      place, token: token, hosts: HostCheck(port: server.port), credentials: credentials,
      jobs: jobs)
    address = "http://127.0.0.1:\(server.port)\(site.base)/"
  }

  /// Answers until a signal comes.
  ///
  /// - Parameter announce: called once the address can be opened.
  package func run(announce: (String) throws -> Void) throws {
    let (server, site) = (server, site)
    try Interruption.shared.during(action: { server.stop() }) {
      try announce(address)
      do throws(ServerError) {
        try server.serve { site.answer($0) }
      } catch {
        throw Self.failure(error)
      }
    }
  }

  private static func failure(_ error: ServerError) -> RunError {
    switch error {
    case .portTaken(let port):
      RunError(
        "port \(port): another program uses it; choose another with --port, or leave --port out to take a "
          + "free one")
    case .portDenied(let port):
      RunError(
        "port \(port): this user may not take it; choose one above 1023, or leave --port out to take a free "
          + "one")
    case .system(let number):
      RunError.system("the pages", number, advice: "no address of this computer could be taken")
    }
  }
}
