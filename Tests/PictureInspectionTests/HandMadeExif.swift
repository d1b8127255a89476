/// A TIFF structure after TIFF 6.0 §2, written value by value: a first directory, EXIF's and GPS's.
struct HandMadeExif {
  enum Value {
    case text(String)
    case short(UInt64)
    case fractions([(UInt64, UInt64)])
  }

  var isBig = true
  var first: [(tag: UInt64, value: Value)] = []
  var exif: [(tag: UInt64, value: Value)] = []
  var gps: [(tag: UInt64, value: Value)] = []

  /// What a telephone writes: 12 March 2026, 15:04:05; 37° 20′ 5.64″ N, 122° 0′ 32.4″ W.
  static let telephone = HandMadeExif(
    first: [
      (0x010F, .text("Example")), (0x0110, .text("Phone 7")), (0x0112, .short(6)),
      (0x0132, .text("2026:04:01 00:00:00")), (0x013B, .text("Robin Doe")),
    ],
    exif: [(0x9003, .text("2026:03:12 15:04:05"))],
    gps: [
      (1, .text("N")), (2, .fractions([(37, 1), (20, 1), (564, 100)])), (3, .text("W")),
      (4, .fractions([(122, 1), (0, 1), (3240, 100)])),
    ])

  func number(_ value: UInt64, _ length: Int) -> [UInt8] {
    isBig ? .big(value, length) : .little(value, length)
  }

  var tiff: [UInt8] {
    let pointers = [(UInt64(0x8769), exif), (UInt64(0x8825), gps)].filter { !$0.1.isEmpty }
    var place = 8 + 6 + 12 * (first.count + pointers.count) + valuesLength(first)
    var made: [UInt8] = (isBig ? .text("MM") : .text("II")) + number(42, 2) + number(8, 4)
    var outer = first.map { ($0.tag, encoded($0.value)) }
    for (tag, entries) in pointers {
      outer.append((tag, (4, 1, number(UInt64(place), 4))))
      place += 6 + 12 * entries.count + valuesLength(entries)
    }
    made += directory(outer, at: 8)
    for (_, entries) in pointers {
      made += directory(entries.map { ($0.tag, encoded($0.value)) }, at: made.count)
    }
    return made
  }

  private typealias Encoded = (type: UInt64, count: UInt64, bytes: [UInt8])

  private func encoded(_ value: Value) -> Encoded {
    switch value {
    case .text(let text): (2, UInt64(text.utf8.count + 1), .text(text) + [0])
    case .short(let short): (3, 1, number(short, 2) + [0, 0])
    case .fractions(let parts):
      (5, UInt64(parts.count), parts.flatMap { number($0.0, 4) + number($0.1, 4) })
    }
  }

  private func valuesLength(_ entries: [(tag: UInt64, value: Value)]) -> Int {
    entries.map { encoded($0.value).bytes.count }.filter { $0 > 4 }.reduce(0, +)
  }

  private func directory(_ entries: [(UInt64, Encoded)], at start: Int) -> [UInt8] {
    var made = number(UInt64(entries.count), 2)
    var values: [UInt8] = []
    let valuesStart = start + 6 + 12 * entries.count
    for (tag, value) in entries {
      made += number(tag, 2) + number(value.type, 2) + number(value.count, 4)
      if value.bytes.count > 4 {
        made += number(UInt64(valuesStart + values.count), 4)
        values += value.bytes
      } else {
        made += value.bytes + .zeros(4 - value.bytes.count)
      }
    }
    return made + number(0, 4) + values
  }

  // MARK: In pictures

  /// Behind the start of a JPEG: a segment APP1 with the signature.
  func insert(intoJPEG jpeg: [UInt8]) -> [UInt8] {
    let body: [UInt8] = .text("Exif") + [0, 0] + tiff
    return jpeg.prefix(2) + [0xFF, 0xE1] + .big(UInt64(body.count + 2), 2) + body
      + jpeg.dropFirst(2)
  }

  /// Before the last chunk of a PNG. Nobody checks its checksum here.
  func insert(intoPNG png: [UInt8]) -> [UInt8] {
    png.dropLast(12) + .big(UInt64(tiff.count), 4) + .text("eXIf") + tiff + .zeros(4)
      + png.suffix(12)
  }

  /// As the last chunk of a WebP.
  func insert(intoWebP webP: [UInt8]) -> [UInt8] {
    let padding = [UInt8](repeating: 0, count: tiff.count % 2)
    let chunk = .text("EXIF") + .little(UInt64(tiff.count), 4) + tiff + padding
    return webP.prefix(4) + .little(UInt64(webP.count + chunk.count - 8), 4) + webP.dropFirst(8)
      + chunk
  }
}
