/// The head of a block of WavPack, as its file format description has it.
struct WavPackBlock: FrameHead {
  static let headLength = 32
  static let markLength = 4
  static let fewest = 2
  /// A block is at most one megabyte long.
  static let window = 4 << 20

  let length: Int

  init?(_ bytes: ArraySlice<UInt8>) {
    guard bytes.count >= 32, bytes.starts(with: "wvpk".utf8), bytes[bytes.startIndex + 9] == 4
    else { return nil }
    let size = ContainerEnvelope.littleEndian(bytes.dropFirst(4).prefix(4))
    guard (24...(1 << 20)).contains(size) else { return nil }
    length = 8 + Int(size)
  }

  func follows(_ earlier: Self) -> Bool { true }
}
