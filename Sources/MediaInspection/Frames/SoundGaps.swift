internal import Artifacts

/// Where a recording goes on without any packet of sound: the sound track starts late, has a hole or
/// stops. Told from the packets' times, since a decoder hears nothing of what is not there.
enum SoundGaps {
  /// As of the silence that is heard: shorter pauses are part of speech.
  static let leastMicroseconds: Int64 = 2_000_000

  /// The stretches from `start` to `end`, in microseconds from the container's zero, that no sound
  /// stream covers. Empty where there is no sound stream at all: that is told in another way.
  static func stretches(
    in timelines: [PacketTimeline], of streams: [StreamFacts], from start: Int64, to end: Int64
  ) -> [Stretch] {
    let sounds = streams.filter { $0.type == .audio && timelines.indices.contains($0.index) }
    guard !sounds.isEmpty else { return [] }
    var covered = sounds.flatMap { timelines[$0.index].coveredMicroseconds }
    covered.sort { $0.lowerBound < $1.lowerBound }
    var gaps: [Stretch] = []
    var reached = start
    for range in covered + [end...max(end, .max)] {
      let next = min(range.lowerBound, end)
      if next.subtractingSaturated(reached) >= leastMicroseconds {
        gaps.append(
          Stretch(
            type: .silence, startMilliseconds: DurationReasoning.signedMilliseconds(reached),
            endMilliseconds: DurationReasoning.signedMilliseconds(next)))
      }
      reached = max(reached, range.upperBound)
    }
    return gaps
  }

  /// Puts gaps among the stretches that were heard; silence before or behind a gap is one with it.
  static func joined(_ gaps: [Stretch], with heard: [Stretch]) -> [Stretch] {
    gaps.reduce(into: heard) { stretches, gap in
      var gap = gap
      stretches.removeAll { other in
        guard other.type == .silence,
          other.startMilliseconds <= gap.endMilliseconds.addingSaturated(slackMilliseconds),
          gap.startMilliseconds <= other.endMilliseconds.addingSaturated(slackMilliseconds)
        else { return false }
        gap.startMilliseconds = min(gap.startMilliseconds, other.startMilliseconds)
        gap.endMilliseconds = max(gap.endMilliseconds, other.endMilliseconds)
        return true
      }
      stretches.append(gap)
    }
  }

  /// A frame or two of sound.
  private static let slackMilliseconds: Int64 = 100
}
