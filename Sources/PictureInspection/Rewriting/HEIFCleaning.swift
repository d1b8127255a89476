/// A HEIC or AVIF picture whose EXIF and XMP are overwritten with zeros where they lie, so that everything else
/// keeps its place (ISO/IEC 23008-12, ISO/IEC 14496-12 §8.11). How it is turned stands in boxes of the format's
/// own and stays.
struct HEIFCleaning {
  private(set) var result = PictureRewriter.Result.failed
  private var bytes: [UInt8]
  private var removed: [String] = []
  /// Items that hold metadata, and what.
  private var items: [Int: String] = [:]

  /// Where everything lies that is no metadata.
  private var pictures: [Range<Int>] = []
  /// What is to be zeros.
  private var blanks: [Range<Int>] = []

  private static let kept: Set<String> = ["ftyp", "meta", "mdat", "wide"]
  /// What `meta` holds of pictures (ISO/IEC 14496-12 §8.11, ISO/IEC 23008-12 §9).
  private static let keptInMeta: Set<String> = [
    "hdlr", "dinf", "pitm", "iloc", "iinf", "iref", "iprp", "idat", "ipro", "grpl",
  ]
  private static let mostItems = 10_000
  /// Of all items together.
  private static let mostExtents = 100_000

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
    // A film beside the picture has tags of its own, which nothing here knows.
    guard let top = boxes(in: 0..<bytes.count), !top.contains(where: { $0.type == "moov" }) else {
      return
    }
    let metas = top.filter { $0.type == "meta" }
    guard metas.count == 1, let meta = metas.first,
      blankItems(of: meta.body, in: top.filter { $0.type == "mdat" }.map(\.body))
    else { return }
    for box in top where !Self.kept.contains(box.type) { pass(over: box) }
    guard !isPictureHit else { return }
    for range in blanks { blank(range) }
    result = removed.isEmpty ? .clean : .cleaned(self.bytes, removed: removed)
  }

  /// Has a part be one that readers pass over, with nothing in it.
  private mutating func pass(over box: (type: String, start: Int, body: Range<Int>)) {
    let isGap = box.type == "free" || box.type == "skip"
    guard !isGap || !bytes[box.body].allSatisfy({ $0 == 0 }) else { return }
    note("data of a camera's own")
    blanks.append(box.body)
    if !isGap { rename(at: box.start + 4) }
  }

  /// Whether what is to be zeros belongs to a picture as well.
  private var isPictureHit: Bool {
    let all = blanks.map { ($0, true) } + pictures.map { ($0, false) }
    var (blankEnd, pictureEnd) = (0, 0)
    for (range, isBlank) in all.sorted(by: { $0.0.lowerBound < $1.0.lowerBound })
    where !range.isEmpty {
      if range.lowerBound < (isBlank ? pictureEnd : blankEnd) { return true }
      if isBlank {
        blankEnd = max(blankEnd, range.upperBound)
      } else {
        pictureEnd = max(pictureEnd, range.upperBound)
      }
    }
    return false
  }

  // MARK: Items

  /// - Parameter pools: where coded pictures and metadata lie.
  private mutating func blankItems(of meta: Range<Int>, in pools: [Range<Int>]) -> Bool {
    guard meta.count >= 4, let parts = boxes(in: (meta.lowerBound + 4)..<meta.upperBound) else {
      return false
    }
    for part in parts where !Self.keptInMeta.contains(part.type) {
      guard ["free", "skip", "uuid", "udta", "meta", "xml ", "bxml"].contains(part.type) else {
        return false
      }
      pass(over: part)
    }
    if let list = parts.first(where: { $0.type == "iinf" }), !readTypes(list.body) { return false }
    for part in parts where part.type == "iprp" {
      guard blankDescriptions(in: part.body) else { return false }
    }
    guard !items.isEmpty || !blanks.isEmpty else { return true }
    guard let places = parts.first(where: { $0.type == "iloc" }) else { return false }
    return blankPlaces(
      places.body, inner: parts.first { $0.type == "idat" }?.body, pools)
  }

  /// ISO/IEC 23008-12 §6.5.20: what somebody wrote about a picture; an empty one stays, since properties are
  /// counted.
  private mutating func blankDescriptions(in properties: Range<Int>) -> Bool {
    guard let lists = boxes(in: properties) else { return false }
    for list in lists where list.type == "ipco" {
      guard let all = boxes(in: list.body) else { return false }
      for property in all where property.type == "udes" && property.body.count > 4 {
        let words = (property.body.lowerBound + 4)..<property.body.upperBound
        guard !bytes[words].allSatisfy({ $0 == 0 }) else { continue }
        note("a description")
        blanks.append(words)
      }
    }
    return true
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
      guard version >= 2 else { return false }
      let isWide = version == 3
      let number = ByteOrder.big.number(bytes, place + 4, isWide ? 4 : 2)
      let type = place + (isWide ? 10 : 8)
      guard type + 4 <= entry.body.upperBound else { return false }
      let rest = String(decoding: bytes[(type + 4)..<entry.body.upperBound], as: UTF8.self)
      switch String(decoding: bytes[type..<(type + 4)], as: UTF8.self) {
      case "Exif": items[number] = "EXIF"
      case "mime" where rest.contains("rdf+xml"): items[number] = "XMP"
      // A picture may be kept in a format of its own, which has metadata as well.
      case "mime" where rest.contains("image/"): return false
      case "mime", "uri ": items[number] = "other tags"
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
    var left = Self.mostExtents
    for _ in 0..<count {
      guard let item = reader.take(version == 2 ? 4 : 2),
        let method = version == 0 ? 0 : reader.take(2).map({ $0 & 15 }), reader.take(2) != nil,
        let base = reader.take(more >> 4), let extents = reader.take(2),
        extents == 0 || sizes > 0
      else { return false }
      left -= extents
      guard left >= 0 else { return false }
      for _ in 0..<extents {
        if version > 0, reader.take(more & 15) == nil { return false }
        guard let offset = reader.take(sizes >> 4), let length = reader.take(sizes & 15) else {
          return false
        }
        let origin = method == 1 ? inner?.lowerBound : method == 0 ? 0 : nil
        let range = origin.flatMap { Self.range($0, base, offset, length, bytes.count) }
        guard let kind = items[item] else {
          // One of no length is the whole file; what can't be placed here is made of other items.
          pictures.append(length == 0 ? 0..<bytes.count : range ?? 0..<0)
          continue
        }
        guard length > 0, let range,
          (method == 1 ? [inner].compactMap(\.self) : pools).contains(where: {
            $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound
          })
        else { return false }
        note(kind)
        blanks.append(range)
      }
    }
    return true
  }

  /// Nil where it does not lie in the file.
  private static func range(
    _ origin: Int, _ base: Int, _ offset: Int, _ length: Int, _ size: Int
  ) -> Range<Int>? {
    guard let start = sum(origin, base, offset), let end = sum(start, length, 0), end <= size else {
      return nil
    }
    return start..<end
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
