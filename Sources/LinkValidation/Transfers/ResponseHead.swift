/// What the header lines of one answer say, as far as links are judged by it.
struct ResponseHead: Sendable, Equatable {
  /// In lower case, without parameters; nil where it is no sound type.
  var mediaType: String?
  var location: String?
  /// The length of the whole, also where only a part was sent.
  var length: Int64?
  /// A page asks for a name and a password by the protocol itself.
  var asksForPassword = false
  /// The answer wants to be saved: it is a file, no page.
  var isAttachment = false
  /// Where the part lies that was sent; nil where the whole was.
  private(set) var partRange: Range<Int64>?
  /// What changes with the file.
  private(set) var validator = FileValidator()
  private(set) var byteCount = 0
  private var isPart = false
  /// The length is then that of the packed body.
  private var isPacked = false

  /// - Parameter line: with its line break; a status line starts the next answer.
  mutating func add(_ line: [UInt8]) {
    let total = byteCount + line.count
    defer { byteCount = total }
    if line.starts(with: "HTTP/".utf8) {
      self = ResponseHead()
      return
    }
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return }
    let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
    let value = Self.trimmed(line[(colon + 1)...])
    switch name {
    case "content-type": mediaType = Self.mediaType(value)
    case "location": location = String(decoding: value, as: UTF8.self)
    case "content-length": if !isPart, !isPacked { length = Self.number(value) }
    case "content-encoding":
      isPacked = !value.elementsEqual("identity".utf8)
      if isPacked { length = nil }
    case "content-range": addRange(value)
    case "etag": validator.tag = FileValidator.sound(value)
    case "last-modified": validator.modified = FileValidator.sound(value)
    case "www-authenticate": asksForPassword = true
    case "content-disposition":
      isAttachment = String(decoding: value, as: UTF8.self).lowercased().hasPrefix("attachment")
    default: break
    }
  }

  /// RFC 9110 §14.4: `bytes 0-99/1234`, `bytes */1234`, `bytes 0-99/*`.
  private mutating func addRange(_ value: ArraySlice<UInt8>) {
    isPart = true
    guard let slash = value.lastIndex(of: UInt8(ascii: "/")) else { return }
    length = Self.number(value[(slash + 1)...])
    let ends = value[..<slash].dropFirst("bytes ".utf8.count)
      .split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard value.starts(with: "bytes ".utf8), ends.count == 2, let first = Self.number(ends[0]),
      let last = Self.number(ends[1]), first <= last, last < .max
    else { return }
    partRange = first..<(last + 1)
  }

  private static func trimmed(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let start = value.firstIndex { $0 > 0x20 } ?? value.endIndex
    let end = value.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? start
    return value[start..<max(start, end)]
  }

  private static func number(_ value: ArraySlice<UInt8>) -> Int64? {
    guard !value.isEmpty, value.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int64(String(decoding: value, as: UTF8.self))
  }

  private static func mediaType(_ value: ArraySlice<UInt8>) -> String? {
    let type = trimmed(value.prefix { $0 != UInt8(ascii: ";") })
    let isSound = type.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
      default: "/+-._!#$&^".utf8.contains(byte)
      }
    }
    guard isSound, (3...127).contains(type.count), type.count(where: { $0 == 0x2F }) == 1 else {
      return nil
    }
    return String(decoding: type, as: UTF8.self).lowercased()
  }
}

/// What a server says of a file's state: another state, another file.
package struct FileValidator: Hashable, Sendable {
  var tag: String?
  var modified: String?

  /// The tag, where equal tags mean equal bytes.
  var strongTag: String? { tag.flatMap { $0.hasPrefix("\"") ? $0 : nil } }

  /// Nil for what is no sound header value: it would be sent back.
  static func sound(_ value: ArraySlice<UInt8>) -> String? {
    guard (1...256).contains(value.count), value.allSatisfy({ (0x20...0x7E).contains($0) }) else {
      return nil
    }
    return String(decoding: value, as: UTF8.self)
  }
}
