/// The frames of an AMR file, RFC 4867 §5: each one's first byte tells its length. They have no mark
/// to be found by, so all are followed from the file's start; an hour has a few megabytes.
struct AMRWalk {
  let envelope: ContainerEnvelope

  /// Bytes of a frame by its type, the first one counted in: 3GPP TS 26.101 and 26.201 annex A. Nil
  /// where the type is reserved.
  private static let narrow: [Int?] = [
    13, 14, 16, 18, 20, 21, 27, 32, 6, nil, nil, nil, nil, nil, nil, 1,
  ]
  private static let wide: [Int?] = [
    18, 24, 33, 37, 41, 47, 51, 59, 61, 6, nil, nil, nil, nil, 1, 1,
  ]
  /// More than a day of the best sound.
  private static let cap: Int64 = 512 << 20
  private static let piece = 64 << 10

  init(_ reader: DescriptorReader) {
    let start = reader.bytes(at: 0, count: 9)
    if start.elementsEqual("#!AMR-WB\n".utf8) {
      envelope = Self.follow(Self.wide, reader, from: 9)
    } else if start.starts(with: "#!AMR\n".utf8) {
      envelope = Self.follow(Self.narrow, reader, from: 6)
    } else {
      envelope = .unknown
    }
  }

  private static func follow(
    _ lengths: [Int?], _ reader: DescriptorReader, from start: Int64
  ) -> ContainerEnvelope {
    guard reader.size <= cap else { return .unknown }
    var base = start
    var next = 0
    var isSound = true
    while base < reader.size {
      let bytes = reader.bytes(at: base, count: piece)
      guard !bytes.isEmpty else { return .unknown }
      while next < bytes.count {
        // A set padding bit: this is no frame.
        guard bytes[next] & 0x83 == 0, let length = lengths[Int(bytes[next] >> 3 & 15)] else {
          return .unknown
        }
        isSound = bytes[next] & 4 != 0
        next += length
      }
      base += Int64(bytes.count)
      next -= bytes.count
    }
    // Zeros behind the sound look like frames too, but like damaged ones.
    return next > 0 && isSound ? .cutFrame : .unknown
  }
}
