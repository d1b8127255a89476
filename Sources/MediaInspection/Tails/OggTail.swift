/// The last page of an Ogg file, RFC 3533 §6: that of a finished stream carries the end-of-stream flag
/// and is whole.
struct OggTail {
  let envelope: ContainerEnvelope

  init(_ reader: DescriptorReader) { envelope = Self.examine(reader) }

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
