package import Artifacts
internal import CLibAV

/// What the first bytes say of a recording, before libav has seen it.
package struct MediaGuess: Sendable {
  /// libav's demuxer; nil to let it probe among the allowed ones.
  package var demuxer: String?
  /// The container's short name; nil where only libav can tell.
  package var container: String?
  package var kind: ArtifactKind
  package var mediaType: String?

  package init(demuxer: String?, container: String?, kind: ArtifactKind, mediaType: String?) {
    self.demuxer = demuxer
    self.container = container
    self.kind = kind
    self.mediaType = mediaType
  }
}

/// Reads one recording: what it claims, what its packets show, and whether the two agree.
package struct MediaInspector {
  /// Bytes that libav may ask for at a time: the index of days of sound fits, gigabytes without an
  /// end of a frame do not.
  static let mostAtOnce = 256 << 20

  private let reader: DescriptorReader
  private let depth: VerificationDepth

  /// - Parameter size: bytes; nothing past it is read.
  package init(descriptor: Int32, size: Int64, depth: VerificationDepth) {
    self.init(DescriptorReader(descriptor: descriptor, size: size), depth: depth)
  }

  /// A recording whose bytes come only when they are asked for: its header alone is read.
  ///
  /// - Parameter missing: asked before each read.
  package init(descriptor: Int32, size: Int64, missing: @escaping MissingBytes) {
    self.init(
      DescriptorReader(descriptor: descriptor, size: size, missing: missing), depth: .header)
  }

  init(_ reader: DescriptorReader, depth: VerificationDepth) {
    self.reader = reader
    self.depth = depth
    av_log_set_level(AV_LOG_QUIET)
    av_max_alloc(Self.mostAtOnce)
  }

  package func inspect(_ guess: MediaGuess) -> Reply {
    let end = TrailingZeros.contentsEnd(of: reader, container: guess.container)
    guard end < reader.size else { return examine(guess) }
    return MediaInspector(reader.limited(to: end), depth: depth).examine(guess)
  }

  private func examine(_ guess: MediaGuess) -> Reply {
    let boxes = guess.container.flatMap { BoxWalk.isFor($0) ? BoxWalk(reader) : nil }
    let envelope =
      boxes?.envelope
      ?? guess.container.map { ContainerEnvelope.examine(reader, container: $0) }
    do {
      let isOpen = guess.demuxer == "wav" && envelope == .open
      let demuxer = try Demuxer(reader, demuxer: guess.demuxer, ignoringLength: isOpen)
      let identity = MediaIdentity(guess, demuxer, reader)
      guard let identity else { return notMedia() }
      let isSufficient = unsafe demuxer.withContext {
        unsafe HeaderCompleteness.isSufficient(
          $0, container: identity.container, isFragmented: boxes?.isFragmented == true)
      }
      if isSufficient != true { try demuxer.findStreamInfo() }
      return read(demuxer, identity, envelope ?? examine(identity), boxes)
    } catch {
      return unopened(guess, envelope ?? .unknown, error)
    }
  }

  private func examine(_ identity: MediaIdentity) -> ContainerEnvelope {
    ContainerEnvelope.examine(reader, container: identity.container)
  }

  // MARK: What can't be opened

  private func notMedia() -> Reply {
    Reply(
      kind: .other,
      findings: [Finding(.fileKindUnknown, "The contents are of no kind that Exhibit knows.")])
  }

  /// What is to be told instead of damage where the system could not read the file.
  private var unreadable: [Finding]? {
    reader.failure.map { [Finding(.fileUnreadable, "Reading the file failed (error \($0)).")] }
  }

  private static var outOfMemory: Finding {
    Finding(.inspectOutOfMemory, "Reading the file takes more memory than an inspector may have.")
  }

  private func unopened(
    _ guess: MediaGuess, _ envelope: ContainerEnvelope, _ error: MediaError
  ) -> Reply {
    if let unreadable { return Reply(kind: .unreadable, findings: unreadable) }
    if error.isLackOfMemory {
      return Reply(kind: guess.kind, mediaType: guess.mediaType, findings: [Self.outOfMemory])
    }
    guard let container = guess.container ?? (guess.kind == .other ? nil : "unknown") else {
      return notMedia()
    }
    var reply = Reply(kind: guess.kind, mediaType: guess.mediaType)
    reply.media = MediaFacts(container: container, depth: depth)
    switch envelope {
    case .unfinished:
      reply.findings = [
        Finding(
          .mediaUnfinished,
          "The recording was not finished: the index that players need was never written.")
      ]
    case .cut:
      reply.findings = [
        Finding(
          .mediaTruncated, "The file is cut off before its index, so nothing of it can be played.")
      ]
    case .complete, .cutFrame, .open, .unknown:
      reply.findings = [
        Finding(
          .mediaUnreadable, "The \(container) file can't be opened: \(error.reason).")
      ]
    }
    return reply
  }

  // MARK: What can

  private func read(
    _ demuxer: Demuxer, _ identity: MediaIdentity, _ envelope: ContainerEnvelope, _ boxes: BoxWalk?
  ) -> Reply {
    var media = MediaFacts(container: identity.container, depth: depth)
    var reasoning = DurationReasoning()
    var timelines: [PacketTimeline] = []
    var indexReachesPastEnd = false
    _ = unsafe demuxer.withContext { context in
      media.streams = unsafe StreamReading.streams(of: context)
      let chapters = unsafe StreamReading.chapters(of: context)
      media.chapters = chapters.isEmpty ? nil : chapters
      let tags = unsafe TagReading.tags(of: context)
      media.tags = tags.isEmpty ? nil : tags
      timelines = unsafe StreamReading.timelines(of: context)
      (reasoning.claim, reasoning.guess) = unsafe identity.claim(of: context)
      indexReachesPastEnd =
        unsafe identity.hasWholeIndex && IndexReading.reachesPast(reader.size, context)
    }
    if let boxes, boxes.isFragmented {
      reasoning.claim = FragmentClaim.length(boxes, reader, found: reasoning.claim ?? 0)
    }
    // A header that was never finished holds what its writer had expected at first.
    if envelope == .unfinished { reasoning.claim = nil }
    let cut = FactsCut.cut(&media)
    let isSent = unsafe demuxer.withContext { unsafe StreamReading.isSent($0) } ?? false
    var reading = PacketReading(timelines: timelines, isSent: isSent)
    let frames = depth == .frames ? FrameReading(media.streams, demuxer) : nil
    let captions = unsafe demuxer.withContext { unsafe CaptionReading($0, media.streams) } ?? nil
    if depth != .header { reading.run(demuxer, decoding: frames, captions: captions) }
    if identity.container == "mpegts", reading.corruptPackets > 0,
      TransportStreamJoins.explainAllBreaks(in: reader)
    {
      reading.forgiveDamage()
    }
    let late = unsafe demuxer.withContext { unsafe StreamReading.streams(of: $0) } ?? []
    LateStreams.complete(&media.streams, from: late)
    var reply = Reply(kind: identity.kind(of: media.streams))
    reply.mediaType = identity.mediaType(for: reply.kind)
    // libav also marks a last packet that is shorter than it asked for: where sound has no stated
    // size, that is no sign.
    reasoning.endIsMissing =
      envelope == .cut || indexReachesPastEnd || reading.lastPacketIsCorrupt && envelope != .open
    reasoning.lastFrameIsCut = envelope == .cutFrame
    reasoning.structureIsComplete = envelope == .complete
    reasoning.isHeaderOnly = depth == .header
    if reader.failure != nil || reading.isShortOfMemory {
      // What was not read is neither missing nor damaged: the claim stands unmeasured.
      reasoning.endIsMissing = false
      reasoning.lastFrameIsCut = false
    } else {
      reading.complete(&reasoning, streams: &media.streams)
    }
    media.duration = reasoning.facts
    let decoded = frames?.finish(
      media.streams, timelines: reading.timelines, start: reasoning.start, end: reasoning.end)
    media.stretches = decoded?.stretches
    media.loudnessCentiLUFS = decoded?.loudnessCentiLUFS
    let recording = RecordingTags(tags: media.tags ?? [])
    media.recordedAt = recording.recordedAt
    media.coordinates = recording.coordinates
    reply.media = media
    let captioned = captions?.finish(
      start: reasoning.start, end: media.duration?.verdict == .truncated ? nil : reasoning.end)
    reply.transcript = captioned?.transcript
    reply.findings =
      unreadable ?? (reading.isShortOfMemory ? [Self.outOfMemory] : nil)
      ?? MediaFindings(media: media, reading: reading, depth: depth, envelope: envelope).all
      + (decoded.map { FrameFindings(media: media, decoded: $0).all } ?? [])
      + recording.privacy.findings(of: "recording") + (captioned?.findings ?? []) + cut
    return reply
  }
}
