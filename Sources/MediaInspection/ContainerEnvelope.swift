/// Whether a container's own structure reaches past the file's end: told from its boxes, chunks,
/// pages and frames, without its packets.
enum ContainerEnvelope: Equatable {
  /// The structure ends where the file ends or before.
  case complete
  /// The structure says that more should follow.
  case cut
  /// The file ends inside its last frame; nothing tells how much more should follow.
  case cutFrame
  /// A recording that was never closed: no index was written.
  case unfinished
  /// The size was never filled in, as where the sound went through a pipe: the recording ends where
  /// the file ends.
  case open
  /// This container can't say.
  case unknown

  static func examine(_ reader: DescriptorReader, container: String) -> ContainerEnvelope {
    switch container {
    case _ where BoxWalk.isFor(container): BoxWalk(reader).envelope
    case "matroska", "webm": SegmentWalk(reader).envelope
    case "wav": wave(reader)
    case "w64": wave64(reader)
    case "au": sun(reader)
    case "caf": coreAudio(reader)
    case "avi": riffChunks(reader)
    case "aiff": aiff(reader)
    case "ogg": ogg(reader)
    case "asf": asf(reader)
    case "mpegts": TransportStreamTail(reader).envelope
    case "mp3": FrameTail<MPEGAudioFrame>(reader).envelope
    case "aac": FrameTail<ADTSFrame>(reader).envelope
    case "ac3", "eac3": FrameTail<AC3Frame>(reader).envelope
    case "mpeg": FrameTail<ProgramStreamUnit>(reader).envelope
    case "flv": FrameTail<FlashTag>(reader).envelope
    case "wv": FrameTail<WavPackBlock>(reader).envelope
    case "amr": AMRWalk(reader).envelope
    default: .unknown
    }
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
        return sound(size == 0xFFFF_FFFF ? longSize : size, at: offset + 8, reader)
      }
      offset += 8 + size + (size & 1)
    }
    return .unknown
  }

  /// Sony Wave64: as WAVE, but with identifiers of 16 bytes and sizes of 8 that count both in.
  private static func wave64(_ reader: DescriptorReader) -> ContainerEnvelope {
    var offset: Int64 = 40
    for _ in 0..<4096 {
      let head = reader.bytes(at: offset, count: 24)
      guard head.count == 24 else { return .unknown }
      let size = Int64(clamping: littleEndian(head[16...]))
      if head.starts(with: "data".utf8) {
        return sound(size.subtractingSaturated(24), at: offset + 24, reader)
      }
      guard size >= 24 else { return .unknown }
      offset = offset.addingSaturated(size).addingSaturated(7) & ~7
    }
    return .unknown
  }

  /// Sun's AU: the header's length, then that of the sound.
  private static func sun(_ reader: DescriptorReader) -> ContainerEnvelope {
    let head = reader.bytes(at: 0, count: 12)
    guard head.count == 12 else { return .unknown }
    return sound(Int64(bigEndian(head[8...])), at: Int64(bigEndian(head[4..<8])), reader)
  }

  /// Core Audio Format: a data chunk of the size −1 reaches to the end of the file.
  private static func coreAudio(_ reader: DescriptorReader) -> ContainerEnvelope {
    var offset: Int64 = 8
    for _ in 0..<4096 {
      let head = reader.bytes(at: offset, count: 12)
      guard head.count == 12 else { return .unknown }
      let size = Int64(bitPattern: bigEndian(head[4...]))
      if head.starts(with: "data".utf8) { return sound(size, at: offset + 12, reader) }
      guard size >= 0 else { return .unknown }
      offset = offset.addingSaturated(size).addingSaturated(12)
    }
    return .unknown
  }

  private static func aiff(_ reader: DescriptorReader) -> ContainerEnvelope {
    let head = reader.bytes(at: 0, count: 8)
    guard head.count == 8 else { return .unknown }
    let size = Int64(bigEndian(head[4...]))
    // An odd chunk at the end may lack its padding.
    return size == 0 ? .unfinished : sound(size, at: 7, reader)
  }

  /// Where sound of a stated size ends. Writers to a pipe can't go back and fill the size in: they
  /// leave 0, all ones, or the largest number that they dare: 0x7FFFF000 (sox) or 0x80000000
  /// (arecord).
  private static func sound(
    _ size: Int64?, at offset: Int64, _ reader: DescriptorReader
  ) -> ContainerEnvelope {
    guard let size, size > 0 else { return .open }
    guard offset.addingSaturated(size) > reader.size else { return .complete }
    let isPlaceholder = (0x7FFF_F000...0xFFFF_FFFF).contains(size) || size >= .max - 4096
    return isPlaceholder ? .open : .cut
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

  // MARK: Numbers

  static func littleEndian(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  static func bigEndian(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reduce(0) { $0 << 8 | UInt64($1) }
  }
}
