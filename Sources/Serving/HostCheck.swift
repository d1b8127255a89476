/// Whether a request meant this server by one of this computer's own names.
///
/// A page elsewhere may have its name lead to 127.0.0.1 (DNS rebinding) and would then be of the same
/// origin as the server; but the browser still sends that name.
package struct HostCheck: Sendable {
  private let hosts: Set<String>

  package init(port: UInt16) {
    var hosts: Set<String> = []
    for name in ["localhost", "127.0.0.1", "[::1]"] {
      hosts.insert("\(name):\(port)")
      // Browsers leave the usual port out.
      if port == 80 { hosts.insert(name) }
    }
    self.hosts = hosts
  }

  /// Nil where it may be answered.
  package func refusal(of request: HTTPRequest) -> HTTPResponse? {
    guard let host = request.header("host"), hosts.contains(host.lowercased()) else {
      return HTTPResponse(
        .misdirected,
        saying:
          "This server answers to localhost only; open the address that exhibit serve printed.")
    }
    // No other page has a reason to have something done here, or to ask for more than to be led here.
    let origin = request.header("origin").map { $0.lowercased() }
    let site = request.header("sec-fetch-site")
    // A form of a page that sends no referrer has no origin either: then the browser itself says whose it is.
    let isOwn =
      origin == nil || origin == "http://\(host.lowercased())"
      || origin == "null" && site == "same-origin"
    let isLedHere = request.header("sec-fetch-mode") == "navigate" && request.method == .get
    let isForeign = site == "cross-site" || site == "same-site"
    guard isOwn, !isForeign || isLedHere else {
      return HTTPResponse(.forbidden, saying: "Another page may not ask this server.")
    }
    return nil
  }
}
