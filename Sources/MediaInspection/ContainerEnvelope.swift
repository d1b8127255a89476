/// Whether a container's own structure reaches past the file's end: told from its boxes, chunks and
/// pages, without its packets.
enum ContainerEnvelope: Equatable {
  /// The structure ends where the file ends or before.
  case complete
  /// The structure says that more should follow.
  case cut
  /// A recording that was never closed: no index was written.
  case unfinished
  /// This container can't say.
  case unknown

  static func examine(_ reader: DescriptorReader, container: String) -> ContainerEnvelope {
    switch container {
    case _ where BoxWalk.isFor(container): BoxWalk(reader).envelope
    case "matroska", "webm": matroska(reader)
    case "wav": wave(reader)
    case "avi": riffChunks(reader)
    case "aiff": aiff(reader)
    case "ogg": ogg(reader)
    case "asf": asf(reader)
    case "mpegts": transportStream(reader)
    default: .unknown
    }
  }

  // MARK: EBML

  /// RFC 8794 §6: after the EBML header comes the Segment, whose size may be unknown (all ones).
  private static func matroska(_ reader: DescriptorReader) -> ContainerEnvelope {
    guard let header = EBMLElement(reader.bytes(at: 0, count: 16)), let size = header.size else {
      return .unknown
    }
    let offset = Int64(header.headerLength).addingSaturated(size)
    guard
      let segment = EBMLElement(reader.bytes(at: offset, count: 16)),
      segment.identifier == 0x1853_8067, let length = segment.size
    else { return .unknown }
    let end = offset.addingSaturated(Int64(segment.headerLength)).addingSaturated(length)
    return end > reader.size ? .cut : .complete
  }

  // MARK: RIFF and IFF

  /// Each top-level RIFF chunk (OpenDML files have several) lies within the file. A size of zero or
  /// all ones was never filled in. Writers that count the header in are forgiven.
  private static func riffChunks(_ reader: DescriptorReader) -> ContainerEnvelope {
    var offset: Int64 = 0
    for _ in 0..<4096 {
      let head = reader.bytes(at: offset, count: 8)
      guard head.count == 8, head.starts(with: "RIFF".utf8) else { break }
      let size = Int64(littleEndian(head[4...]))
      guard size != 0, size != 0xFFFF_FFFF else { return .unfinished }
      let end = offset + 8 + size
      if end > reader.size + 8 { return .cut }
      offset = end + (size & 1)
    }
    return .complete
  }

  /// The data chunk decides: many recorders write a wrong size into the RIFF header itself.
  private static func wave(_ reader: DescriptorReader) -> ContainerEnvelope {
    var offset: Int64 = 12
    var longSize: Int64?
    for _ in 0..<4096 {
      let head = reader.bytes(at: offset, count: 24)
      guard head.count >= 8 else { return .unknown }
      let size = Int64(littleEndian(head[4..<8]))
      if head.starts(with: "ds64".utf8), head.count == 24 {
        longSize = Int64(clamping: littleEndian(head[16..<24]))
      }
      guard !head.starts(with: "data".utf8) else {
        let length = size == 0xFFFF_FFFF ? longSize ?? 0 : size
        guard length > 0 else { return .unknown }
        return offset.addingSaturated(8).addingSaturated(length) > reader.size ? .cut : .complete
      }
      offset += 8 + size + (size & 1)
    }
    return .unknown
  }

  private static func aiff(_ reader: DescriptorReader) -> ContainerEnvelope {
    let head = reader.bytes(at: 0, count: 8)
    guard head.count == 8 else { return .unknown }
    let size = Int64(bigEndian(head[4...]))
    return size == 0 ? .unfinished : size + 8 > reader.size + 1 ? .cut : .complete
  }

  // MARK: Pages, packets, headers

  /// RFC 3533 §6: the last page of a finished stream carries the end-of-stream flag and is whole.
  private static func ogg(_ reader: DescriptorReader) -> ContainerEnvelope {
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

  /// The File Properties Object of the ASF specification §3.2 states the file's size, unless it was
  /// broadcast.
  private static func asf(_ reader: DescriptorReader) -> ContainerEnvelope {
    let header = reader.bytes(at: 0, count: 64 << 10)
    let identifier: [UInt8] = [
      0xA1, 0xDC, 0xAB, 0x8C, 0x47, 0xA9, 0xCF, 0x11, 0x8E, 0xE4, 0x00, 0xC0, 0x0C, 0x20, 0x53,
      0x65,
    ]
    guard header.count > 104 else { return .cut }
    for start in 0..<(header.count - 104)
    where header[start] == 0xA1 && header[start..<(start + 16)].elementsEqual(identifier) {
      let size = Int64(clamping: littleEndian(header[(start + 40)..<(start + 48)]))
      let flags = littleEndian(header[(start + 88)..<(start + 92)])
      guard flags & 1 == 0, size > 0 else { return .unknown }
      return size > reader.size ? .cut : .complete
    }
    return .unknown
  }

  /// ISO/IEC 13818-1: packets of 188 bytes, or 192 behind a time code.
  private static func transportStream(_ reader: DescriptorReader) -> ContainerEnvelope {
    let plain = reader.bytes(at: 0, count: 1).first == 0x47
    return reader.size % (plain ? 188 : 192) == 0 ? .unknown : .cut
  }

  // MARK: Numbers

  static func littleEndian(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  static func bigEndian(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reduce(0) { $0 << 8 | UInt64($1) }
  }
}

/// An EBML element's identifier and size, RFC 8794 §4 and §5.
struct EBMLElement: Equatable {
  let identifier: UInt64
  /// Nil where the element does not know its size.
  let size: Int64?
  let headerLength: Int

  /// Nil where `bytes` do not start with a whole element header.
  init?(_ bytes: [UInt8]) {
    guard let first = bytes.first, first != 0 else { return nil }
    let identifierLength = first.leadingZeroBitCount + 1
    guard bytes.count > identifierLength else { return nil }
    identifier = ContainerEnvelope.bigEndian(bytes[..<identifierLength])
    let marker = bytes[identifierLength]
    guard marker != 0 else { return nil }
    let sizeLength = marker.leadingZeroBitCount + 1
    guard bytes.count >= identifierLength + sizeLength else { return nil }
    headerLength = identifierLength + sizeLength
    let raw = ContainerEnvelope.bigEndian(bytes[identifierLength..<headerLength])
    let mask = (UInt64(1) << UInt64(7 * sizeLength)) - 1
    let value = raw & mask
    size = value == mask ? nil : Int64(clamping: value)
  }
}
