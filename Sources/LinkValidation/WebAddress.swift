internal import Artifacts
internal import CLibCurl

/// An address of the web as it is asked: scheme, host and port in one form, without a fragment.
package struct WebAddress: Hashable, Sendable, CustomStringConvertible {
  /// What is asked. Two addresses with the same text are one.
  package let text: String
  /// In lower case, as DNS has it; an IPv6 address in brackets.
  package let host: String
  package let port: UInt16
  /// From `/` on, percent-encoded.
  let path: String
  /// Without `?`; nil where there is none.
  let query: String?
  let isSecure: Bool
  /// A user's name or password stands before the host.
  let namesUser: Bool
  /// The host is an IP address that was not written as one: `0x7f.1`, `2130706433`.
  let isDisguised: Bool

  package var description: String { text }

  package static func == (left: WebAddress, right: WebAddress) -> Bool { left.text == right.text }

  package func hash(into hasher: inout Hasher) { hasher.combine(text) }

  enum Trouble: Error, Equatable {
    case notWeb(scheme: String)
    case malformed
  }

  /// Longer ones are refused by most servers, and by browsers.
  static let lengthCap = 8192

  /// - Parameters:
  ///   - written: as it stands in a document, or in an answer's `Location`.
  ///   - base: what a relative one is relative to.
  init(_ written: String, relativeTo base: WebAddress? = nil) throws(Trouble) {
    let cleaned = Self.cleaned(written)
    guard !cleaned.isEmpty, cleaned.utf8.count <= Self.lengthCap else { throw .malformed }
    guard let url = CurlURL(cleaned, relativeTo: base?.text),
      let scheme = url.part(CURLUPART_SCHEME)?.lowercased()
    else { throw .malformed }
    guard scheme == "http" || scheme == "https" else { throw .notWeb(scheme: scheme) }
    let name = url.part(CURLUPART_HOST, Int32(EXHIBIT_PUNYCODE)) ?? ""
    // A zone names a network device of one machine.
    guard Self.isHost(name), url.part(CURLUPART_ZONEID) == nil, let port = Self.port(of: url) else {
      throw .malformed
    }
    host = name.lowercased()
    self.port = port
    isSecure = scheme == "https"
    let authority = Self.authority(of: cleaned)
    namesUser =
      authority?.contains("@") ?? false || url.part(CURLUPART_USER) != nil
      || url.part(CURLUPART_PASSWORD) != nil
    isDisguised = Self.isDisguised(host, writtenAs: authority)
    if name != host { url.set(CURLUPART_HOST, host) }
    url.set(CURLUPART_FRAGMENT, nil)
    path = url.part(CURLUPART_PATH) ?? "/"
    query = url.part(CURLUPART_QUERY)
    text = url.part(CURLUPART_URL, Int32(CURLU_NO_DEFAULT_PORT)) ?? ""
    if text.isEmpty { throw .malformed }
  }

  /// What DNS knows, or an IPv6 address. libcurl also takes signs that it would have to encode.
  private static func isHost(_ name: String) -> Bool {
    if name.hasPrefix("["), name.hasSuffix("]") {
      return IPAddress(String(name.dropFirst().dropLast())) != nil
    }
    return !name.isEmpty
      && name.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "-._".utf8.contains(byte)
        }
      }
  }

  private static func port(of url: CurlURL) -> UInt16? {
    let port = url.part(CURLUPART_PORT, Int32(CURLU_DEFAULT_PORT)).flatMap { UInt16($0) }
    return port == 0 ? nil : port
  }

  /// As browsers read it: white space at the ends, tabs and line breaks anywhere are left out, and a
  /// backslash in front of the query is a slash.
  private static func cleaned(_ written: String) -> String {
    let scalars = written.unicodeScalars.filter { !["\t", "\n", "\r", "\0"].contains($0) }
    let trimmed = scalars.drop { $0.value <= 0x20 }.reversed().drop { $0.value <= 0x20 }.reversed()
    var isBeforeQuery = true
    var text = String.UnicodeScalarView()
    for scalar in trimmed {
      if scalar == "?" || scalar == "#" { isBeforeQuery = false }
      text.append(scalar == "\\" && isBeforeQuery ? "/" : scalar)
    }
    return String(text)
  }

  /// What stands between `//` and the path; nil where the text is relative.
  private static func authority(of text: String) -> Substring? {
    let rest: Substring
    if text.hasPrefix("//") {
      rest = text.dropFirst(2)
    } else {
      guard let colon = text.firstIndex(of: ":"),
        text[..<colon].utf8.allSatisfy({ !"/?#".utf8.contains($0) })
      else { return nil }
      rest = text[text.index(after: colon)...].drop { $0 == "/" }
    }
    return rest.prefix { !["/", "?", "#"].contains($0) }
  }

  private static func isDisguised(_ host: String, writtenAs authority: Substring?) -> Bool {
    let bare = host.hasSuffix(".") ? String(host.dropLast()) : host
    if IPAddress(bare) != nil {
      guard let authority else { return false }
      let afterUser = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
      return afterUser.prefix { $0 != ":" }.lowercased() != host
    }
    // The URL standard takes every host that ends in a number for an IPv4 address.
    guard let last = bare.split(separator: ".").last?.utf8 else { return false }
    let isNumber = last.allSatisfy { (0x30...0x39).contains($0) }
    return isNumber || last.starts(with: "0x".utf8)
  }

  /// The address that the host is; nil where it is a name.
  var literal: IPAddress? {
    host.hasPrefix("[") && host.hasSuffix("]")
      ? IPAddress(String(host.dropFirst().dropLast())) : IPAddress(host)
  }

  /// Whom it is asked of: requests to one are counted together.
  var authority: String { "\(host):\(port)" }

  /// Scheme, host and port.
  var origin: String {
    let scheme = isSecure ? "https" : "http"
    return port == (isSecure ? 443 : 80) ? "\(scheme)://\(host)" : "\(scheme)://\(host):\(port)"
  }

  var pathAndQuery: String { query.map { "\(path)?\($0)" } ?? path }

  /// The last part of the path, percent-encoding resolved.
  var fileName: [UInt8] {
    let last = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).last
    return last.map { LinkReference.percentDecoded($0) } ?? []
  }

  /// In lower case; nil where the name has none.
  package var nameExtension: String? { ArtifactPath(bytes: fileName).nameExtension }

  /// The first value of a name in the query, decoded as forms are.
  func queryValue(_ name: String) -> String? {
    for pair in (query ?? "").utf8.split(separator: UInt8(ascii: "&")) {
      let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1)
      guard let key = parts.first, Self.formDecoded(key) == name else { continue }
      return parts.count == 2 ? Self.formDecoded(parts[1]) : ""
    }
    return nil
  }

  private static func formDecoded(_ text: some Sequence<UInt8>) -> String {
    let spaced = text.map { $0 == UInt8(ascii: "+") ? 0x20 : $0 }
    return String(decoding: LinkReference.percentDecoded(spaced), as: UTF8.self)
  }
}
