import Artifacts
import Testing

@testable import MediaInspection

/// Expected verdicts by hand, from the contract: claim and packets agree within 0.1 %, at least
/// 250 ms, at most 2 s.
@Suite("Weighing a claimed length against the packets")
struct DurationReasoningTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var claim: Double?
    var guess: Double?
    var start = 0.0
    var end: Double?
    var endIsMissing = false
    var lastFrameIsCut = false
    var structureIsComplete = false
    var verdict: DurationVerdict
    var milliseconds: Int64

    var reasoning: DurationReasoning {
      DurationReasoning(
        claim: claim.map(Self.microseconds), guess: guess.map(Self.microseconds),
        start: Self.microseconds(start), end: end.map(Self.microseconds), sum: nil,
        endIsMissing: endIsMissing,
        lastFrameIsCut: lastFrameIsCut, structureIsComplete: structureIsComplete)
    }

    private static func microseconds(_ seconds: Double) -> Int64 {
      Int64((seconds * 1_000_000).rounded())
    }
  }

  static let frames = [
    Case(
      testDescription: "a last frame is cut and nothing is claimed", end: 9, lastFrameIsCut: true,
      verdict: .truncated, milliseconds: 9000),
    Case(
      testDescription: "a last frame is cut and players guess", guess: 10, end: 9,
      lastFrameIsCut: true, verdict: .truncated, milliseconds: 9000),
    Case(
      testDescription: "a last frame is cut and the claim is met all the same", claim: 10,
      end: 9.99,
      lastFrameIsCut: true, verdict: .verified, milliseconds: 9990),
    Case(
      testDescription: "a last frame is cut and there is more than claimed", claim: 8, end: 9,
      lastFrameIsCut: true, verdict: .mismatch, milliseconds: 9000),
  ]

  static let measured = [
    Case(testDescription: "exact", claim: 10, end: 10, verdict: .verified, milliseconds: 10_000),
    Case(
      testDescription: "250 ms too short is within the floor", claim: 10, end: 9.75,
      verdict: .verified, milliseconds: 9750),
    Case(
      testDescription: "a microsecond more is not", claim: 10, end: 9.749999, verdict: .truncated,
      milliseconds: 9750),
    Case(
      testDescription: "250 ms too long is within the floor", claim: 10, end: 10.25,
      verdict: .verified, milliseconds: 10_250),
    Case(
      testDescription: "more that is not is a wrong claim, no truncation", claim: 10,
      end: 10.250001, verdict: .mismatch, milliseconds: 10_250),
    Case(
      testDescription: "0.1 % of ten minutes are 600 ms", claim: 600, end: 599.4,
      verdict: .verified, milliseconds: 599_400),
    Case(
      testDescription: "601 ms of ten minutes are too much", claim: 600, end: 599.399,
      verdict: .truncated, milliseconds: 599_399),
    Case(
      testDescription: "two hours are allowed 2 s, not 7.2 s", claim: 7200, end: 7198,
      verdict: .verified, milliseconds: 7_198_000),
    Case(
      testDescription: "2.001 s of two hours are too much", claim: 7200, end: 7197.999,
      verdict: .truncated, milliseconds: 7_197_999),
    Case(
      testDescription: "90 minutes that lost their last 74 s", claim: 5400, end: 5326,
      verdict: .truncated, milliseconds: 5_326_000),
    Case(
      testDescription: "a start offset is left out of the span", claim: 10, start: 1.4, end: 11.4,
      verdict: .verified, milliseconds: 10_000),
    Case(
      testDescription: "a claim may count from the container's zero", claim: 11.4, start: 1.4,
      end: 11.4, verdict: .verified, milliseconds: 10_000),
    Case(
      testDescription: "a start before zero", claim: 10, start: -0.5, end: 9.5,
      verdict: .verified, milliseconds: 10_000),
    Case(
      testDescription: "no claim", end: 10, verdict: .undeclared, milliseconds: 10_000),
    Case(
      testDescription: "a guess is no claim", guess: 9.2, end: 10, verdict: .estimated,
      milliseconds: 10_000),
    Case(
      testDescription: "a whole structure makes a long claim a wrong one", claim: 20, end: 10,
      structureIsComplete: true, verdict: .mismatch, milliseconds: 10_000),
    Case(
      testDescription: "a missing end outweighs a length that agrees", claim: 10, end: 10,
      endIsMissing: true, structureIsComplete: true, verdict: .truncated, milliseconds: 10_000),
    Case(
      testDescription: "a missing end without a claim", end: 4, endIsMissing: true,
      verdict: .truncated, milliseconds: 4000),
    Case(
      testDescription: "a fragmented file's absurd claim", claim: 143_165, end: 1,
      structureIsComplete: true, verdict: .mismatch, milliseconds: 1000),
  ]

  @Test("the verdict follows from claim and measure", arguments: measured)
  func verdicts(_ row: Case) throws {
    let facts = try #require(row.reasoning.facts)
    #expect(facts.verdict == row.verdict)
    #expect(facts.milliseconds == row.milliseconds)
    #expect(facts.source == .measured)
    #expect(facts.spanMilliseconds == row.milliseconds)
    #expect((facts.declaredMilliseconds == nil) == (row.claim == nil))
  }

  @Test("captions are no witness to a claim where picture and sound may be lost")
  func captionsWitnessNothing() throws {
    let facts = try #require(
      DurationReasoning(claim: 20_023_000, end: 3_041_000, lastEnd: 20_023_000).facts)
    #expect(facts.verdict == .truncated)
  }

  @Test("a claim that the captions reach is verified; the length stays that of picture and sound")
  func captions() throws {
    let facts = try #require(
      DurationReasoning(
        claim: 20_023_000, end: 3_041_000, lastEnd: 20_023_000, structureIsComplete: true
      ).facts)
    #expect(facts.verdict == .verified)
    #expect(facts.milliseconds == 3041)
  }

  @Test("times that start again leave nothing of the claim")
  func restarted() throws {
    let facts = try #require(
      DurationReasoning(claim: 3_000_000, end: 3_000_000, timesRestart: true).facts)
    #expect(facts.verdict == .undeclared)
    #expect(facts.declaredMilliseconds == nil)
  }

  @Test("without packets a claim stands as declared and unmeasured")
  func declared() throws {
    let facts = try #require(DurationReasoning(claim: 9_999_500).facts)
    #expect(facts.source == .declared)
    #expect(facts.verdict == .unmeasured)
    // 9999.5 ms, rounded half up.
    #expect(facts.milliseconds == 10_000)
    #expect(facts.declaredMilliseconds == 10_000)
    #expect(facts.spanMilliseconds == nil)
  }

  @Test("without packets a guess stands as estimated, and nothing as declared")
  func guessed() throws {
    let facts = try #require(DurationReasoning(guess: 9_200_000).facts)
    #expect(facts.source == .estimated)
    #expect(facts.verdict == .unmeasured)
    #expect(facts.declaredMilliseconds == nil)
  }

  @Test("with neither packets nor a claim there are no facts")
  func nothing() {
    #expect(DurationReasoning().facts == nil)
    #expect(DurationReasoning(claim: 10, endIsMissing: true).facts == nil)
  }

  @Test("milliseconds are rounded half up", arguments: [(499, 0), (500, 1), (1499, 1), (1500, 2)])
  func rounding(_ microseconds: Int64, _ milliseconds: Int64) {
    #expect(DurationReasoning.milliseconds(microseconds) == milliseconds)
  }

  @Test("numbers at the ends of their range trap nothing")
  func extremes() {
    let ends = [Int64.min, -1, 0, 1, .max]
    for claim in ends {
      for start in ends {
        for end in ends {
          let facts = DurationReasoning(claim: claim, start: start, end: end, sum: end).facts
          #expect(facts?.milliseconds ?? -1 >= 0)
        }
      }
    }
  }
}
