/// What a fragmented mp4 says of its length: its movie extends header (ISO/IEC 14496-12 §8.8.2), a
/// segment index of several segments (§8.16.3), or its movie header (§8.2.2) where that is about more
/// than the samples that stand in front of the fragments.
///
/// libav adds up the fragments that are left in the file; that is a measure and no claim.
enum FragmentClaim {
  /// Boxes inside a box are few; more are not looked through.
  private static let mostBoxes = 4096
  /// A segment index has at most 65,535 references of twelve bytes.
  private static let indexCap = 1 << 20

  /// In microseconds.
  ///
  /// - Parameter found: what libav added up.
  static func length(_ walk: BoxWalk, _ reader: DescriptorReader, found: Int64) -> Int64? {
    let length = stated(walk, reader, found)
    return length.flatMap { $0 > 0 ? $0 : nil }
  }

  private static func stated(
    _ walk: BoxWalk, _ reader: DescriptorReader, _ found: Int64
  ) -> Int64? {
    guard let movie = walk.boxes.first(where: { $0.type == "moov" }) else { return nil }
    let parts = inside(movie, reader)
    let header = parts.first { $0.type == "mvhd" }.flatMap { MovieHeader(bytes(of: $0, reader)) }
    let extends = parts.first { $0.type == "mvex" }.map { inside($0, reader) } ?? []
    if let header, let total = extends.first(where: { $0.type == "mehd" }) {
      let units = duration(bytes(of: total, reader), at: 4)
      if units > 0 { return header.microseconds(units) }
    }
    let indices = walk.boxes.prefix { $0.type != "moof" }.filter { $0.type == "sidx" }
    if let indexed = indices.compactMap({ length(ofIndex: bytes(of: $0, reader)) }).max() {
      return indexed
    }
    // A shorter one is about the first fragment, which some writers put into the index.
    guard let header, header.duration > 0 else { return nil }
    let stated = header.microseconds(header.duration)
    return stated > found || DurationReasoning.agree(stated, found) ? stated : nil
  }

  private struct MovieHeader {
    let timescale: Int64
    let duration: Int64

    init?(_ bytes: [UInt8]) {
      let place = bytes.first == 1 ? 20 : 12
      guard bytes.count >= place + 12 else { return nil }
      timescale = Int64(ContainerEnvelope.bigEndian(bytes[place..<(place + 4)]))
      duration = FragmentClaim.duration(bytes, at: place + 4)
    }

    func microseconds(_ units: Int64) -> Int64 {
      Rational(numerator: 1, denominator: timescale).scaled(units, by: 1_000_000)
    }
  }

  /// A duration of four bytes, or of eight in version 1; 0 where it is missing or unknown (all ones).
  private static func duration(_ bytes: [UInt8], at place: Int) -> Int64 {
    let length = bytes.first == 1 ? 8 : 4
    guard bytes.count >= place + length else { return 0 }
    let field = bytes[place..<(place + length)]
    guard !field.allSatisfy({ $0 == 0xFF }) else { return 0 }
    return Int64(clamping: ContainerEnvelope.bigEndian(field))
  }

  /// An index of a single segment stands before each of a stream's: it is about that one.
  private static func length(ofIndex bytes: [UInt8]) -> Int64? {
    let places = bytes.first == 1 ? 28 : 20
    guard bytes.count >= places + 4 else { return nil }
    let scale = Int64(ContainerEnvelope.bigEndian(bytes[8..<12]))
    let count = Int(ContainerEnvelope.bigEndian(bytes[(places + 2)..<(places + 4)]))
    guard count > 1, bytes.count >= places + 4 + count * 12 else { return nil }
    let units = (0..<count).reduce(Int64(0)) { sum, reference in
      let place = places + 8 + reference * 12
      return sum + Int64(ContainerEnvelope.bigEndian(bytes[place..<(place + 4)]))
    }
    return Rational(numerator: 1, denominator: scale).scaled(units, by: 1_000_000)
  }

  private static func inside(_ box: BoxWalk.Box, _ reader: DescriptorReader) -> [BoxWalk.Box] {
    let end = box.size.map { min(reader.size, box.offset.addingSaturated($0)) } ?? reader.size
    var boxes: [BoxWalk.Box] = []
    var offset = box.offset.addingSaturated(8)
    while boxes.count < mostBoxes, offset < end, let next = BoxWalk.box(at: offset, reader) {
      boxes.append(next)
      guard let size = next.size else { break }
      offset = offset.addingSaturated(size)
    }
    return boxes
  }

  /// What follows a box's size and type.
  private static func bytes(of box: BoxWalk.Box, _ reader: DescriptorReader) -> [UInt8] {
    let size = Int(clamping: box.size ?? 0)
    guard size > 8 else { return [] }
    return reader.bytes(at: box.offset.addingSaturated(8), count: min(size - 8, indexCap))
  }
}
