internal import Artifacts

/// Reads WebVTT and SubRip, cue by cue.
struct TranscriptReader {
  enum Format: String { case vtt, srt }

  private let format: Format
  private var cues: [Cue] = []
  private var count = 0
  private var findings = FindingList()
  private var block: [TextLine] = []
  private var isHeader: Bool

  static let mostCues = 50_000
  /// Of texts and speakers, as JSON writes them.
  static let mostBytes = 6 << 20
  private var budget = JSONBudget(bytes: mostBytes)

  private init(_ format: Format) {
    self.format = format
    isHeader = format == .vtt
  }

  static func read(_ utf8: [UInt8], as format: Format) -> (Transcript, [Finding]) {
    var reader = TranscriptReader(format)
    for line in TextLines(utf8) { reader.take(line) }
    reader.endBlock()
    return reader.transcript()
  }

  private mutating func take(_ line: TextLine) {
    guard line.text.unicodeScalars.contains(where: { !$0.isWhite }) else {
      endBlock()
      return
    }
    // The next cue's timing ends this one even without a blank line; its number goes with it.
    if CueTimestamp.isTiming(line.text), let timing = block.firstIndex(where: isTiming) {
      let last = block.indices.last ?? timing
      let number = last > timing && Int(block[last].text.collapsed) != nil ? block.popLast() : nil
      endBlock()
      block = number.map { [$0] } ?? []
    }
    block.append(line)
  }

  private func isTiming(_ line: TextLine) -> Bool { CueTimestamp.isTiming(line.text) }

  private mutating func endBlock() {
    defer {
      block = []
      isHeader = false
    }
    guard let first = block.first, !isMetadata(first.text) else { return }
    guard let timing = block.prefix(2).firstIndex(where: isTiming) else {
      malformed(first, "A caption has no time line.")
      return
    }
    guard let range = CueTimestamp.range(in: block[timing].text) else {
      malformed(block[timing], "A caption's time line can't be read.")
      return
    }
    count += 1
    guard cues.count < Self.mostCues else { return }
    let payload = block[(timing + 1)...].map(\.text).joined(separator: "\n")
    let (text, voice) = format == .vtt ? CueText.webVTT(payload) : (CueText.subRip(payload), nil)
    guard budget.take(text, voice) else { return }
    cues.append(
      Cue(
        startMilliseconds: range.start, endMilliseconds: range.end, speaker: voice, text: text))
  }

  private func isMetadata(_ line: String) -> Bool {
    if isHeader { return true }
    guard format == .vtt else { return false }
    return ["NOTE", "STYLE", "REGION"].contains {
      line.hasPrefix($0)
        && (line.count == $0.count || line.dropFirst($0.count).first?.isWhitespace == true)
    }
  }

  private mutating func malformed(_ line: TextLine, _ message: String) {
    findings.add(
      Finding(
        .transcriptMalformedCue, message, found: line.text.cut(toBytes: 160),
        location: Location(line: line.number)))
  }

  private consuming func transcript() -> (Transcript, [Finding]) {
    SpeakerNames.assign(to: &cues)
    var transcript = Transcript(format: format.rawValue, cues: cues)
    transcript.cueCount = count
    transcript.speakers = SpeakerNames.speakers(of: cues)
    if count == 0 {
      findings.add(Finding(.transcriptNoCues, "The transcript holds no captions."))
    } else if count > cues.count {
      findings.add(
        Finding(
          .transcriptCut, "Only the first captions were kept; speakers are counted in those.",
          expected: "at most \(Self.mostCues) and \(Self.mostBytes >> 20) MiB", found: "\(count)"))
    }
    return (transcript, findings.summarised)
  }
}
