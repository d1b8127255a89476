/// Decides on each connection before it is made. Whatever a name resolved to, redirects and libcurl's
/// own choices included, passes here.
struct ConnectionGate: Sendable {
  let policy: NetworkPolicy
  let address: WebAddress
  /// What the host's name was found to mean; nothing else is connected to.
  let checked: Set<IPAddress>
  let detour: Detour

  /// Where the connection goes; throws why it is not made.
  func way(to endpoint: Endpoint) throws(PolicyRefusal) -> Endpoint {
    if let refusal = policy.refusal(of: endpoint.address, for: address) { throw refusal }
    guard endpoint.port == address.port else { throw .port(endpoint.port) }
    if policy.isGuarded, !checked.contains(endpoint.address) {
      throw .address(endpoint.address, "not what its name was found to mean")
    }
    return detour.way(endpoint)
  }
}

/// Where connections go instead: tests play public addresses on this machine, after all checks.
package struct Detour: Sendable {
  let way: @Sendable (Endpoint) -> Endpoint

  init(way: @escaping @Sendable (Endpoint) -> Endpoint) { self.way = way }

  static let none = Detour { $0 }
}
