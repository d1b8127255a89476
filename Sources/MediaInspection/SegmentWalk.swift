/// The elements of a Matroska or WebM file (RFC 8794 §6, RFC 9559 §5.1), as far as they tell whether
/// its end is there.
struct SegmentWalk {
  let envelope: ContainerEnvelope

  private static let segment: UInt64 = 0x1853_8067
  private static let cluster: UInt64 = 0x1F43_B675
  /// What a segment and a cluster are made of (RFC 9559 §5.1): only such an element can be cut short,
  /// all else is junk behind the recording.
  private static let known: Set<UInt64> = [
    cluster, 0xE7, 0xA3, 0xA0, 0xA7, 0xAB, 0xAF, 0xBF, 0xEC, 0x5854, 0x114D_9B74, 0x1549_A966,
    0x1654_AE6B, 0x1C53_BB6B, 0x1043_A770, 0x1254_C367, 0x1941_A469,
  ]
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

  private static func starts(_ identifier: UInt64, with byte: UInt8?) -> Bool {
    var first = identifier
    while first > 0xFF { first >>= 8 }
    return byte.map { UInt64($0) == first } ?? false
  }

  /// A segment that was written live does not know its size; its elements do, or they are clusters
  /// whose blocks do. From one to the next, only their headers are looked at.
  private static func live(_ reader: DescriptorReader, from start: Int64) -> ContainerEnvelope {
    var offset = start
    var ahead = ReadAhead(reader)
    for _ in 0..<cap where offset < reader.size {
      let head = ahead.bytes(at: offset, count: Int(longestHeader))
      guard let element = EBMLElement(head) else {
        // Identifiers have at most four bytes.
        let isCutShort =
          reader.size - offset < longestHeader && known.contains { starts($0, with: head.first) }
        return isCutShort ? .cut : .unknown
      }
      guard known.contains(element.identifier),
        element.size != nil || element.identifier == cluster
      else { return .unknown }
      offset += Int64(element.headerLength)
      offset = offset.addingSaturated(element.size ?? 0)
      if offset > reader.size { return .cut }
    }
    return .unknown
  }
}
