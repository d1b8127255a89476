/// What a request asks for: RFC 9112 §3.2.1, the form that begins with a slash.
package struct RequestTarget: Sendable, Equatable {
  package var path: [[UInt8]]
  package var endsWithSlash: Bool
  package var query: [HTTPRequest.Field]

  private static let fieldCap = 32

  package init(_ target: some Collection<UInt8>) throws(RequestFault) {
    guard target.first == UInt8(ascii: "/"), target.allSatisfy({ (0x21...0x7E).contains($0) }),
      !target.contains(UInt8(ascii: "#"))
    else { throw .malformed }
    let halves = target.split(
      separator: UInt8(ascii: "?"), maxSplits: 1, omittingEmptySubsequences: false)
    // Parted before it is decoded: an encoded slash parts nothing.
    var parts = halves[0].dropFirst().split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    endsWithSlash = parts.last?.isEmpty ?? true
    if endsWithSlash { parts = parts.dropLast() }
    path = []
    for part in parts {
      let name = try Self.decoded(part, plusIsSpace: false)
      guard Self.isName(name) else { throw .malformed }
      path.append(name)
    }
    query = halves.count > 1 ? try Self.fields(halves[1]) : []
  }

  /// Whether these bytes can be one file's name in a folder.
  package static func isName(_ bytes: [UInt8]) -> Bool {
    let dot = UInt8(ascii: ".")
    return !bytes.isEmpty && bytes != [dot] && bytes != [dot, dot] && !bytes.contains(0)
      && !bytes.contains(UInt8(ascii: "/"))
  }

  private static func fields(
    _ query: some Collection<UInt8>
  ) throws(RequestFault) -> [HTTPRequest.Field] {
    var fields: [HTTPRequest.Field] = []
    for piece in query.split(separator: UInt8(ascii: "&")) {
      guard fields.count < fieldCap else { throw .tooLarge }
      let halves = piece.split(
        separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      fields.append(
        HTTPRequest.Field(
          name: String(decoding: try decoded(halves[0], plusIsSpace: true), as: UTF8.self),
          value: halves.count > 1 ? try decoded(halves[1], plusIsSpace: true) : []))
    }
    return fields
  }

  /// The bytes behind percent-encoding.
  private static func decoded(
    _ text: some Collection<UInt8>, plusIsSpace: Bool
  ) throws(RequestFault) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = Array(text)[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "%"):
        guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit)
        else { throw .malformed }
        bytes.append(high << 4 | low)
      case UInt8(ascii: "+") where plusIsSpace: bytes.append(32)
      default: bytes.append(byte)
      }
    }
    return bytes
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}
