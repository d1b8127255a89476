internal import Artifacts

/// Which web addresses may be asked at all. Links are strangers': without it, a link would make this
/// machine ask whatever it can reach.
package struct NetworkPolicy: Sendable {
  package var allowedHosts: [AllowedHost]
  /// Off only where a test shows that it is the policy that keeps a canary untouched; see `DebugSwitch`.
  var isGuarded = !DebugSwitch.isUnguarded

  package init(allowedHosts: [AllowedHost] = []) { self.allowedHosts = allowedHosts }

  /// Why an address is not asked, as far as its text tells; nil where nothing speaks against it.
  func refusal(of address: WebAddress) -> PolicyRefusal? {
    guard isGuarded else { return nil }
    if address.namesUser { return .user }
    if address.isDisguised { return .disguise }
    if isAllowed(address) { return nil }
    return Self.isOpen(address.port) ? nil : .port(address.port)
  }

  /// Why `address` may not be connected to at this IP address; nil where it may.
  func refusal(of ip: IPAddress, for address: WebAddress) -> PolicyRefusal? {
    guard isGuarded, !isAllowed(address), let what = SpecialRange.what(ip) else { return nil }
    return .address(ip, what)
  }

  /// Whether what is remembered may be used: an answer from a host that was opened for that run is none
  /// where the host is shut.
  package func allows(_ answer: KnownAnswer) -> Bool {
    answer.openedHosts.allSatisfy { host in
      (try? WebAddress("http://\(host)/")).map(isAllowed) ?? false
    }
  }

  /// Those of the addresses whose hosts are opened, as `HOST:PORT`.
  func opened(_ addresses: [WebAddress]) -> [String] {
    addresses.filter(isAllowed).map(\.authority)
  }

  private func isAllowed(_ address: WebAddress) -> Bool {
    allowedHosts.contains { $0.opens(address) }
  }

  /// Below 1024 lie services that are no web pages: mail, names, remote control.
  private static func isOpen(_ port: UInt16) -> Bool { port == 80 || port == 443 || port >= 1024 }
}

/// Why an address was not asked.
package enum PolicyRefusal: Error, Hashable, Sendable {
  /// Not `http` or `https`.
  case scheme(String)
  /// A name or a password before the host.
  case user
  /// A number that stands for an IP address and does not look like one.
  case disguise
  case port(UInt16)
  case address(IPAddress, String)

  var reason: String {
    switch self {
    case .scheme(let scheme): "it leads to \(scheme):, which is not a web page"
    case .user: "it has a user's name or password in it"
    case .disguise: "its host is a number in disguise"
    case .port(let port): "it leads to port \(port), where no web pages are"
    case .address(let ip, let what): "its host is \(ip), \(what)"
    }
  }

  var fix: String {
    switch self {
    case .scheme: "Link to a web page that anyone can open."
    case .user: "Remove the name and the password from the link, and change the password."
    case .disguise: "Write the host's name into the link."
    case .port, .address:
      "Put the recording where anyone can open it, and link to it there. If you trust this host, "
        + "check again with --allow-host."
    }
  }
}
