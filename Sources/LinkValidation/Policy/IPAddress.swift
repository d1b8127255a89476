/// An IP address: its four or sixteen bytes.
package struct IPAddress: Hashable, Sendable, CustomStringConvertible {
  package let bytes: [UInt8]

  /// Nil for any other number of bytes.
  package init?(bytes: [UInt8]) {
    guard bytes.count == 4 || bytes.count == 16 else { return nil }
    self.bytes = bytes
  }

  /// Four decimal numbers without leading zeros, or RFC 4291 §2.2; brackets are no part of it. Other
  /// ways to write an address, which C libraries take as well, are none here.
  package init?(_ text: String) {
    guard let bytes = Self.four(text) ?? Self.sixteen(text) else { return nil }
    self.bytes = bytes
  }

  private static func four(_ text: some StringProtocol) -> [UInt8]? {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var bytes: [UInt8] = []
    for part in parts {
      let digits = Array(part)
      guard (1...3).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }),
        digits.count == 1 || digits[0] != 0x30
      else { return nil }
      let number = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
      guard number < 256 else { return nil }
      bytes.append(UInt8(number))
    }
    return bytes
  }

  private static func sixteen(_ text: String) -> [UInt8]? {
    guard text.utf8.count <= 45, text.utf8.contains(UInt8(ascii: ":")) else { return nil }
    let halves = text.split(separator: "::", omittingEmptySubsequences: false)
    guard halves.count <= 2, let head = groups(halves[0], isLast: halves.count == 1) else {
      return nil
    }
    guard halves.count == 2 else { return head.count == 16 ? head : nil }
    guard let tail = groups(halves[1], isLast: true), head.count + tail.count <= 14 else {
      return nil
    }
    return head + Array(repeating: 0, count: 16 - head.count - tail.count) + tail
  }

  /// Groups between colons as bytes; the last one may be an IPv4 address.
  private static func groups(_ text: Substring, isLast: Bool) -> [UInt8]? {
    if text.isEmpty { return [] }
    let groups = text.split(separator: ":", omittingEmptySubsequences: false)
    guard groups.count <= 8 else { return nil }
    var bytes: [UInt8] = []
    for (position, group) in groups.enumerated() {
      if isLast, position == groups.count - 1, let four = four(group) {
        bytes += four
      } else {
        guard (1...4).contains(group.utf8.count), group.utf8.allSatisfy(isHexadecimal),
          let number = UInt16(group, radix: 16)
        else { return nil }
        bytes += [UInt8(number >> 8), UInt8(number & 0xFF)]
      }
    }
    return bytes.count <= 16 ? bytes : nil
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
    default: false
    }
  }

  /// As it was written in RFCs: dotted, or eight groups; zeros are not abbreviated.
  package var description: String {
    if bytes.count == 4 { return bytes.map(String.init).joined(separator: ".") }
    return stride(from: 0, to: 16, by: 2)
      .map { String(UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]), radix: 16) }
      .joined(separator: ":")
  }
}

/// Where a connection goes.
package struct Endpoint: Hashable, Sendable {
  package var address: IPAddress
  package var port: UInt16

  package init(address: IPAddress, port: UInt16) {
    self.address = address
    self.port = port
  }
}
