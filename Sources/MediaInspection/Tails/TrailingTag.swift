/// Metadata that stand behind the sound. They are written last, so where they are, the end is there.
enum TrailingTag {
  private static let marks: [(fromEnd: Int, bytes: [UInt8])] = [
    // ID3v1: 128 bytes.
    (128, Array("TAG".utf8)),
    // ID3v2.4 §3.4: a footer of ten bytes.
    (10, Array("3DI".utf8)),
    // APEv2: a footer of 32 bytes.
    (32, Array("APETAGEX".utf8)),
    (9, Array("LYRICS200".utf8)),
    (9, Array("LYRICSEND".utf8)),
  ]

  /// Whether a file whose last bytes are these ends with one.
  static func ends(_ bytes: [UInt8]) -> Bool {
    marks.contains { mark in
      bytes.count >= mark.fromEnd
        && bytes[(bytes.count - mark.fromEnd)...].starts(with: mark.bytes)
    }
  }
}
