/// The zeros behind a recording, as a disk's block or a broken download leaves them.
enum TrailingZeros {
  /// More are not looked through: then nothing is said of them.
  static let most: Int64 = 256 << 20
  private static let step = 1 << 20

  /// Where they begin: behind the last byte that is none. Nil where that is too far from the end, and
  /// where the file can't be read.
  static func start(in reader: DescriptorReader) -> Int64? {
    var end = reader.size
    while end > 0, reader.size - end <= most {
      let start = max(0, end - Int64(step))
      let window = reader.bytes(at: start, count: Int(end - start))
      guard window.count == Int(end - start) else { return nil }
      if let last = window.lastIndex(where: { $0 != 0 }) { return start + Int64(last) + 1 }
      end = start
    }
    return end == 0 ? 0 : nil
  }

  /// Where the recording ends in containers whose reader in libav does not find its end behind zeros;
  /// the file's size elsewhere. What belongs to the recording may end with zeros itself.
  static func contentsEnd(of reader: DescriptorReader, container: String?) -> Int64 {
    guard container == "ogg" || container == "mpegts", let start = start(in: reader),
      start < reader.size
    else { return reader.size }
    let end =
      container == "ogg" ? OggTail.pageEnd(before: start, in: reader) : start + longestPacket
    return max(start, min(end ?? reader.size, reader.size))
  }

  /// Of a transport stream, with its error correction.
  private static let longestPacket: Int64 = 204
}
