/// A GIF without its comments and without extensions of programs (GIF89a §24 and §26), but for the one that says
/// how often it repeats; every other block is copied as it is. Whatever follows the picture's end goes.
struct GIFCleaning {
  private(set) var result = PictureRewriter.Result.failed
  private let bytes: [UInt8]
  private var output: [UInt8] = []
  private var removed: [String] = []
  private var offset = 13

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    guard bytes.count > 13, bytes.starts(with: "GIF8".utf8) else { return }
    offset += Self.colors(bytes[10])
    guard offset < bytes.count else { return }
    output = Array(bytes[..<offset])
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x3B:
        output.append(0x3B)
        if offset + 1 < bytes.count { note("what follows the picture") }
        result = removed.isEmpty ? .clean : .cleaned(output, removed: removed)
        return
      case 0x21: guard takeExtension() else { return }
      case 0x2C:
        guard offset + 10 < bytes.count,
          let end = endOfBlocks(from: offset + 11 + Self.colors(bytes[offset + 9]))
        else { return }
        take(upTo: end)
      case 0x00: take(upTo: offset + 1)
      default: return
      }
    }
  }

  private static func colors(_ flags: UInt8) -> Int {
    flags & 0x80 == 0 ? 0 : 3 << (Int(flags & 7) + 1)
  }

  private mutating func takeExtension() -> Bool {
    guard offset + 2 < bytes.count, let end = endOfBlocks(from: offset + 2) else { return false }
    switch bytes[offset + 1] {
    case 0xFE: note("a comment")
    case 0xFF where !repeats: note("data of a program's own")
    default:
      take(upTo: end)
      return true
    }
    offset = end
    return true
  }

  private var repeats: Bool {
    let name = bytes[(offset + 3)...].prefix(11)
    return name.elementsEqual("NETSCAPE2.0".utf8) || name.elementsEqual("ANIMEXTS1.0".utf8)
  }

  private func endOfBlocks(from start: Int) -> Int? {
    var place = start
    while place < bytes.count {
      let length = Int(bytes[place])
      place += 1 + length
      if length == 0 { return place }
    }
    return nil
  }

  private mutating func take(upTo end: Int) {
    output += bytes[offset..<end]
    offset = end
  }

  private mutating func note(_ kind: String) {
    if !removed.contains(kind) { removed.append(kind) }
  }
}
