internal import Artifacts

/// Reads YouTube's SBV: `0:00:03.900,0:00:08.460`, the text below, an empty line.
struct SBVReader {
  private var collector = CueCollector(format: "sbv")
  private var timing: TextLine?
  private var payload: [String] = []

  /// Start and end in milliseconds; nil where the line is no SBV timing.
  static func range(in line: String) -> (start: Int64, end: Int64)? {
    let sides = line.collapsed.split(separator: ",", omittingEmptySubsequences: false)
    guard sides.count == 2, sides.allSatisfy({ $0.utf8.count(where: { $0 == 0x3A }) == 2 }),
      sides.allSatisfy({ $0.utf8.contains(UInt8(ascii: ".")) }),
      let start = CueTimestamp.milliseconds(sides[0]), let end = CueTimestamp.milliseconds(sides[1])
    else { return nil }
    return (start, end)
  }

  static func read(_ utf8: [UInt8]) -> (Transcript, [Finding]) {
    var reader = SBVReader()
    for line in TextLines(utf8) { reader.take(line) }
    reader.endCue()
    return reader.collector.transcript()
  }

  private mutating func take(_ line: TextLine) {
    if line.text.collapsed.isEmpty {
      endCue()
    } else if Self.range(in: line.text) != nil {
      endCue()
      timing = line
    } else if timing != nil {
      payload.append(line.text)
    } else {
      collector.malformed("A caption has no time line.", line.text, line: line.number)
    }
  }

  private mutating func endCue() {
    defer { (timing, payload) = (nil, []) }
    guard let timing, let range = Self.range(in: timing.text) else { return }
    guard range.end >= range.start else {
      collector.malformed("A caption ends before it starts.", timing.text, line: timing.number)
      return
    }
    // YouTube writes a line break within a cue as `[br]`.
    let text = payload.joined(separator: "\n").split(separator: "[br]").joined(separator: " ")
    collector.add(range, [(nil, text.collapsed)])
  }
}
