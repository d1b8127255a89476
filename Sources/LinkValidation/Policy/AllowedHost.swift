/// What `--allow-host HOST[:PORT]` opens: one host under exactly this name.
package struct AllowedHost: Hashable, Sendable {
  /// In lower case, an IPv6 address in brackets.
  let host: String
  /// Nil opens every port.
  let port: UInt16?

  /// Nil where the text is no host, with or without a port.
  package init?(_ text: String) {
    let text = text.lowercased()
    let end: String.Index
    if text.hasPrefix("["), let bracket = text.firstIndex(of: "]") {
      end = text.index(after: bracket)
      guard IPAddress(String(text[text.index(after: text.startIndex)..<bracket])) != nil else {
        return nil
      }
    } else {
      end = text.firstIndex(of: ":") ?? text.endIndex
      let name = text[..<end].utf8
      guard !name.isEmpty, name.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
        !name.contains(where: { "/@?#%\\[]".utf8.contains($0) })
      else { return nil }
    }
    host = String(text[..<end])
    guard end < text.endIndex else {
      port = nil
      return
    }
    guard text[end] == ":", let number = UInt16(text[text.index(after: end)...]), number > 0 else {
      return nil
    }
    port = number
  }

  /// An IPv6 address may be written in several ways.
  private func isHost(of address: WebAddress) -> Bool {
    if host == address.host { return true }
    guard host.hasPrefix("["), let literal = address.literal else { return false }
    return IPAddress(String(host.dropFirst().dropLast())) == literal
  }

  func opens(_ address: WebAddress) -> Bool {
    isHost(of: address) && (port == nil || port == address.port)
  }
}
