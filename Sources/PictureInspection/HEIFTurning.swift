/// How a HEIC or AVIF file has its primary picture turned and mirrored before it is shown
/// (ISO/IEC 23008-12 §6.5.10 and §6.5.12). libheif applies it and has no call that tells it.
struct HEIFTurning: Equatable {
  /// Quarter turns counter-clockwise.
  private(set) var quarters = 0
  private(set) var mirror: Mirror?

  enum Mirror { case leftRight, topBottom }

  var swapsSides: Bool { quarters % 2 == 1 }

  private static let longestMeta = 4 << 20

  init(quarters: Int, mirror: Mirror?) {
    self.quarters = quarters
    self.mirror = mirror
  }

  /// No turning where the boxes that would tell it are absent or not understood.
  init(_ file: PictureFile, item: UInt32) {
    var offset: Int64 = 0
    for _ in 0..<64 {
      guard let box = BoxHeader(file, at: offset), let size = box.size else { return }
      if box.type == "meta", size <= Self.longestMeta {
        let bytes = file.bytes(at: offset, count: Int(size))
        // A full box: version and flags come before the boxes inside.
        read(Self.boxes(in: bytes.dropFirst(box.headerLength + 4)), item)
        return
      }
      let (next, overflow) = offset.addingReportingOverflow(size)
      guard !overflow else { return }
      offset = next
    }
  }

  private mutating func read(_ boxes: [(type: String, body: ArraySlice<UInt8>)], _ item: UInt32) {
    guard let properties = boxes.first(where: { $0.type == "iprp" }) else { return }
    let inside = Self.boxes(in: properties.body)
    guard let list = inside.first(where: { $0.type == "ipco" }) else { return }
    let all = Self.boxes(in: list.body)
    for index in inside.filter({ $0.type == "ipma" })
      .flatMap({ Self.properties(of: item, in: Array($0.body)) })
    where all.indices.contains(index - 1) {
      guard let value = all[index - 1].body.first else { continue }
      switch all[index - 1].type {
      case "irot": quarters = Int(value & 3)
      case "imir": mirror = value & 1 == 0 ? .leftRight : .topBottom
      default: continue
      }
    }
  }

  private static func boxes(in bytes: ArraySlice<UInt8>) -> [(
    type: String, body: ArraySlice<UInt8>
  )] {
    var boxes: [(type: String, body: ArraySlice<UInt8>)] = []
    var rest = bytes
    while boxes.count < 65_536, let box = BoxHeader(Array(rest.prefix(16))),
      let size = box.size.map(Int.init), size <= rest.count
    {
      boxes.append((box.type, rest.prefix(size).dropFirst(box.headerLength)))
      rest = rest.dropFirst(size)
    }
    return boxes
  }

  /// ISO/IEC 23008-12 §9.3.2: the numbers of an item's properties, counted from 1.
  private static func properties(of item: UInt32, in bytes: [UInt8]) -> [Int] {
    guard bytes.count >= 8 else { return [] }
    let idLength = bytes[0] == 0 ? 2 : 4
    let indexLength = bytes[3] & 1 == 0 ? 1 : 2
    var offset = 8
    for _ in 0..<ByteOrder.big.number(bytes, 4, 4) {
      guard offset + idLength + 1 <= bytes.count else { break }
      let identifier = ByteOrder.big.number(bytes, offset, idLength)
      let count = Int(bytes[offset + idLength])
      offset += idLength + 1
      if identifier == Int(item) {
        return (0..<count).map { position in
          let index = ByteOrder.big.number(bytes, offset + position * indexLength, indexLength)
          return index & (indexLength == 1 ? 0x7F : 0x7FFF)
        }
      }
      offset += count * indexLength
    }
    return []
  }

  /// The same as an EXIF orientation: the picture is turned first and mirrored then.
  var orientation: Int? {
    let turned = [1, 8, 3, 6][quarters]
    switch mirror {
    case nil: return turned == 1 ? nil : turned
    case .leftRight: return [1: 2, 8: 7, 3: 4, 6: 5][turned]
    case .topBottom: return [1: 4, 8: 5, 3: 2, 6: 7][turned]
    }
  }
}
