/// The part of a link behind `#` where it leads to a recording: dimensions of W3C Media Fragments 1.0,
/// as far as players heed them.
struct RecordingFragment: Equatable {
  var time: MediaFragment?
  var area: MediaArea?
  /// A dimension that is written in a way that players pass over; nil where there is none.
  var ignored: String?

  /// §5.1: pairs are taken apart first and percent-decoded then; the last of a name counts. `track`
  /// and `id` name what lies in the recording and can't be wrong by themselves.
  init(_ fragment: String) {
    time = MediaFragment(fragment)
    for pair in fragment.utf8.split(separator: UInt8(ascii: "&")) {
      let decoded = String(decoding: LinkReference.percentDecoded(pair), as: UTF8.self)
      guard let mark = decoded.firstIndex(of: "=") else { continue }
      let (name, value) = (decoded[..<mark], decoded[decoded.index(after: mark)...])
      switch name {
      case "t": if time == nil { ignored = Self.short(decoded) }
      case "xywh":
        area = MediaArea(value)
        if area == nil { ignored = Self.short(decoded) }
      case "track", "id": if value.isEmpty { ignored = Self.short(decoded) }
      default: break
      }
    }
  }

  private static func short(_ text: String) -> String {
    text.count > 40 ? String(text.prefix(40)) + "…" : text
  }
}

/// A part of the picture: §4.2.2.
struct MediaArea: Equatable {
  private let x: Int64
  private let y: Int64
  private let isPercent: Bool

  /// Nil where it is not four numbers, or has no extent.
  init?(_ value: Substring) {
    var text = value
    isPercent = text.hasPrefix("percent:")
    if isPercent {
      text = text.dropFirst(8)
    } else if text.hasPrefix("pixel:") {
      text = text.dropFirst(6)
    }
    let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { part in
      part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int64(part) : nil
    }
    guard numbers.count == 4, let x = numbers[0], let y = numbers[1], let width = numbers[2],
      let height = numbers[3], width > 0, height > 0
    else { return nil }
    if isPercent, x > 100 || y > 100 || width > 100 || height > 100 { return nil }
    (self.x, self.y) = (x, y)
  }

  /// True where no pixel of the picture lies in it.
  func isOutside(width: Int, height: Int) -> Bool {
    isPercent ? x >= 100 || y >= 100 : x >= Int64(width) || y >= Int64(height)
  }
}
