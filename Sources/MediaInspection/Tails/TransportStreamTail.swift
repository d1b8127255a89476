/// The last packet of a transport stream, ISO/IEC 13818-1 §2.4.3.2: packets have 188 bytes, 192 with a
/// time code before each or 204 with a checksum behind. The first may lack its beginning: what
/// matters is whether the last one is whole.
struct TransportStreamTail {
  let envelope: ContainerEnvelope

  private static let mark: UInt8 = 0x47
  private static let fewest = 5

  init(_ reader: DescriptorReader) {
    let isCut = Self.layout(of: reader).map {
      Self.isCut(reader, packet: $0.packet, firstMark: $0.firstMark)
    }
    envelope = isCut == true ? .cut : .unknown
  }

  /// How far apart the packets' marks lie, and where the first is.
  static func layout(of reader: DescriptorReader) -> (packet: Int, firstMark: Int)? {
    let window = reader.bytes(at: 0, count: 204 * 2 * fewest)
    for packet in [188, 192, 204] {
      if let mark = firstMark(in: window, every: packet) { return (packet, mark) }
    }
    return nil
  }

  private static func firstMark(in window: [UInt8], every packet: Int) -> Int? {
    // A time code may begin like a mark; the likeliest place is tried first.
    let likeliest = packet == 192 ? 4 : 0
    return (0..<packet).lazy.map { ($0 + likeliest) % packet }.first { phase in
      let marks = stride(from: phase, to: window.count, by: packet)
      return marks.underestimatedCount >= fewest && marks.allSatisfy { window[$0] == mark }
    }
  }

  /// What stands behind the last whole packet is the next one's beginning only where its mark is in
  /// its place; otherwise it is junk.
  private static func isCut(_ reader: DescriptorReader, packet: Int, firstMark: Int) -> Bool {
    let left = (reader.size - Int64(packet == 192 ? firstMark + 188 : firstMark)) % Int64(packet)
    let last = reader.size - left + (packet == 192 ? 4 : 0)
    return left > 0 && reader.bytes(at: last, count: 1).first == mark
      && reader.bytes(at: last - Int64(packet), count: 1).first == mark
  }
}
