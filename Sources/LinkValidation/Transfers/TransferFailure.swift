/// Why a server gave no sound answer.
package enum TransferFailure: Error, Hashable, Sendable {
  case noSuchName
  case nameUnanswered
  case notConnected
  /// No word within the link's time.
  case silence
  /// It began to answer and did not go on within the link's time.
  case stalled(bytes: Int)
  /// The connection was dropped in the middle.
  case reset
  /// Fewer bytes than it said.
  case cutOff(bytes: Int)
  case certificate(CertificateTrouble)
  case insecure
  case notHTTP
  case endlessHeader
  /// The body's packing is damaged.
  case packing
  case other(String)

  package enum CertificateTrouble: Hashable, Sendable {
    case expired, unknownIssuer, otherName, unsound
  }

  /// Whether the same request may go better a moment later.
  var mayPass: Bool { self == .reset || self == .notHTTP }

  /// The end of the sentence “The link …:”.
  var reason: String {
    switch self {
    case .noSuchName: "there is no host of this name"
    case .nameUnanswered: "nobody answered where its host is"
    case .notConnected: "its server does not take connections"
    case .silence: "its server did not answer in time"
    case .stalled(let bytes): "its server stopped after \(bytes) bytes and did not go on in time"
    case .reset: "its server dropped the connection"
    case .cutOff(let bytes): "the answer was cut off after \(bytes) bytes"
    case .certificate(.expired): "its server's certificate has expired"
    case .certificate(.unknownIssuer): "nobody known vouches for its server's certificate"
    case .certificate(.otherName): "its server's certificate is for another name"
    case .certificate(.unsound): "its server's certificate is not sound"
    case .insecure: "no secure connection to its server could be made"
    case .notHTTP: "its server answered with something that is no web page"
    case .endlessHeader: "its server's answer has a header that is too long"
    case .packing: "its server's answer can't be unpacked"
    case .other(let words): "its server could not be asked (\(words))"
    }
  }

  var fix: String {
    switch self {
    case .noSuchName, .nameUnanswered:
      "Check the host's name in the link, and that this machine is online."
    case .certificate, .insecure:
      "Tell whoever runs the server; browsers warn of it, and an assessor may not go on."
    default:
      "Try the link in a browser; if it does not open, put the file elsewhere and link to it."
    }
  }
}
