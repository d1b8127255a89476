/// A HEIC or AVIF picture whose EXIF and XMP are overwritten with zeros where they lie, so that everything else
/// keeps its place (ISO/IEC 23008-12, ISO/IEC 14496-12 §8.11). How it is turned stands in boxes of the format's
/// own and stays.
struct HEIFCleaning {
  private(set) var result = PictureRewriter.Result.failed
  private var bytes: [UInt8]
  private var removed: [String] = []
  /// Items that hold metadata, and what.
  private var items: [Int: String] = [:]

  private static let kept: Set<String> = [
    "ftyp", "meta", "mdat", "free", "skip", "wide", "moov", "idat",
  ]
  private static let mostItems = 10_000

  init(_ bytes: [UInt8]) {
    self.init(bytes, isTrial: false)
    // A bent file may name places that are none of the metadata's.
    guard case .cleaned(let new, _) = result else { return }
    guard case .clean = HEIFCleaning(new, isTrial: true).result else {
      result = .failed
      return
    }
  }

  private init(_ bytes: [UInt8], isTrial _: Bool) {
    self.bytes = bytes
    guard let top = boxes(in: 0..<bytes.count), let meta = top.first(where: { $0.type == "meta" }),
      blankItems(of: meta.body, in: top.filter { $0.type == "mdat" }.map(\.body))
    else { return }
    for box in top where !Self.kept.contains(box.type) {
      note("data of a camera's own")
      blank(box.body)
      rename(at: box.start + 4)
    }
    result = removed.isEmpty ? .clean : .cleaned(self.bytes, removed: removed)
  }

  // MARK: Items

  /// - Parameter pools: where coded pictures and metadata lie.
  private mutating func blankItems(of meta: Range<Int>, in pools: [Range<Int>]) -> Bool {
    guard meta.count >= 4, let parts = boxes(in: (meta.lowerBound + 4)..<meta.upperBound) else {
      return false
    }
    if let list = parts.first(where: { $0.type == "iinf" }), !readTypes(list.body) { return false }
    guard !items.isEmpty else { return true }
    guard let places = parts.first(where: { $0.type == "iloc" }) else { return false }
    return blankPlaces(
      places.body, inner: parts.first { $0.type == "idat" }?.body, pools)
  }

  /// §8.11.6: the type of each item; those that hold metadata lose it.
  private mutating func readTypes(_ list: Range<Int>) -> Bool {
    guard list.count >= 6 else { return false }
    let start = list.lowerBound + (bytes[list.lowerBound] == 0 ? 6 : 8)
    guard start <= list.upperBound, let entries = boxes(in: start..<list.upperBound) else {
      return false
    }
    for entry in entries.prefix(Self.mostItems) where entry.type == "infe" && entry.body.count >= 12
    {
      let place = entry.body.lowerBound
      let version = bytes[place]
      guard version >= 2 else { continue }
      let isWide = version == 3
      let number = ByteOrder.big.number(bytes, place + 4, isWide ? 4 : 2)
      let type = place + (isWide ? 10 : 8)
      guard type + 4 <= entry.body.upperBound else { return false }
      let rest = String(decoding: bytes[(type + 4)..<entry.body.upperBound], as: UTF8.self)
      switch String(decoding: bytes[type..<(type + 4)], as: UTF8.self) {
      case "Exif": items[number] = "EXIF"
      case "mime" where rest.contains("rdf+xml"): items[number] = "XMP"
      default: continue
      }
      rename(at: type)
    }
    return true
  }

  /// §8.11.3: where each item lies.
  private mutating func blankPlaces(
    _ list: Range<Int>, inner: Range<Int>?, _ pools: [Range<Int>]
  ) -> Bool {
    var reader = PlaceReader(bytes: bytes, place: list.lowerBound, end: list.upperBound)
    guard let version = reader.take(1), version <= 2, reader.take(3) != nil,
      let sizes = reader.take(1), let more = reader.take(1),
      let count = reader.take(version == 2 ? 4 : 2), count <= Self.mostItems
    else { return false }
    for _ in 0..<count {
      guard let item = reader.take(version == 2 ? 4 : 2),
        let method = version == 0 ? 0 : reader.take(2).map({ $0 & 15 }), reader.take(2) != nil,
        let base = reader.take(more >> 4), let extents = reader.take(2)
      else { return false }
      for _ in 0..<extents {
        if version > 0, reader.take(more & 15) == nil { return false }
        guard let offset = reader.take(sizes >> 4), let length = reader.take(sizes & 15) else {
          return false
        }
        guard let kind = items[item] else { continue }
        let origin = method == 1 ? inner?.lowerBound : method == 0 ? 0 : nil
        guard let origin, let start = Self.sum(origin, base, offset),
          let end = Self.sum(start, length, 0), end <= bytes.count,
          (method == 1 ? [inner].compactMap(\.self) : pools).contains(where: {
            $0.lowerBound <= start && end <= $0.upperBound
          })
        else { return false }
        note(kind)
        blank(start..<end)
      }
    }
    return true
  }

  private static func sum(_ first: Int, _ second: Int, _ third: Int) -> Int? {
    let (half, isTooLarge) = first.addingReportingOverflow(second)
    let (sum, isLarger) = half.addingReportingOverflow(third)
    return isTooLarge || isLarger || sum < 0 ? nil : sum
  }

  /// Numbers of stated lengths, one after the other.
  private struct PlaceReader {
    let bytes: [UInt8]
    var place: Int
    let end: Int

    /// Nil where it does not fit; 0 for a length of none.
    mutating func take(_ count: Int) -> Int? {
      guard [0, 1, 2, 3, 4, 8].contains(count), place + count <= end else { return nil }
      defer { place += count }
      let number = bytes[place..<(place + count)].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      return Int(exactly: number)
    }
  }

  // MARK: Boxes

  /// Nil where they are not closed.
  private func boxes(in range: Range<Int>) -> [(type: String, start: Int, body: Range<Int>)]? {
    var (found, place) = ([(type: String, start: Int, body: Range<Int>)](), range.lowerBound)
    while place < range.upperBound {
      guard place + 8 <= range.upperBound, found.count < Self.mostItems else { return nil }
      let type = String(decoding: bytes[(place + 4)..<(place + 8)], as: UTF8.self)
      var (size, head) = (ByteOrder.big.number(bytes, place, 4), 8)
      if size == 0 { size = range.upperBound - place }
      if size == 1 {
        guard place + 16 <= range.upperBound, ByteOrder.big.number(bytes, place + 8, 4) == 0 else {
          return nil
        }
        (size, head) = (ByteOrder.big.number(bytes, place + 12, 4), 16)
      }
      guard size >= head, size <= range.upperBound - place else { return nil }
      found.append((type, place, (place + head)..<(place + size)))
      place += size
    }
    return found
  }

  private mutating func blank(_ range: Range<Int>) {
    for index in range { bytes[index] = 0 }
  }

  /// Makes what stands here a part that readers pass over.
  private mutating func rename(at place: Int) {
    guard place >= 0, place + 4 <= bytes.count else { return }
    for (offset, letter) in "free".utf8.enumerated() { bytes[place + offset] = letter }
  }

  private mutating func note(_ kind: String) {
    if !removed.contains(kind) { removed.append(kind) }
  }
}
