import Artifacts
import Testing

/// Protocols of a transcript that no agenda announces. The steps are those of the catalogue; the talk
/// around them is written for the test.
@Suite("Protocols in transcripts")
struct SpokenProtocolTests {
  /// A caption a minute, the lines given at their minutes and small talk between.
  private func inspected(_ said: [Int: String], minutes: Int = 50) -> Transcript? {
    let small = [
      "and then the second paragraph has the graph", "yes, the children liked it a lot",
      "we had it on the wall for a week", "thank you, that helps me", "could you say that again",
    ]
    let cues = (0..<minutes).map { minute in
      let (hour, rest) = (minute / 60, minute % 60)
      let time = "0\(hour):\(rest < 10 ? "0" : "")\(rest)"
      return "\(time):00.000 --> \(time):50.000\n\(said[minute] ?? small[minute % small.count])"
    }
    return inspect("WEBVTT\n\n" + cues.joined(separator: "\n\n"), as: "vtt").transcript
  }

  private static let tuning = [
    1: "let's start with a short introduction", 5: "Ana, your presentation please",
    12: "now it is time for clarifying questions", 20: "we pause to reflect for a minute",
    24: "let's hear warm feedback, then the cool one", 38: "Ana, what is your reflection",
    44: "last, the debrief",
  ]

  @Test("the steps of a tuning protocol are found with their words and moments")
  func tuning() {
    let found = inspected(Self.tuning)?.protocols
    #expect(found?.map(\.protocol) == ["tuning"])
    #expect(found?.first?.name == "Tuning")
    #expect(found?.first?.milliseconds == 60_000)
    let minutes: [Int64] = [1, 5, 12, 20, 24, 38, 44]
    #expect(found?.first?.steps.map(\.milliseconds) == minutes.map { $0 * 60_000 })
    let words = [
      "introduction", "presentation", "clarifying questions", "pause to reflect", "warm feedback",
      "reflection", "debrief",
    ]
    #expect(found?.first?.steps.map(\.words) == words)
  }

  @Test("a phrase that runs over two captions counts for the second")
  func split() {
    var said = Self.tuning
    // Neither half is a phrase of the catalogue by itself.
    said[23] = "good, so now comes the warm"
    said[24] = "feedback, please, who has some"
    let step = inspected(said)?.protocols?.first?.steps.first { $0.words == "warm feedback" }
    #expect(step?.milliseconds == 1_440_000)
  }

  @Test(
    "talk that only mentions a protocol's words is none",
    arguments: [
      // Two steps, each once.
      [2: "after the introduction", 40: "let's have a debrief"],
      // No step that tells.
      [
        2: "the introduction", 5: "clarifying questions", 9: "a presentation",
        12: "pause to reflect", 20: "your reflection", 30: "and a debrief",
      ],
      // Backwards.
      [
        2: "the debrief", 6: "a reflection", 10: "warm feedback", 20: "pause to reflect",
        30: "clarifying questions", 40: "the presentation", 45: "an introduction",
      ],
      // An overview, and nothing of it happens.
      [
        3: "introduction, presentation, clarifying questions, a pause to reflect, warm feedback, "
          + "reflection and debrief: all that another day"
      ],
      // Half of the steps.
      [5: "clarifying questions", 10: "pause to reflect", 20: "warm feedback", 30: "the debrief"],
      // Single words of a discussion.
      [4: "I assume so", 9: "I agree", 15: "do not argue", 22: "we aspire to it", 30: "I agree"],
      [:],
    ] as [[Int: String]])
  func decoys(said: [Int: String]) {
    let transcript = inspected(said)
    #expect(transcript?.cueCount == 50)
    #expect(transcript?.protocols == nil)
  }

  @Test("steps said within a few minutes of a long recording are talk about a protocol")
  func hasty() {
    let lines = Self.tuning.sorted { $0.key < $1.key }.map(\.value)
    let hasty = Dictionary(lines.enumerated().map { ($0.offset / 2 + 3, $0.element) }) {
      $0 + ". " + $1
    }
    #expect(inspected(hasty)?.protocols == nil)
  }

  @Test("an overview ahead of a protocol is not taken for its steps")
  func overview() {
    var said = Self.tuning
    said[0] = "introduction, presentation, clarifying questions, warm feedback, then a debrief"
    #expect(inspected(said)?.protocols?.first?.milliseconds == 60_000)
  }

  @Test("two protocols one behind the other are both found")
  func two() {
    let consultancy = [
      62: "the presenter shares her question", 68: "clarifying questions first",
      76: "now probing questions", 90: "the group discusses, she listens",
      104: "the presenter responds", 110: "and the debrief",
    ]
    let said = Self.tuning.merging(consultancy) { first, _ in first }
    #expect(inspected(said, minutes: 118)?.protocols?.map(\.protocol) == ["tuning", "consultancy"])
  }

  @Test("a flood of one protocol's words stays bounded and shows nothing")
  func flood() {
    let line = "clarifying questions, warm feedback, pause, reflection, debrief"
    let said = Dictionary(uniqueKeysWithValues: (0..<500).map { ($0, line) })
    #expect(inspected(said, minutes: 500)?.protocols == nil)
  }
}
