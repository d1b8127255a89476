internal import Artifacts

/// Recognises a transcript that is a document: what Teams saves for Word, and what others save or
/// paste in the same two ways.
///
/// One writes each cue's times over it (`0:0:3.5 --> 0:0:9.12`, then the name, then what was said), the
/// other a name and when the voice begins (`Ana Ruiz   1:02:03`).
struct WrittenTranscriptReader {
  /// A line of the document, and where it stands.
  private struct Line {
    let text: String
    let line: Int?
  }

  private let lines: [Line]
  private let format: String
  /// Whether the document calls itself a transcript.
  private let saysSo: Bool

  /// Nil where the document is no transcript.
  static func transcript(
    in document: Document
  ) -> (transcript: Transcript, findings: [Finding])? {
    guard formats.contains(document.format), mayHold(document) else { return nil }
    let reader = WrittenTranscriptReader(document)
    return reader.timedCues() ?? reader.headedCues()
  }

  private init(_ document: Document) {
    format = document.format
    lines = document.blocks.flatMap { block -> [Line] in
      guard block.isVisible, block.isCounted, !block.isAside else { return [] }
      return block.text.split(whereSeparator: \.isNewline).compactMap { part in
        let text = part.collapsed
        return text.isEmpty ? nil : Line(text: text, line: block.line)
      }
    }
    let top = [document.title ?? ""] + lines.prefix(Self.longestTop).map(\.text)
    saysSo = top.contains { text in
      let text = text.lowercased()
      return Self.ownNames.contains { text.contains($0) }
    }
  }

  private static let ownNames = ["transcript", "transcri", "transkri", "meeting recording"]
  /// Title, date, length and people stand in so many lines at most.
  private static let longestTop = 40
  /// Somebody speaks in the first minutes of a recording; milliseconds.
  private static let latestStart: Int64 = 180_000

  private static let formats: Set = [
    "docx", "odt", "rtf", "pdf", "html", "xhtml", "markdown", "text",
  ]

  /// Whether two lines at least end in what looks like a time or hold an arrow: hardly any page does,
  /// and reading on costs more than the look.
  private static func mayHold(_ document: Document) -> Bool {
    var found = 0
    for block in document.blocks {
      var (hasColon, last, dashes) = (false, UInt8(ascii: " "), 0)
      for byte in block.text.utf8 {
        switch byte {
        case UInt8(ascii: "\n"):
          if hasColon, (0x30...0x39).contains(last) { found += 1 }
          hasColon = false
        case UInt8(ascii: ">") where dashes > 1: found += 1
        case UInt8(ascii: ":"): hasColon = true
        case UInt8(ascii: " "): hasColon = false
        default: break
        }
        dashes = byte == UInt8(ascii: "-") ? dashes + 1 : 0
        last = byte
      }
      if hasColon, (0x30...0x39).contains(last) { found += 1 }
      if found > 1 { return true }
    }
    return false
  }

  // MARK: Times over each cue

  private func timedCues() -> (transcript: Transcript, findings: [Finding])? {
    let starts = lines.indices.filter { CueTimestamp.isTiming(lines[$0].text) }
    guard starts.count > 1, isTop(starts[0]) else { return nil }
    var collector = CueCollector(format: format)
    var sound = 0
    for (start, end) in zip(starts, starts.dropFirst() + [lines.count]) {
      guard let range = CueTimestamp.range(in: lines[start].text), start + 1 < end else {
        collector.malformed(
          "A caption has no sound times, or no text.", lines[start].text, line: lines[start].line)
        continue
      }
      sound += 1
      let said = lines[(start + 1)..<end].map(\.text)
      let isNamed = said.count > 1 && SpeakerNames.isPlausible(said[0])
      collector.add(
        range,
        [(isNamed ? said[0] : nil, said.dropFirst(isNamed ? 1 : 0).joined(separator: " "))])
    }
    return sound * 2 > starts.count ? collector.transcript() : nil
  }

  // MARK: A name and a time over what it says

  private struct Head {
    let index: Int
    let name: String
    let start: Int64
  }

  private func headedCues() -> (transcript: Transcript, findings: [Finding])? {
    let heads = lines.indices.compactMap(head)
    guard isConvincing(heads) else { return nil }
    var collector = CueCollector(format: format)
    for (position, head) in heads.enumerated() {
      let next = position + 1 < heads.count ? heads[position + 1] : nil
      let said = lines[(head.index + 1)..<(next?.index ?? lines.count)].map(\.text)
      guard !said.isEmpty else { continue }
      let end = next?.start ?? max(head.start, statedLength(before: heads[0].index) ?? 0)
      collector.add((head.start, end), [(head.name, said.joined(separator: " "))])
    }
    return collector.transcript()
  }

  private func head(at index: Int) -> Head? {
    let text = lines[index].text
    guard text.utf8.count <= 90, let space = text.lastIndex(of: " ") else { return nil }
    let name = text[..<space].collapsed
    let clock = text[text.index(after: space)...]
    guard clock.contains(":"), !clock.contains("."), !clock.contains(","),
      let start = CueTimestamp.milliseconds(clock), SpeakerNames.isPlausible(name)
    else { return nil }
    return Head(index: index, name: name, start: start)
  }

  /// Lists of times and titles look the same: voices come back, their times go on and they say
  /// something.
  private func isConvincing(_ heads: [Head]) -> Bool {
    guard heads.count > 1, isTop(heads[0].index),
      zip(heads, heads.dropFirst()).allSatisfy({ $0.start <= $1.start })
    else { return false }
    let silent = zip(heads, heads.dropFirst()).count { $0.index + 1 == $1.index }
    guard silent * 10 <= heads.count else { return false }
    // Times of day are behind the first minutes but at midnight.
    return saysSo
      || heads.count > 3 && Set(heads.map(\.name)).count * 2 <= heads.count
        && heads[0].start < Self.latestStart
  }

  /// What stands before the first cue is a heading, not most of the document.
  private func isTop(_ index: Int) -> Bool {
    index <= Self.longestTop && index * 2 <= lines.count
  }

  /// `45m 12s`, as Teams writes it on a line of its own; milliseconds.
  private func statedLength(before end: Int) -> Int64? {
    for line in lines[..<end] {
      var seconds: Int64 = 0
      let parts = line.text.split(separator: " ")
      let units: [Character: Int64] = ["h": 3_600, "m": 60, "s": 1]
      let isLength =
        (1...3).contains(parts.count)
        && parts.allSatisfy { part in
          guard let unit = part.last.flatMap({ units[$0] }), part.utf8.count <= 4,
            let number = Int64(part.dropLast()), number >= 0
          else { return false }
          seconds += number * unit
          return true
        }
      if isLength { return seconds * 1_000 }
    }
    return nil
  }
}
