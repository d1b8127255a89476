/// What one client may take.
package struct ServerLimits: Sendable {
  /// Connections at a time; further ones are told to come back.
  package var connections = 64
  /// For a whole head, from its first byte.
  package var headMilliseconds = 10_000
  /// For the first byte of the next request.
  package var idleMilliseconds = 15_000
  /// Without a byte taken: a player that is paused reads nothing for a while, and asks again then.
  package var stalledMilliseconds = 60_000
  /// Requests on one connection.
  package var requests = 1000

  package init() {}
}
