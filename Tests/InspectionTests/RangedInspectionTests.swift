import Artifacts
import Inspection
import TestSupport
import Testing
import Wire

/// A recording of which the inspector gets the parts that it asks for, and nothing else.
@Suite("Recordings in parts")
struct RangedInspectionTests {
  private static let block = Int(RangedSource.blockBytes)

  private func inspection() -> RangedInspection {
    RangedInspection(
      InspectorSettings(
        executable: "\(ExhibitProgram.folder)/exhibit-inspector", depth: .packets))
  }

  /// RIFF/WAVE, one channel, 8000 samples a second of one byte: a second for each 8000 bytes.
  private static func wave(seconds: Int) -> [UInt8] {
    func four(_ number: Int) -> [UInt8] { (0..<4).map { UInt8(number >> (8 * $0) & 0xFF) } }
    let size = seconds * 8000
    return Array("RIFF".utf8) + four(36 + size) + Array("WAVEfmt ".utf8) + four(16) + [1, 0, 1, 0]
      + four(8000) + four(8000) + [1, 0, 8, 0] + Array("data".utf8) + four(size)
      + [UInt8](repeating: 128, count: size)
  }

  @Test("the length of a long recording is known from a small part of it")
  func length() throws {
    let bytes = Self.wave(seconds: 600)
    var fetched = 0
    let outcome = inspection().inspect(
      size: Int64(bytes.count), nameExtension: "wav", patience: .seconds(60)
    ) { range in
      fetched += range.count
      return Array(bytes[Int(range.lowerBound)..<Int(range.upperBound)])
    }
    guard case .reply(let reply) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(reply.media?.duration?.milliseconds == 600_000)
    #expect(fetched < 1_000_000, "\(fetched) of \(bytes.count)")
  }

  @Test("a part that is not to be had, or has too few bytes, ends it; the next one is looked into")
  func missing() throws {
    let bytes = Self.wave(seconds: 60)
    let inspection = inspection()
    let size = Int64(bytes.count)
    let nothing = inspection.inspect(size: size, nameExtension: nil, patience: .seconds(60)) { _ in
      nil
    }
    let little = inspection.inspect(size: size, nameExtension: nil, patience: .seconds(60)) { _ in
      [1, 2, 3]
    }
    for outcome in [nothing, little] {
      guard case .partMissing = outcome else {
        Issue.record("\(outcome)")
        continue
      }
    }
    let whole = inspection.inspect(size: size, nameExtension: nil, patience: .seconds(60)) {
      Array(bytes[Int($0.lowerBound)..<Int($0.upperBound)])
    }
    guard case .reply(let reply) = whole else {
      Issue.record("\(whole)")
      return
    }
    #expect(reply.media?.duration?.milliseconds == 60_000)
  }

  @Test(
    "an inspector that asks for what there is not, or without end, is ended; little is fetched",
    arguments: ["overreach", "insist", "garble", "crash"])
  func takenOver(word: String) throws {
    let start = Array("exhibit-debug-hook: \(word)\n".utf8)
    let size = Int64(1) << 40
    var ranges: [Range<Int64>] = []
    let outcome = inspection().inspect(size: size, nameExtension: nil, patience: .seconds(60)) {
      ranges.append($0)
      return start + [UInt8](repeating: 0, count: $0.count - start.count)
    }
    switch outcome {
    case .notInspected: #expect(word != "insist")
    // The same block again and again: the bytes for one recording have a cap.
    case .tooMuch: #expect(word == "insist")
    case .reply, .partMissing: Issue.record("\(outcome)")
    }
    #expect(ranges.allSatisfy { $0.lowerBound >= 0 && $0.upperBound <= size })
    #expect(ranges.reduce(0) { $0 + $1.count } <= Int(RangedInspection.mostBytes))
  }

  @Test(
    "a question is answered only where it lies within the file and asks for little",
    arguments: [
      (0, 1, 0..<100), (0, 2, nil), (-1, 1, nil), (1, 1, nil), (0, 0, nil), (0, -5, nil),
      (0, Int.max, nil), (Int64.max, 1, nil), (Int64.min, 16, nil),
    ] as [(Int64, Int, Range<Int64>?)])
  func questions(first: Int64, count: Int, expected: Range<Int64>?) {
    #expect(RangeQuestion(first: first, count: count).bytes(ofSize: 100) == expected)
  }

  @Test("the last block is shorter, and no more than sixteen come at a time")
  func blocks() {
    let size = RangedSource.blockBytes * 20 + 5
    #expect(RangeQuestion(first: 20, count: 1).bytes(ofSize: size) == size - 5..<size)
    #expect(RangeQuestion(first: 0, count: 16).bytes(ofSize: size)?.count == Self.block * 16)
    #expect(RangeQuestion(first: 0, count: 17).bytes(ofSize: size) == nil)
    #expect(RangeQuestion(first: 10, count: 12).bytes(ofSize: size) == nil)
    #expect(RangeQuestion(first: 0, count: 1).bytes(ofSize: .max)?.count == Self.block)
    #expect(RangeQuestion(first: 0, count: 1).bytes(ofSize: 0) == nil)
  }
}
