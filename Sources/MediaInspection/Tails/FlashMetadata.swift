/// The script tag at the start of a Flash video file, Adobe Flash Video File Format Specification §E.5.
enum FlashMetadata {
  /// Whether it states a length. Where it does not, libav gives the last tag's time for one, which is
  /// no claim.
  static func statesLength(_ reader: DescriptorReader) -> Bool {
    let head = reader.bytes(at: 0, count: 16 << 10)
    // A property's name with its length before it, then the type of a number and eight bytes of it.
    let name = [0, 8] + Array("duration".utf8) + [0]
    guard head.count >= name.count + 8 else { return false }
    return (0...(head.count - name.count - 8)).contains { start in
      head[start] == 0 && head[start..<(start + name.count)].elementsEqual(name)
        && head[(start + name.count)..<(start + name.count + 8)].contains { $0 != 0 }
    }
  }
}
