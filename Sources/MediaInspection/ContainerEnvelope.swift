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
  /// The size was never filled in, as where the sound went through a pipe, or not to the last: the
  /// recording ends where the file ends.
  case open
  /// This container can't say.
  case unknown

  static func examine(_ reader: DescriptorReader, container: String) -> ContainerEnvelope {
    switch container {
    case _ where BoxWalk.isFor(container): BoxWalk(reader).envelope
    case "matroska", "webm": SegmentWalk(reader).envelope
    case "wav": SoundChunks.wave(reader)
    case "w64": SoundChunks.wave64(reader)
    case "au": SoundChunks.sun(reader)
    case "caf": SoundChunks.coreAudio(reader)
    case "avi": riffChunks(reader)
    case "aiff": SoundChunks.aiff(reader)
    case "ogg": OggTail(reader).envelope
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
