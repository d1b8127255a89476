internal import Artifacts

/// Reads SubRip cue by cue, with the slips that people make in it: no number, no empty line, a point
/// for the comma.
struct SubRipReader {
  private var collector = CueCollector(format: "srt")
  private var block: [TextLine] = []

  static func read(_ utf8: [UInt8]) -> (Transcript, [Finding]) {
    var reader = SubRipReader()
    for line in TextLines(utf8) { reader.take(line) }
    reader.endBlock()
    return reader.collector.transcript()
  }

  private mutating func take(_ line: TextLine) {
    guard line.text.unicodeScalars.contains(where: { !$0.isWhite }) else {
      endBlock()
      return
    }
    // The next cue's timing ends this one even without a blank line; its number goes with it.
    if isTiming(line), let timing = block.firstIndex(where: isTiming) {
      let last = block.indices.last ?? timing
      let number = last > timing && Int(block[last].text.collapsed) != nil ? block.popLast() : nil
      endBlock()
      block = number.map { [$0] } ?? []
    }
    block.append(line)
  }

  private func isTiming(_ line: TextLine) -> Bool { CueTimestamp.isTiming(line.text) }

  private mutating func endBlock() {
    defer { block = [] }
    guard let first = block.first else { return }
    guard let timing = block.prefix(2).firstIndex(where: isTiming) else {
      // A number alone is a cue that an editor emptied.
      if block.count > 1 || Int(first.text.collapsed) == nil {
        collector.malformed("A caption has no time line.", first.text, line: first.number)
      }
      return
    }
    guard let range = CueTimestamp.range(in: block[timing].text) else {
      collector.malformed(
        "A caption's time line can't be read.", block[timing].text, line: block[timing].number)
      return
    }
    let payload = block[(timing + 1)...].map(\.text).joined(separator: "\n")
    collector.add(range, [(nil, SubRipCueText.text(payload))])
  }
}
