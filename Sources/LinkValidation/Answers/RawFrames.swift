/// Recordings without a signature: frames from the first byte on, as broadcasters and old recorders
/// write them. Two headers in a row, each where the one before says, are no accident.
enum RawFrames {
  /// True for MPEG audio (ISO/IEC 11172-3 §2.4.1.3), ADTS AAC (ISO/IEC 13818-7 §6.2) and MPEG video
  /// that begins with its sequence header.
  static func begin(_ bytes: [UInt8]) -> Bool {
    if bytes.starts(with: [0, 0, 1, 0xB3]) { return true }
    guard let start = bytes.prefix(4096).firstIndex(where: { $0 != 0 }) else { return false }
    guard let length = frameLength(bytes[start...]) else { return false }
    let next = start + length
    return next >= bytes.count || frameLength(bytes[next...]) != nil
  }

  private static func frameLength(_ bytes: ArraySlice<UInt8>) -> Int? {
    let head = Array(bytes.prefix(6))
    guard head.count == 6, head[0] == 0xFF, head[1] & 0xE0 == 0xE0 else { return nil }
    if head[1] & 0xF6 == 0xF0 {
      let length = Int(head[3] & 3) << 11 | Int(head[4]) << 3 | Int(head[5] >> 5)
      return length >= 7 ? length : nil
    }
    return mpegAudioLength(head)
  }

  private static func mpegAudioLength(_ head: [UInt8]) -> Int? {
    let (version, layer) = (head[1] >> 3 & 3, head[1] >> 1 & 3)
    let (rateIndex, sampleIndex) = (Int(head[2] >> 4), Int(head[2] >> 2 & 3))
    guard version != 1, layer == 1, (1...14).contains(rateIndex), sampleIndex < 3 else {
      return nil
    }
    let isFirst = version == 3
    let rates =
      isFirst
      ? [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
      : [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
    let sampleRate = [44_100, 48_000, 32_000][sampleIndex] >> (isFirst ? 0 : version == 2 ? 1 : 2)
    let padding = Int(head[2] >> 1 & 1)
    return (isFirst ? 144 : 72) * rates[rateIndex - 1] * 1000 / sampleRate + padding
  }
}
