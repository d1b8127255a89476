/// The elements of a Matroska or WebM file (RFC 8794 §6, RFC 9559 §5.1), as far as they tell whether
/// its end is there.
struct SegmentWalk {
  let envelope: ContainerEnvelope

  private static let segment: UInt64 = 0x1853_8067
  private static let cluster: UInt64 = 0x1F43_B675
  /// Two days of live blocks.
  private static let cap = 20_000_000
  /// An identifier of four bytes and a size of eight.
  private static let longestHeader: Int64 = 12

  init(_ reader: DescriptorReader) { envelope = Self.examine(reader) }

  private static func examine(_ reader: DescriptorReader) -> ContainerEnvelope {
    guard let header = EBMLElement(reader.bytes(at: 0, count: 16)), let size = header.size else {
      return .unknown
    }
    let offset = Int64(header.headerLength).addingSaturated(size)
    guard let segment = EBMLElement(reader.bytes(at: offset, count: 16)),
      segment.identifier == Self.segment
    else { return .unknown }
    let start = offset.addingSaturated(Int64(segment.headerLength))
    guard let length = segment.size else { return live(reader, from: start) }
    return start.addingSaturated(length) > reader.size ? .cut : .complete
  }

  /// A segment that was written live does not know its size; its elements do, or they are clusters
  /// whose blocks do. From one to the next: only their headers are read.
  private static func live(_ reader: DescriptorReader, from start: Int64) -> ContainerEnvelope {
    var offset = start
    for _ in 0..<cap where offset < reader.size {
      let head = reader.bytes(at: offset, count: Int(longestHeader))
      guard let element = EBMLElement(head) else {
        // Identifiers have at most four bytes.
        let isCutShort = reader.size - offset < longestHeader && head.first ?? 0 >= 0x10
        return isCutShort ? .cut : .unknown
      }
      guard element.size != nil || element.identifier == cluster else { return .unknown }
      offset += Int64(element.headerLength)
      offset = offset.addingSaturated(element.size ?? 0)
      if offset > reader.size { return .cut }
    }
    return .unknown
  }
}
