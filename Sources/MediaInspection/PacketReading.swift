internal import Artifacts

/// Reads a recording to its end and gathers where its packets lie.
struct PacketReading {
  private(set) var timelines: [PacketTimeline]
  /// Reads that failed, other than at the end of the file.
  private(set) var errors = 0
  /// Whether reading ended for want of memory, and says nothing of what follows.
  private(set) var isShortOfMemory = false
  /// Those of them after which nothing came.
  private(set) var lastErrors = 0

  private var jumps: TimeJumps?

  /// A fragmented mp4 may report an end and go on; three in a row are the end.
  private static let endsInARow = 3
  /// A demuxer that fails so often without a packet between gets no further.
  private static let errorsInARow = 64

  /// - Parameter isSent: true in containers whose streams are sent together without pause.
  init(timelines: [PacketTimeline], isSent: Bool) {
    self.timelines = timelines
    if isSent { jumps = TimeJumps() }
  }

  /// - Parameters:
  ///   - frames: decodes along; nil reads packets only.
  ///   - captions: keeps the text of captions; nil where there are none.
  mutating func run(
    _ demuxer: Demuxer, decoding frames: FrameReading?, captions: CaptionReading?
  ) {
    var ends = 0
    var failures = 0
    while ends < Self.endsInARow, failures < Self.errorsInARow {
      do {
        let packet = try demuxer.nextPacket(for: frames, captions) { add($0, demuxer) }
        guard packet != nil else {
          ends += 1
          continue
        }
        ends = 0
        failures = 0
        lastErrors = 0
      } catch {
        isShortOfMemory = error.isLackOfMemory
        guard !isShortOfMemory else { return }
        errors += 1
        failures += 1
        lastErrors += 1
      }
    }
  }

  /// Returns how far the packet lies behind its own times.
  private mutating func add(_ packet: PacketFacts, _ demuxer: Demuxer) -> Int64 {
    // Streams may appear while reading, in transport streams above all.
    if packet.stream >= timelines.count {
      let now = unsafe demuxer.withContext { unsafe StreamReading.timelines(of: $0) } ?? []
      timelines += now.dropFirst(timelines.count)
    }
    guard timelines.indices.contains(packet.stream) else { return 0 }
    return timelines[packet.stream].add(packet, isJump: isJump(packet))
  }

  private mutating func isJump(_ packet: PacketFacts) -> Bool {
    guard jumps != nil, let time = packet.decodingTime else { return false }
    let timeline = timelines[packet.stream]
    return jumps?.isJump(
      to: timeline.timeBase.scaled(time, by: 1_000_000), after: timeline.latestDecoding) ?? false
  }

  /// Whether recordings stand one after the other in the file.
  var holdsSeveral: Bool { timelines.contains(where: \.hasRestarted) }

  /// Takes back what libav called damaged where nothing is but a join.
  mutating func forgiveDamage() {
    for position in timelines.indices { timelines[position].forgiveDamage() }
  }

  var corruptPackets: Int { timelines.reduce(0) { $0 + $1.corruptPackets } }

  /// Those with which their streams end.
  var lastCorruptPackets: Int { timelines.reduce(0) { $0 + $1.lastCorruptPackets } }

  var firstCorruptMicroseconds: Int64? {
    timelines.compactMap(\.firstCorruptMicroseconds).min()
  }

  /// libav marks a packet that the file's end cut short.
  var lastPacketIsCorrupt: Bool { timelines.contains(where: \.lastIsCorrupt) }

  /// Fills in what was measured. Only sound and moving pictures last; cover art, captions and data
  /// do not count.
  func complete(_ reasoning: inout DurationReasoning, streams: inout [StreamFacts]) {
    var longest: Int64 = -1
    for (position, timeline) in timelines.enumerated() where streams.indices.contains(position) {
      guard timeline.packets > 0 else { continue }
      streams[position].packets = timeline.packets
      guard streams[position].attachedPicture != true, let span = timeline.spanMicroseconds else {
        continue
      }
      streams[position].milliseconds = DurationReasoning.milliseconds(span)
      reasoning.lastEnd = max(reasoning.lastEnd ?? .min, timeline.endMicroseconds ?? .min)
      if timeline.isVariable { streams[position].variableFrameRate = true }
      let type = streams[position].type
      guard type == .video || type == .audio,
        let start = timeline.startMicroseconds, let end = timeline.endMicroseconds
      else { continue }
      reasoning.start = min(reasoning.end == nil ? start : reasoning.start, start)
      reasoning.end = max(reasoning.end ?? end, end)
      // Sound that is longer than the time it takes lies over itself.
      let sum = timeline.sumMicroseconds
      let overlaps = type == .audio && sum > span && !DurationReasoning.agree(span, sum)
      if timeline.hasRestarted || overlaps { reasoning.timesRestart = true }
      if span > longest {
        longest = span
        reasoning.sum = sum
      }
    }
  }
}
