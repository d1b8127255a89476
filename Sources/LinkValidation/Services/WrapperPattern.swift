/// An address that only leads on to another one, which stands in it.
struct WrapperPattern: Decodable, Sendable {
  let name: String
  private let hosts: [HostPattern]
  /// Nil for any.
  private let path: String?
  /// The query's values that may hold the address, in order.
  private let query: [String]?
  /// Another way in which the address stands in the path or the query.
  private let coding: Coding?

  enum Coding: String, Decodable, Sendable {
    /// Proofpoint, second version: `-3A` for `%3A`, `_` for `/`.
    case proofpoint2
    /// Proofpoint, third version: the address between `__` and `__;`.
    case proofpoint3
  }

  /// `fragment`: of the address inside; nil where it has none.
  func unwrap(_ address: WebAddress) -> (inner: WebAddress, fragment: String?, name: String)? {
    guard hosts.contains(where: { $0.fits(address.host) }),
      path.map({ address.path.lowercased().hasPrefix($0) }) ?? true,
      let text = text(in: address), let inner = try? WebAddress(text), inner != address
    else { return nil }
    return (inner, LinkReference(text).fragment, name)
  }

  private func text(in address: WebAddress) -> String? {
    switch coding {
    case .proofpoint3:
      let parts = address.text.split(separator: "__", maxSplits: 2)
      return parts.count == 3 && parts[2].hasPrefix(";") ? Self.withSlashes(parts[1]) : nil
    case .proofpoint2:
      return value(in: address).map { text in
        let plain = text.utf8.map { byte in
          switch byte {
          case UInt8(ascii: "-"): UInt8(ascii: "%")
          case UInt8(ascii: "_"): UInt8(ascii: "/")
          default: byte
          }
        }
        return String(decoding: LinkReference.percentDecoded(plain), as: UTF8.self)
      }
    case nil: return value(in: address)
    }
  }

  /// In a path two slashes in a row may have become one.
  private static func withSlashes(_ text: Substring) -> String {
    for scheme in ["http:/", "https:/"]
    where text.hasPrefix(scheme) && !text.hasPrefix(scheme + "/") {
      return scheme + "/" + text.dropFirst(scheme.count)
    }
    return String(text)
  }

  private func value(in address: WebAddress) -> String? {
    (query ?? []).lazy.compactMap { address.queryValue($0) }
      .first { $0.hasPrefix("http://") || $0.hasPrefix("https://") || coding == .proofpoint2 }
  }
}

/// Where one is sent to sign in.
struct LoginPattern: Decodable, Sendable {
  private let hosts: [HostPattern]
  /// Parts of a path.
  private let parts: [String]

  func fits(_ address: WebAddress) -> Bool {
    hosts.contains { $0.fits(address.host) }
      || address.path.lowercased().split(separator: "/").contains { part in
        parts.contains { part == $0 || part.hasPrefix($0 + ".") }
      }
  }
}
