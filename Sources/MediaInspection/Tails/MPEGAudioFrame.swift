/// The head of a frame of MPEG audio, ISO/IEC 11172-3 §2.4.2.3 and 13818-3: MP3 and its elder layers.
struct MPEGAudioFrame: FrameHead {
  static let headLength = 4
  static let markLength = 2
  static let fewest = 4
  static let window = 64 << 10

  let length: Int
  /// Version, layer and sampling rate stay the same throughout.
  private let kind: UInt16

  /// Kilobits a second, from the layers' tables: MPEG-1 layers 1 to 3, then MPEG-2 layer 1 and 2/3.
  private static let rates: [[Int]] = [
    [32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
    [32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
    [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
    [32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
    [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
  ]

  init?(_ bytes: ArraySlice<UInt8>) {
    guard bytes.first == 0xFF else { return nil }
    let head = Array(bytes)
    guard head.count >= 4, head[0] == 0xFF, head[1] >= 0xE0 else { return nil }
    let version = Int(head[1] >> 3 & 3)
    let layer = 4 - Int(head[1] >> 1 & 3)
    let rate = Int(head[2] >> 4)
    let sampling = Int(head[2] >> 2 & 3)
    // Reserved values; a free rate (0) states no length.
    guard version != 1, layer < 4, (1...14).contains(rate), sampling < 3 else { return nil }
    let isFirst = version == 3
    let table = isFirst ? layer - 1 : layer == 1 ? 3 : 4
    let bits = Self.rates[table][rate - 1] * 1000
    let hertz = [44_100, 48_000, 32_000][sampling] >> (isFirst ? 0 : version == 2 ? 1 : 2)
    let padding = Int(head[2] >> 1 & 1)
    length =
      layer == 1
      ? (12 * bits / hertz + padding) * 4
      : (layer == 3 && !isFirst ? 72 : 144) * bits / hertz + padding
    kind = UInt16(head[1] & 0xFE) << 8 | UInt16(head[2] & 0x0C)
  }

  func follows(_ earlier: Self) -> Bool { kind == earlier.kind }
}
