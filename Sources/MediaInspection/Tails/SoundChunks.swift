/// Containers whose one chunk of sound states its size.
enum SoundChunks {
  /// The data chunk decides: many recorders write a wrong size into the RIFF header itself.
  static func wave(_ reader: DescriptorReader) -> ContainerEnvelope {
    guard let (length, offset) = waveSound(reader) else { return .unknown }
    let isOutgrown = length.map { isStale($0, at: offset, reader) } ?? false
    return isOutgrown ? .open : sound(length, at: offset, reader)
  }

  /// The bytes of sound that a WAVE file states and no longer holds; nil for any other, whose claim
  /// libav reads itself.
  static func cutWaveSize(_ reader: DescriptorReader) -> Int64? {
    guard let (length, offset) = waveSound(reader), sound(length, at: offset, reader) == .cut
    else { return nil }
    return length
  }

  private static func waveSound(
    _ reader: DescriptorReader
  ) -> (size: Int64?, offset: Int64)? {
    var offset: Int64 = 12
    var longSize: Int64?
    for _ in 0..<4096 {
      let head = reader.bytes(at: offset, count: 24)
      guard head.count >= 8 else { return nil }
      let size = Int64(ContainerEnvelope.littleEndian(head[4..<8]))
      if head.starts(with: "ds64".utf8), head.count == 24 {
        longSize = Int64(clamping: ContainerEnvelope.littleEndian(head[16..<24]))
      }
      guard !head.starts(with: "data".utf8) else {
        return (size == 0xFFFF_FFFF ? longSize : size, offset + 8)
      }
      offset += 8 + size + (size & 1)
    }
    return nil
  }

  /// Sony Wave64: as WAVE, but with identifiers of 16 bytes and sizes of 8 that count both in.
  static func wave64(_ reader: DescriptorReader) -> ContainerEnvelope {
    wave64Sound(reader).map { sound($0.size, at: $0.offset, reader) } ?? .unknown
  }

  /// The bytes of sound that a Wave64 file states; nil where it states none.
  static func wave64Size(_ reader: DescriptorReader) -> Int64? {
    guard let found = wave64Sound(reader), found.size > 0,
      sound(found.size, at: found.offset, reader) != .open
    else { return nil }
    return found.size
  }

  private static func wave64Sound(_ reader: DescriptorReader) -> (size: Int64, offset: Int64)? {
    var offset: Int64 = 40
    for _ in 0..<4096 {
      let head = reader.bytes(at: offset, count: 24)
      guard head.count == 24 else { return nil }
      let size = Int64(clamping: ContainerEnvelope.littleEndian(head[16...]))
      if head.starts(with: "data".utf8) { return (size.subtractingSaturated(24), offset + 24) }
      guard size >= 24 else { return nil }
      offset = offset.addingSaturated(size).addingSaturated(7) & ~7
    }
    return nil
  }

  /// Sun's AU: the header's length, then that of the sound.
  static func sun(_ reader: DescriptorReader) -> ContainerEnvelope {
    let head = reader.bytes(at: 0, count: 12)
    guard head.count == 12 else { return .unknown }
    return sound(
      Int64(ContainerEnvelope.bigEndian(head[8...])),
      at: Int64(ContainerEnvelope.bigEndian(head[4..<8])), reader)
  }

  /// Core Audio Format: a data chunk of the size −1 reaches to the end of the file.
  static func coreAudio(_ reader: DescriptorReader) -> ContainerEnvelope {
    var offset: Int64 = 8
    for _ in 0..<4096 {
      let head = reader.bytes(at: offset, count: 12)
      guard head.count == 12 else { return .unknown }
      let size = Int64(bitPattern: ContainerEnvelope.bigEndian(head[4...]))
      if head.starts(with: "data".utf8) { return sound(size, at: offset + 12, reader) }
      guard size >= 0 else { return .unknown }
      offset = offset.addingSaturated(size).addingSaturated(12)
    }
    return .unknown
  }

  static func aiff(_ reader: DescriptorReader) -> ContainerEnvelope {
    let head = reader.bytes(at: 0, count: 8)
    guard head.count == 8 else { return .unknown }
    let size = Int64(ContainerEnvelope.bigEndian(head[4...]))
    // An odd chunk at the end may lack its padding.
    return size == 0 ? .unfinished : sound(size, at: 7, reader)
  }

  /// A recorder that was interrupted leaves the size of when it last wrote one: more follows than it
  /// counts, and no chunk does.
  private static func isStale(
    _ size: Int64, at offset: Int64, _ reader: DescriptorReader
  ) -> Bool {
    let end = offset.addingSaturated(size)
    guard size > 0, reader.size.subtractingSaturated(end) > max(size, 4096) else { return false }
    let name = reader.bytes(at: end.addingSaturated(size & 1), count: 4)
    // Zeros behind a recording are padding, which no recorder of sound leaves so clean.
    if let zeros = TrailingZeros.start(in: reader), zeros <= end { return false }
    return !name.allSatisfy { (0x20...0x7E).contains($0) }
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
}
