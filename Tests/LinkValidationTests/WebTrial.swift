import Artifacts
import ContentTypes
import TestSupport

@testable import LinkValidation

/// Asks the stand-in server as if it were far away.
///
/// `outside.example` has a public address, from which connections are led to the stand-in; every other
/// public address is led to a port where nobody listens. An address that is not public is led to the
/// canary, so that whoever gets past the policy is seen there. Nothing leaves the machine.
final class WebTrial {
  static let server = Result { try StandInServer() }
  static let publicAddress = "93.184.216.34"

  var server: StandInServer
  var policy = NetworkPolicy()
  var limits = NetworkLimits()
  var names = Names()
  var remembersNames = false
  private let catalogue: ServiceCatalogue

  init(bases: [ServiceBase] = []) throws {
    server = try Self.server.get()
    catalogue = try ServiceCatalogue.builtIn(bases: bases)
    // Long, for a busy machine: only what never ends uses it up.
    limits.deadline = .seconds(60)
    limits.firstWait = .milliseconds(10)
    limits.longestWait = .seconds(2)
  }

  /// What names stand for: each time one is asked for, its next answer, and the last one for ever.
  final class Names: @unchecked Sendable {
    // Unchecked: the resolver is only asked on the thread that runs the client.
    private var answers: [String: [[String]]] = ["outside.example": [[WebTrial.publicAddress]]]

    func set(_ name: String, _ answers: [String]...) { self.answers[name] = answers }

    func next(_ name: String) -> NameResolver.Answer {
      guard let listed = answers[name], let first = listed.first else {
        return .failure(.noSuchName)
      }
      if listed.count > 1 { answers[name] = Array(listed.dropFirst()) }
      return .success(first.compactMap { IPAddress($0) })
    }
  }

  private var client: WebClient? {
    let (names, server) = (names, server)
    let resolver = NameResolver { $1(names.next($0)) }
    return WebClient(
      policy: policy, limits: limits,
      resolver: remembersNames ? resolver.remembering() : resolver,
      detour: Detour { endpoint in
        let port: Int
        if SpecialRange.what(endpoint.address) != nil {
          port = server.canaryPort
        } else if "\(endpoint.address)" != Self.publicAddress {
          port = server.closedPort
        } else {
          port = endpoint.port == 443 ? server.tlsPort : server.port
        }
        let loopback = IPAddress(bytes: [127, 0, 0, 1]) ?? endpoint.address
        return Endpoint(address: loopback, port: UInt16(port))
      })
  }

  /// The verdicts of links, in their order.
  func verdicts(_ targets: [String], shownAs role: Link.Role? = nil) throws -> [LinkVerdict] {
    let sorter = LinkSorter(catalogue)
    let judge = WebJudge(catalogue) { bytes in
      let type = ContentSniffer(prefix: Array(bytes.prefix(ContentSniffer.prefixLength)))
        .contentType
      return SniffedContent(kind: type.kind, mediaType: type.mediaType)
    }
    guard let client else { throw NoClient() }
    var verdicts: [LinkVerdict?] = Array(repeating: nil, count: targets.count)
    var links: [(position: Int, link: WebLink)] = []
    for (position, target) in targets.enumerated() {
      switch sorter.sort(Link(target: target, role: role), in: ArtifactPath("agenda.html")) {
      case .settled(let verdict): verdicts[position] = verdict
      case .web(let link): links.append((position, link))
      // Leads to a file, and there is none.
      case nil: break
      }
    }
    client.run(links.map(\.link.asked)) { index, outcome in
      verdicts[links[index].position] = judge.verdict(of: links[index].link, outcome)
    }
    return try verdicts.map { verdict in
      guard let verdict else { throw NoClient() }
      return verdict
    }
  }

  func verdict(_ target: String) throws -> LinkVerdict { try verdicts([target])[0] }

  struct NoClient: Error {}
}
