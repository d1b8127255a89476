/// Finds the character set that a document names near its start, in an XML declaration or a meta
/// element.
enum DeclaredCharset {
  private static let reach = 4_096

  static func name(in bytes: [UInt8]) -> String? {
    let head = bytes.prefix(reach).map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
    guard head.contains(UInt8(ascii: "<")) else { return nil }
    if let declaration = find("<?xml", in: head, from: 0) {
      let end = find("?>", in: head, from: declaration) ?? head.count
      if let name = value(of: "encoding", in: head, from: declaration, to: end) { return name }
    }
    var from = 0
    while let meta = find("<meta", in: head, from: from) {
      let end = find(">", in: head, from: meta) ?? head.count
      if let name = value(of: "charset", in: head, from: meta, to: end) { return name }
      from = end
    }
    return nil
  }

  private static func value(of key: String, in head: [UInt8], from: Int, to end: Int) -> String? {
    guard var index = find(key, in: head, from: from), index < end else { return nil }
    index += key.utf8.count
    let gap: [UInt8] = Array(" \t\r\n=\"'".utf8)
    var sawEqualsSign = false
    while index < end, gap.contains(head[index]) {
      if head[index] == UInt8(ascii: "=") { sawEqualsSign = true }
      index += 1
    }
    let name = head[index..<max(index, end)].prefix { $0 > 0x2A && $0 < 0x7B && $0 != 0x3B }
    guard sawEqualsSign, (1...40).contains(name.count) else { return nil }
    return String(decoding: name, as: UTF8.self)
  }

  private static func find(_ needle: String, in head: [UInt8], from: Int) -> Int? {
    let needle = Array(needle.utf8)
    guard from >= 0, head.count >= needle.count, from <= head.count - needle.count else {
      return nil
    }
    return (from...(head.count - needle.count)).first {
      head[$0..<($0 + needle.count)].elementsEqual(needle)
    }
  }
}
