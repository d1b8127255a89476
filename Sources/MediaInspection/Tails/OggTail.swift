/// The last page of an Ogg file, RFC 3533 §6: that of a finished stream carries the end-of-stream flag
/// and is whole.
struct OggTail {
  let envelope: ContainerEnvelope

  init(_ reader: DescriptorReader) { envelope = Self.examine(reader) }

  /// Where the last page ends of which some byte lies before `limit`; nil where there is none.
  static func pageEnd(before limit: Int64, in reader: DescriptorReader) -> Int64? {
    let from = max(0, limit - (128 << 10))
    let window = reader.bytes(at: from, count: Int(limit - from))
    let capture = Array("OggS".utf8)
    for start in stride(from: window.count - 4, through: 0, by: -1)
    where window[start] == capture[0] && window[start..<(start + 4)].elementsEqual(capture) {
      let head = reader.bytes(at: from + Int64(start), count: 27 + 255)
      guard head.count >= 27, head[4] == 0, head.count >= 27 + Int(head[26]) else { continue }
      let lengths = head[27..<(27 + Int(head[26]))]
      return from + Int64(start + 27 + lengths.count) + lengths.reduce(0) { $0 + Int64($1) }
    }
    return nil
  }

  private static func examine(_ reader: DescriptorReader) -> ContainerEnvelope {
    let window = reader.bytes(at: max(0, reader.size - (128 << 10)), count: 128 << 10)
    let capture = Array("OggS".utf8)
    guard window.count >= 27 else { return .cut }
    for start in stride(from: window.count - 4, through: 0, by: -1)
    where window[start] == capture[0] && window[start..<(start + 4)].elementsEqual(capture) {
      guard start + 27 <= window.count else { return .cut }
      guard window[start + 4] == 0 else { continue }
      let segments = Int(window[start + 26])
      guard start + 27 + segments <= window.count else { return .cut }
      let body = window[(start + 27)..<(start + 27 + segments)].reduce(0) { $0 + Int($1) }
      if start + 27 + segments + body > window.count { return .cut }
      return window[start + 5] & 4 != 0 ? .complete : .cut
    }
    return .unknown
  }
}
