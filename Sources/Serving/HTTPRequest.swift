/// The head of a request, as RFC 9112 writes it, read strictly: what this server has no use for is refused.
package struct HTTPRequest: Sendable, Equatable {
  package var method: Method
  /// The path's parts as bytes, percent-encoding decoded; none is empty, a dot, two dots, or holds a NUL or a
  /// slash.
  package var path: [[UInt8]]
  /// Whether the path ended with a slash.
  package var endsWithSlash: Bool
  /// What stood behind the question mark, in order, decoded as forms are.
  package var query: [Field]
  /// In order, the names in lower case.
  package var headers: [Field]
  /// Of the body, which is read and not looked at.
  var bodyLength: Int
  /// False where the connection ends with the answer.
  var keepsAlive: Bool

  package enum Method: String, Sendable {
    case get = "GET"
    case head = "HEAD"
    case post = "POST"
  }

  package struct Field: Sendable, Equatable {
    package var name: String
    package var value: [UInt8]

    package var text: String { String(decoding: value, as: UTF8.self) }
  }

  /// A head longer than this is refused.
  package static let headCap = 16 << 10
  private static let headerCap = 100
  /// Forms of ours carry nothing.
  private static let bodyCap = 4 << 10

  /// The first value of a header; nil where it is not there.
  package func header(_ name: String) -> String? {
    headers.first { $0.name == name }?.text
  }

  /// The first value that the query has for a name.
  package func queryValue(_ name: String) -> [UInt8]? {
    query.first { $0.name == name }?.value
  }

  /// - Parameter head: all up to the empty line, without it.
  package init(head: some Collection<UInt8>) throws(RequestFault) {
    var lines = try Self.lines(of: Array(head))[...]
    guard let first = lines.popFirst() else { throw .malformed }
    let words = first.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    guard words.count == 3 else { throw .malformed }
    let version = String(decoding: words[2], as: UTF8.self)
    guard ["HTTP/1.1", "HTTP/1.0"].contains(version) else {
      throw version.hasPrefix("HTTP/") ? .version : .malformed
    }
    guard !words[0].isEmpty, words[0].allSatisfy(Self.isToken) else { throw .malformed }
    guard let method = Method(rawValue: String(decoding: words[0], as: UTF8.self)) else {
      throw .method
    }
    self.method = method
    let target = try RequestTarget(words[1])
    (path, endsWithSlash, query) = (target.path, target.endsWithSlash, target.query)
    headers = try Self.headers(of: lines)
    bodyLength = try Self.bodyLength(headers)
    let hosts = headers.count { $0.name == "host" }
    guard hosts == 1 || hosts == 0 && version == "HTTP/1.0" else { throw .malformed }
    let connection = headers.filter { $0.name == "connection" }.map { $0.text.lowercased() }
    keepsAlive = version == "HTTP/1.1" && !connection.contains { $0.contains("close") }
  }

  /// Lines end with carriage return and line feed; either alone is refused.
  private static func lines(of head: [UInt8]) throws(RequestFault) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    for piece in head.split(separator: 10, omittingEmptySubsequences: false) {
      guard lines.count <= headerCap else { throw .tooLarge }
      lines.append(Array(piece))
    }
    for index in lines.indices {
      // The last one's end belongs to the empty line.
      guard index == lines.count - 1 || lines[index].popLast() == 13,
        lines[index].allSatisfy({ $0 == 9 || $0 >= 0x20 && $0 != 0x7F })
      else { throw .malformed }
    }
    return lines
  }

  private static func headers(of lines: ArraySlice<[UInt8]>) throws(RequestFault) -> [Field] {
    var headers: [Field] = []
    for line in lines {
      // Neither a folded line nor a space before the colon.
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > 0,
        line[..<colon].allSatisfy(isToken)
      else { throw .malformed }
      let isSpace = { (byte: UInt8) in byte == 9 || byte == 32 }
      let start = line[(colon + 1)...].drop(while: isSpace)
      let end = start.lastIndex { !isSpace($0) }
      headers.append(
        Field(
          name: String(decoding: line[..<colon], as: UTF8.self).lowercased(),
          value: end.map { Array(start[...$0]) } ?? []))
    }
    return headers
  }

  private static func bodyLength(_ headers: [Field]) throws(RequestFault) -> Int {
    guard !headers.contains(where: { $0.name == "transfer-encoding" }) else { throw .coding }
    let lengths = headers.filter { $0.name == "content-length" }
    guard let first = lengths.first else { return 0 }
    guard lengths.count == 1, !first.value.isEmpty, first.value.allSatisfy(Self.isDigit) else {
      throw .malformed
    }
    guard let length = Int(first.text), length <= bodyCap else { throw .tooLarge }
    return length
  }

  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// RFC 9110 §5.6.2.
  private static func isToken(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }
}
