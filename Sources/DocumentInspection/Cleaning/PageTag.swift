/// A start tag of HTML and where its parts lie (WHATWG HTML §13.2.5.8 to 40).
struct PageTag {
  struct Attribute {
    /// In lower case.
    var name: String
    /// Without quotes.
    var value: Range<Int>
    /// With the space before it.
    var all: Range<Int>
  }

  /// In lower case.
  private(set) var name = ""
  private(set) var attributes: [Attribute] = []
  private(set) var isEmpty = false
  private(set) var end = 0
  private let bytes: [UInt8]

  private static let mostAttributes = 2_000

  /// Nil where the tag never ends.
  init?(_ bytes: [UInt8], at start: Int) {
    self.bytes = bytes
    var place = start + 1
    name = Self.lower(bytes[Self.run(bytes, &place) { $0 > 0x20 && $0 != 0x3E && $0 != 0x2F }])
    while place < bytes.count {
      let before = place
      _ = Self.run(bytes, &place) { $0 <= 0x20 || $0 == 0x2F }
      guard place < bytes.count else { return nil }
      if bytes[place] == 0x3E {
        isEmpty = bytes[place - 1] == 0x2F
        end = place + 1
        return
      }
      guard let attribute = Self.attribute(bytes, &place, from: before) else { return nil }
      if attributes.count < Self.mostAttributes { attributes.append(attribute) }
    }
    return nil
  }

  func value(_ name: String) -> String? {
    attributes.first { $0.name == name }.map { Self.lower(bytes[$0.value]) }
  }

  func has(_ name: String) -> Bool { attributes.contains { $0.name == name } }

  private static func attribute(
    _ bytes: [UInt8], _ place: inout Int, from before: Int
  ) -> Attribute? {
    let start = place
    // An equals sign at the very start is part of the name.
    place += 1
    _ = run(bytes, &place) { $0 > 0x20 && $0 != 0x3D && $0 != 0x3E && $0 != 0x2F }
    let name = lower(bytes[start..<place])
    let afterName = place
    _ = run(bytes, &place) { $0 <= 0x20 }
    guard place < bytes.count, bytes[place] == 0x3D else {
      place = afterName
      return Attribute(name: name, value: place..<place, all: before..<place)
    }
    place += 1
    _ = run(bytes, &place) { $0 <= 0x20 }
    guard place < bytes.count else { return nil }
    let quote = bytes[place]
    guard quote == 0x22 || quote == 0x27 else {
      let value = run(bytes, &place) { $0 > 0x20 && $0 != 0x3E }
      return Attribute(name: name, value: value, all: before..<place)
    }
    place += 1
    let value = run(bytes, &place) { $0 != quote }
    guard place < bytes.count else { return nil }
    place += 1
    return Attribute(name: name, value: value, all: before..<place)
  }

  private static func run(
    _ bytes: [UInt8], _ place: inout Int, _ belongs: (UInt8) -> Bool
  ) -> Range<Int> {
    let start = place
    while place < bytes.count, belongs(bytes[place]) { place += 1 }
    return start..<place
  }

  private static func lower(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self).lowercased()
  }
}
