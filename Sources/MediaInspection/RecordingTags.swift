internal import Artifacts

/// What a recording's tags say of when and where it was made.
struct RecordingTags {
  let tags: [Tag]

  /// QuickTime's creation date has the local time with its offset; `creation_time` is UTC and, on
  /// devices without a clock, one of two epochs.
  var recordedAt: String? {
    if let local = value("com.apple.quicktime.creationdate") { return Self.withColon(local) }
    guard let utc = value("creation_time"), Self.isDateTime(utc) else { return nil }
    return ["1904", "1970"].contains(utc.prefix(4)) ? nil : utc
  }

  /// ISO 6709.
  var coordinates: String? {
    value("com.apple.quicktime.location.ISO6709") ?? value("location")
  }

  private func value(_ key: String) -> String? {
    tags.first { $0.key.lowercased() == key.lowercased() && !$0.value.isEmpty }?.value
  }

  /// ISO 8601's extended form: `-0700` becomes `-07:00`. Nil for anything that is no such time.
  private static func withColon(_ text: String) -> String? {
    guard isDateTime(text) else { return nil }
    let tail = text.utf8.suffix(5)
    guard let sign = tail.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
      tail.dropFirst().allSatisfy({ (0x30...0x39).contains($0) })
    else { return text }
    return "\(text.dropLast(2)):\(text.suffix(2))"
  }

  /// `YYYY-MM-DDTHH:MM:SS` and whatever follows.
  private static func isDateTime(_ text: String) -> Bool {
    let shape = Array("dddd-dd-ddTdd:dd:dd".utf8)
    let bytes = Array(text.utf8)
    guard bytes.count >= shape.count, bytes.count <= 40 else { return false }
    return zip(shape, bytes).allSatisfy { expected, byte in
      expected == UInt8(ascii: "d") ? (0x30...0x39).contains(byte) : expected == byte
    }
  }
}
