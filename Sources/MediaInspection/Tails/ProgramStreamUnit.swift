/// A pack header, a system header or a packet of an MPEG program stream, ISO/IEC 13818-1 §2.5.3 and
/// 11172-1 §2.4.3.
struct ProgramStreamUnit: FrameHead {
  static let headLength = 14
  static let markLength = mark.count
  static let endMark: [UInt8] = [0, 0, 1, 0xB9]
  static let fewest = 4
  /// Some packets of the longest sort.
  static let window = 512 << 10

  let length: Int

  private static let mark: [UInt8] = [0, 0, 1]

  init?(_ bytes: ArraySlice<UInt8>) {
    guard bytes.starts(with: Self.mark) else { return nil }
    let head = Array(bytes)
    guard head.count >= 14 else { return nil }
    switch head[3] {
    case 0xBA where head[4] >> 6 == 1: length = 14 + Int(head[13] & 7)
    case 0xBA where head[4] >> 4 == 2: length = 12
    case 0xBB...0xFF:
      let size = Int(head[4]) << 8 | Int(head[5])
      // A picture's packet of no stated length.
      guard size > 0 else { return nil }
      length = 6 + size
    default: return nil
    }
  }

  func follows(_ earlier: Self) -> Bool { true }
}
