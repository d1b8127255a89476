/// The blocks of a GIF, walked to find out whether its trailer is there (GIF89a §17 to §27).
struct GIFBlocks {
  private(set) var end = PictureStructure.End.unknown

  private let file: PictureFile
  private var window: [UInt8] = []
  private var windowStart: Int64 = 0
  private var offset: Int64 = 13
  /// A longer GIF is not walked to its end.
  private static let cap: Int64 = 128 << 20

  init(_ file: PictureFile) {
    self.file = file
    walk()
  }

  private mutating func walk() {
    guard let flags = byte(at: 10) else {
      end = .missing
      return
    }
    skipColors(flags)
    while offset < Self.cap {
      guard let kind = next() else {
        end = .missing
        return
      }
      switch kind {
      case 0x3B:
        end = .reached
        return
      case 0x21:
        offset += 1
        skipSubBlocks()
      case 0x2C:
        skipColors(byte(at: offset + 8) ?? 0, after: 9)
        offset += 1
        skipSubBlocks()
      case 0x00: continue  // padding that some writers leave between blocks
      default: return
      }
    }
  }

  /// A colour table of 3 × 2^(n+1) bytes, where the flags say that there is one.
  private mutating func skipColors(_ flags: UInt8, after header: Int64 = 0) {
    offset += header + (flags & 0x80 != 0 ? 3 << Int64(flags & 7 + 1) : 0)
  }

  private mutating func skipSubBlocks() {
    while let length = next(), length > 0 { offset += Int64(length) }
  }

  private mutating func next() -> UInt8? {
    defer { offset += 1 }
    return byte(at: offset)
  }

  private mutating func byte(at position: Int64) -> UInt8? {
    let place = Int(clamping: position - windowStart)
    if window.indices.contains(place) { return window[place] }
    windowStart = position
    window = file.bytes(at: position, count: 64 << 10)
    return window.first
  }
}
