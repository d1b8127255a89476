/// Hosts by their names: `example.org` is one, `*.example.org` all below it, `media.*` all that begin so,
/// `*` any.
struct HostPattern: Decodable, Sendable {
  private let text: String

  init(from decoder: any Decoder) throws {
    text = try decoder.singleValueContainer().decode(String.self).lowercased()
  }

  func fits(_ host: String) -> Bool {
    if text == "*" { return true }
    if text.hasPrefix("*.") { return host.hasSuffix(text.dropFirst()) }
    if text.hasSuffix(".*") { return host.hasPrefix(text.dropLast()) }
    return host == text
  }
}
