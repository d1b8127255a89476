internal import Artifacts

/// Reads WebVTT block by block, as the parser of W3C's WebVTT §6.1 does.
struct WebVTTReader {
  private var collector = CueCollector(format: "vtt")
  private var block = Block()
  private var isHeader = true

  /// What stands between two empty lines, or before the next cue's time line.
  private struct Block {
    var lines = 0
    var first: TextLine?
    /// The line with `-->`.
    var timing: TextLine?
    var payload: [String] = []
  }

  /// `utf8` begins with `WEBVTT`.
  static func read(_ utf8: [UInt8]) -> (Transcript, [Finding]) {
    var reader = WebVTTReader()
    for line in TextLines(utf8) { reader.take(line) }
    reader.endBlock()
    return reader.collector.transcript()
  }

  private mutating func take(_ line: TextLine) {
    if line.text.isEmpty {
      endBlock()
      return
    }
    if WebVTTTiming.isTiming(line.text) {
      // A cue's time line is its first line or, behind an identifier, its second.
      if isHeader || block.timing != nil || block.lines > 1 { endBlock() }
      block.timing = line
    } else if block.timing != nil {
      block.payload.append(line.text)
    }
    block.lines += 1
    if block.first == nil { block.first = line }
  }

  private mutating func endBlock() {
    let ended = block
    let wasHeader = isHeader
    (block, isHeader) = (Block(), false)
    guard !wasHeader, let first = ended.first else { return }
    guard let timing = ended.timing else {
      if !Self.isMetadata(first.text) {
        collector.malformed("A caption has no time line.", first.text, line: first.number)
      }
      return
    }
    guard let range = range(of: timing) else { return }
    let text = WebVTTCueText.parts(ended.payload.joined(separator: "\n"))
    collector.add(range, text)
  }

  private mutating func range(of timing: TextLine) -> (start: Int64, end: Int64)? {
    if let range = WebVTTTiming.range(in: timing.text) {
      if range.end >= range.start { return range }
      collector.malformed("A caption ends before it starts.", timing.text, line: timing.number)
      return nil
    }
    if let range = CueTimestamp.range(in: timing.text) {
      collector.malformed(
        "A caption's times break WebVTT's rules; they were read as in SubRip.", timing.text,
        line: timing.number)
      return range
    }
    if !Self.isMetadata(timing.text) {
      collector.malformed(
        "A caption's time line can't be read.", timing.text, line: timing.number)
    }
    return nil
  }

  /// Comments, style sheets and regions say nothing of what is spoken.
  private static func isMetadata(_ line: String) -> Bool {
    ["NOTE", "STYLE", "REGION"].contains { word in
      line.hasPrefix(word) && line.dropFirst(word.utf8.count).first?.isWhitespace ?? true
    }
  }
}
