/// Reads the fields of OpenSSH's binary formats: RFC 4251 §5, lengths of 32 bits before the bytes.
/// Nothing is read past the end; nil says that the bytes are no such field.
struct SSHBuffer {
  private(set) var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func take(_ count: Int) -> [UInt8]? {
    guard count >= 0, count <= rest.count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return Array(rest.prefix(count))
  }

  mutating func number() -> UInt32? {
    take(4)?.reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// A `string` of RFC 4251: a length and that many bytes.
  mutating func string() -> [UInt8]? {
    number().flatMap { take(Int($0)) }
  }

  mutating func text() -> String? {
    string().flatMap { String(validating: $0, as: UTF8.self) }
  }

  // MARK: Writing

  static func number(_ value: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  static func string(_ bytes: some Collection<UInt8>) -> [UInt8] {
    number(UInt32(clamping: bytes.count)) + bytes
  }
}
