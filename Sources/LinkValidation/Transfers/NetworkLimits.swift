/// How long, how much and how many.
package struct NetworkLimits: Sendable {
  /// For one link, from its first request to its last, redirects and waits included.
  package var deadline: Duration = .seconds(20)
  /// Body bytes that are looked at, unpacked.
  package var bodyBytes = 64 << 10
  /// All header lines of one answer together.
  package var headerBytes = 64 << 10
  package var redirects = 10
  /// Requests for one address that a server does not want to answer now.
  package var attempts = 3
  /// Before the second attempt; each further wait is twice as long.
  package var firstWait: Duration = .milliseconds(500)
  /// A server that wants a longer wait than this is not asked again.
  package var longestWait: Duration = .seconds(10)
  package var requests = 64
  package var requestsToOneHost = 8

  package init() {}
}

extension Duration {
  /// Whole milliseconds, never less than 0.
  var wholeMilliseconds: Int64 {
    let (seconds, attoseconds) = components
    let (product, overflow) = max(0, seconds).multipliedReportingOverflow(by: 1000)
    return overflow ? .max : product &+ attoseconds / 1_000_000_000_000_000
  }
}
