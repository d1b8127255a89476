/// Addresses that are not public: what a link to them reaches differs from reader to reader, and may be
/// a machine that trusts whoever asks from this one.
///
/// From IANA's registries of special-purpose addresses (RFC 6890), and the addresses at which clouds
/// answer with credentials.
struct SpecialRange: Sendable {
  private let prefix: [UInt8]
  private let bits: Int
  /// What such an address is, as the end of a sentence.
  let what: String

  private init(_ text: String, _ bits: Int, _ what: String) {
    // A range of the table below that can't be read matches nothing; a test reads all of them.
    prefix = IPAddress(text)?.bytes ?? []
    self.bits = bits
    self.what = what
  }

  /// What `address` is where it is not public; nil where it is.
  static func what(_ address: IPAddress) -> String? {
    if let range = all.first(where: { $0.contains(address) }) { return range.what }
    // RFC 4291 §2.4: all that is public so far begins with these three bits.
    if address.bytes.count == 16, address.bytes[0] >> 5 != 1 { return "no public address" }
    return nil
  }

  func contains(_ address: IPAddress) -> Bool {
    guard prefix.count == address.bytes.count else { return false }
    let whole = bits / 8
    guard prefix[..<whole] == address.bytes[..<whole] else { return false }
    let rest = bits % 8
    return rest == 0 || prefix[whole] >> (8 - rest) == address.bytes[whole] >> (8 - rest)
  }

  /// Whether the table's own text could be read.
  var isSound: Bool { !prefix.isEmpty && bits <= prefix.count * 8 }

  /// The narrower before the wider.
  static let all: [SpecialRange] = [
    SpecialRange("169.254.169.254", 32, "where clouds keep credentials"),
    SpecialRange("100.100.100.200", 32, "where clouds keep credentials"),
    SpecialRange("168.63.129.16", 32, "a cloud's own service"),
    SpecialRange("0.0.0.0", 8, "this machine"),
    SpecialRange("10.0.0.0", 8, "in a private network"),
    SpecialRange("100.64.0.0", 10, "in a provider's own network"),
    SpecialRange("127.0.0.0", 8, "this machine"),
    SpecialRange("169.254.0.0", 16, "in the local network only"),
    SpecialRange("172.16.0.0", 12, "in a private network"),
    SpecialRange("192.0.0.0", 24, "kept for protocols"),
    SpecialRange("192.0.2.0", 24, "an example in texts"),
    SpecialRange("192.88.99.0", 24, "a way between IPv6 and IPv4"),
    SpecialRange("192.168.0.0", 16, "in a private network"),
    SpecialRange("198.18.0.0", 15, "kept for measurements"),
    SpecialRange("198.51.100.0", 24, "an example in texts"),
    SpecialRange("203.0.113.0", 24, "an example in texts"),
    SpecialRange("224.0.0.0", 4, "a group of machines"),
    SpecialRange("240.0.0.0", 4, "kept for later"),
    SpecialRange("::", 128, "this machine"),
    SpecialRange("::1", 128, "this machine"),
    SpecialRange("::", 96, "an IPv4 address in disguise"),
    SpecialRange("::ffff:0:0", 96, "an IPv4 address in disguise"),
    SpecialRange("::ffff:0:0:0", 96, "an IPv4 address in disguise"),
    SpecialRange("64:ff9b::", 96, "an IPv4 address in disguise"),
    SpecialRange("64:ff9b:1::", 48, "an IPv4 address in disguise"),
    SpecialRange("100::", 64, "an address that leads nowhere"),
    SpecialRange("2001::", 23, "kept for protocols"),
    SpecialRange("2001:db8::", 32, "an example in texts"),
    SpecialRange("2002::", 16, "an IPv4 address in disguise"),
    SpecialRange("3fff::", 20, "an example in texts"),
    SpecialRange("fd00:ec2::254", 128, "where clouds keep credentials"),
    SpecialRange("fc00::", 7, "in a private network"),
    SpecialRange("fe80::", 10, "in the local network only"),
    SpecialRange("fec0::", 10, "in a private network"),
    SpecialRange("ff00::", 8, "a group of machines"),
  ]
}
