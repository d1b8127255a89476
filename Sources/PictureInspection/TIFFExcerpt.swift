/// The first picture of a TIFF file (TIFF 6.0 §2): its size, where its strips lie, and a small TIFF
/// structure with its EXIF. libexif reads 64 KiB at most, and a TIFF may have its directory behind
/// all of its pixels, so the entries that matter are copied together.
struct TIFFExcerpt {
  private(set) var width = 0
  private(set) var height = 0
  /// True where the directory or a strip lies past the end of the file.
  private(set) var endIsMissing = false
  /// A TIFF structure of its own with the text, time, place and orientation entries.
  private(set) var exif: [UInt8] = []

  private let file: PictureFile
  private let order: ByteOrder

  private struct Entry {
    let tag: Int
    let type: Int
    let count: Int
    let value: [UInt8]
  }

  /// EXIF's directory and GPS's, which the first one points to.
  private static let pointers = [0x8769, 0x8825]
  private static let wanted: Set = [
    0x010F, 0x0110, 0x0112, 0x013B, 0x8298, 0x9003, 0x9C9D, 0xA430, 0xA431, 0xA435, 1, 2, 3, 4,
  ]
  private static let longestValue = 1024
  /// Strips (273, 279) or tiles (324, 325): where each starts and how long it is.
  private static let extents = [(273, 279), (324, 325)]
  private static let read = wanted.union(pointers).union([256, 257, 273, 279, 324, 325])

  init?(_ file: PictureFile) {
    let head = file.bytes(at: 0, count: 8)
    guard head.count == 8 else { return nil }
    self.file = file
    order = head[0] == 0x49 ? .little : .big
    guard let entries = directory(at: order.number(head, 4, 4)) else {
      endIsMissing = true
      return
    }
    width = number(entries, 256) ?? 0
    height = number(entries, 257) ?? 0
    endIsMissing = stripsReachPastEnd(entries)
    exif = excerpt(entries)
  }

  private func directory(at offset: Int) -> [Entry]? {
    let count = order.number(file.bytes(at: Int64(offset), count: 2), 0, 2)
    let bytes = file.bytes(at: Int64(offset) + 2, count: count * 12)
    guard offset >= 8, count > 0, bytes.count == count * 12 else { return nil }
    var seen: Set<Int> = []
    return stride(from: 0, to: bytes.count, by: 12).compactMap { start in
      let tag = order.number(bytes, start, 2)
      guard Self.read.contains(tag), seen.insert(tag).inserted else { return nil }
      let type = order.number(bytes, start + 2, 2)
      let count = order.number(bytes, start + 4, 4)
      let unit = [1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8][type] ?? 0
      let length = unit * count
      let value =
        length <= 4
        ? Array(bytes[(start + 8)..<(start + 8 + length)])
        : file.bytes(
          at: Int64(order.number(bytes, start + 8, 4)), count: min(length, Self.mostNumbers * 4))
      return Entry(tag: tag, type: type, count: count, value: value)
    }
  }

  /// So many of an entry's numbers are looked at.
  private static let mostNumbers = 16_384

  private func numbers(_ entries: [Entry], _ tag: Int) -> [Int] {
    guard let entry = entries.first(where: { $0.tag == tag }), [3, 4].contains(entry.type) else {
      return []
    }
    let unit = entry.type == 3 ? 2 : 4
    let whole = entry.value.count - entry.value.count % unit
    return stride(from: 0, to: whole, by: unit).map { order.number(entry.value, $0, unit) }
  }

  private func number(_ entries: [Entry], _ tag: Int) -> Int? { numbers(entries, tag).first }

  private func stripsReachPastEnd(_ entries: [Entry]) -> Bool {
    Self.extents.contains { starts, lengths in
      zip(numbers(entries, starts), numbers(entries, lengths))
        .contains { Int64($0) + Int64($1) > file.size }
    }
  }

  // MARK: The excerpt

  private func excerpt(_ entries: [Entry]) -> [UInt8] {
    let mark: [UInt8] = order == .little ? [0x49, 0x49, 0x2A, 0] : [0x4D, 0x4D, 0, 0x2A]
    var made = mark + order.bytes(8, 4)
    let inner = Self.pointers.compactMap { pointer -> (tag: Int, entries: [Entry])? in
      guard let offset = number(entries, pointer), let inner = directory(at: offset) else {
        return nil
      }
      return (pointer, kept(inner))
    }
    let outer = kept(entries)
    var next = 8 + length(outer, pointers: inner.count)
    var places: [Entry] = []
    for (tag, inside) in inner {
      places.append(Entry(tag: tag, type: 4, count: 1, value: order.bytes(next, 4)))
      next += length(inside)
    }
    append(outer + places, to: &made)
    for (_, inside) in inner { append(inside, to: &made) }
    return made
  }

  private func kept(_ entries: [Entry]) -> [Entry] {
    entries.filter { Self.wanted.contains($0.tag) && $0.value.count <= Self.longestValue }
  }

  private func length(_ entries: [Entry], pointers: Int = 0) -> Int {
    6 + (entries.count + pointers) * 12
      + entries.reduce(0) { $0 + ($1.value.count > 4 ? $1.value.count : 0) }
  }

  private func append(_ entries: [Entry], to made: inout [UInt8]) {
    var values: [UInt8] = []
    let valuesStart = made.count + 6 + entries.count * 12
    made += order.bytes(entries.count, 2)
    for entry in entries.sorted(by: { $0.tag < $1.tag }) {
      made += order.bytes(entry.tag, 2) + order.bytes(entry.type, 2) + order.bytes(entry.count, 4)
      if entry.value.count > 4 {
        made += order.bytes(valuesStart + values.count, 4)
        values += entry.value
      } else {
        made += entry.value + [UInt8](repeating: 0, count: 4 - entry.value.count)
      }
    }
    made += order.bytes(0, 4) + values
  }
}
