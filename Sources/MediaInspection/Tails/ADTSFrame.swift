/// The head of a frame of AAC in an audio data transport stream, ISO/IEC 13818-7 §6.2.
struct ADTSFrame: FrameHead {
  static let headLength = 7
  static let markLength = 2
  static let fewest = 4
  static let window = 128 << 10

  let length: Int
  /// The fixed header, but for the private bit.
  private let kind: [UInt8]

  init?(_ bytes: ArraySlice<UInt8>) {
    guard bytes.first == 0xFF else { return nil }
    let head = Array(bytes)
    // Twelve set bits, then a layer of zero.
    guard head.count >= 7, head[0] == 0xFF, head[1] & 0xF6 == 0xF0, head[2] >> 2 & 15 < 13
    else { return nil }
    length = Int(head[3] & 3) << 11 | Int(head[4]) << 3 | Int(head[5] >> 5)
    guard length > 7 else { return nil }
    kind = [head[1], head[2] & 0xFD, head[3] & 0xF0]
  }

  func follows(_ earlier: Self) -> Bool { kind == earlier.kind }
}
