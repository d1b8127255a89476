internal import Artifacts

/// Collects the cues of any caption format within the caps of a record, and what was wrong with the
/// rest.
struct CueCollector {
  private let format: String
  private var cues: [Cue] = []
  private var count = 0
  private var isCut = false
  private var findings = FindingList()
  private var budget = JSONBudget(bytes: mostBytes)

  static let mostCues = 50_000
  /// Of texts and speakers, as JSON writes them.
  static let mostBytes = 6 << 20

  init(format: String) { self.format = format }

  /// One cue of the file, as a cue for each of its voices; each has the whole time.
  mutating func add(_ range: (start: Int64, end: Int64), _ parts: [(voice: String?, text: String)])
  {
    count += parts.count
    for part in parts {
      guard cues.count < Self.mostCues, budget.take(part.text, part.voice) else {
        isCut = true
        return
      }
      cues.append(
        Cue(
          startMilliseconds: range.start, endMilliseconds: range.end, speaker: part.voice,
          text: part.text))
    }
  }

  mutating func malformed(_ message: String, _ found: String, line: Int?) {
    findings.add(
      Finding(
        .transcriptMalformedCue, message, found: found.collapsed.cut(toBytes: 160),
        location: line.map { Location(line: $0) }))
  }

  consuming func transcript() -> (Transcript, [Finding]) {
    SpeakerNames.assign(to: &cues)
    var transcript = Transcript(format: format, cues: cues)
    transcript.cueCount = count
    transcript.speakers = SpeakerNames.speakers(of: cues)
    transcript.protocols = SpokenProtocols.standard.protocols(in: cues)
    if count == 0 {
      findings.add(Finding(.transcriptNoCues, "The transcript holds no captions."))
    } else if isCut {
      findings.add(
        Finding(
          .transcriptCut, "Only the first captions were kept; speakers are counted in those.",
          expected: "at most \(Self.mostCues) and \(Self.mostBytes >> 20) MiB", found: "\(count)"))
    }
    return (transcript, findings.summarised)
  }
}
