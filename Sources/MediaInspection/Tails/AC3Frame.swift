/// The head of a frame of AC-3 or Enhanced AC-3, ETSI TS 102 366 §4.4.1 and §E.1.3.
struct AC3Frame: FrameHead {
  static let headLength = 6
  static let markLength = 2
  static let fewest = 4
  static let window = 128 << 10

  let length: Int
  private let isEnhanced: Bool
  private let sampling: UInt8

  /// Kilobits a second, by half of the frame size code.
  private static let rates = [
    32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 448, 512, 576, 640,
  ]

  init?(_ bytes: ArraySlice<UInt8>) {
    guard bytes.first == 0x0B else { return nil }
    let head = Array(bytes)
    guard head.count >= 6, head[0] == 0x0B, head[1] == 0x77 else { return nil }
    let identification = head[5] >> 3
    isEnhanced = identification > 10
    sampling = head[4] >> 6
    guard identification <= 16 else { return nil }
    if isEnhanced {
      length = ((Int(head[2] & 7) << 8 | Int(head[3])) + 1) * 2
      return
    }
    let code = Int(head[4] & 63)
    guard sampling < 3, code / 2 < Self.rates.count else { return nil }
    // A frame is 1536 samples, in words of two bytes; only at 44.1 kHz is there a remainder.
    let words = Self.rates[code / 2] * 96_000 / [48_000, 44_100, 32_000][Int(sampling)]
    length = (words + (sampling == 1 ? code & 1 : 0)) * 2
  }

  func follows(_ earlier: Self) -> Bool {
    isEnhanced == earlier.isEnhanced && sampling == earlier.sampling
  }
}
