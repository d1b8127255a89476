/// A tag of a Flash video file and the size before it that the tag before must have, Adobe Flash
/// Video File Format Specification §E.3 and §E.4.1.
struct FlashTag: FrameHead {
  static let headLength = 15
  static let markLength = 0
  static let fewest = 2
  /// Some key frames of a large picture.
  static let window = 4 << 20

  let length: Int
  private let sizeBefore: Int

  init?(_ bytes: ArraySlice<UInt8>) {
    guard bytes.count >= 15, bytes[bytes.startIndex + 12] == 0 else { return nil }
    let head = Array(bytes)
    // Sound, picture or script; the stream's number is always zero.
    guard [8, 9, 18].contains(head[4]),
      head[12...14].allSatisfy({ $0 == 0 })
    else { return nil }
    sizeBefore = Int(ContainerEnvelope.bigEndian(head[..<4]))
    length = 15 + Int(ContainerEnvelope.bigEndian(head[5..<8]))
  }

  func follows(_ earlier: Self) -> Bool { sizeBefore == earlier.length - 4 }
}
