/// The bytes behind the arguments: a `String` can't hold every file name, and repairs what it can't
/// hold.
enum RawArguments {
  /// The bytes of the argument that was repaired to `text`; its UTF-8 where none was.
  ///
  /// Several arguments may be repaired to the same text; they are given out in order.
  static func bytes(of texts: [String]) -> [[UInt8]] {
    var waiting = raw.dropFirst().filter { String(validating: $0, as: UTF8.self) == nil }
    return texts.map { text in
      guard text.unicodeScalars.contains("\u{FFFD}"),
        let found = waiting.firstIndex(where: { String(decoding: $0, as: UTF8.self) == text })
      else { return Array(text.utf8) }
      return waiting.remove(at: found)
    }
  }

  private static var raw: [[UInt8]] {
    (0..<Int(CommandLine.argc)).map { position in
      guard var byte = unsafe CommandLine.unsafeArgv[position] else { return [] }
      var bytes: [UInt8] = []
      while unsafe byte.pointee != 0 {
        unsafe bytes.append(UInt8(bitPattern: byte.pointee))
        unsafe byte += 1
      }
      return bytes
    }
  }
}
