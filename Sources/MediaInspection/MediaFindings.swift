internal import Artifacts

/// What somebody should know of a recording that was read.
struct MediaFindings {
  let media: MediaFacts
  let reading: PacketReading
  let depth: VerificationDepth
  let envelope: ContainerEnvelope

  var all: [Finding] {
    var findings: [Finding] = []
    if let empty { return [empty] }
    if let duration { findings.append(duration) }
    if let damaged { findings.append(damaged) }
    if let silent { findings.append(silent) }
    if let uneven { findings.append(uneven) }
    if let highRange { findings.append(highRange) }
    return findings
  }

  private var lasting: [StreamFacts] {
    media.streams.filter { $0.type == .audio || $0.type == .video && $0.attachedPicture != true }
  }

  private var empty: Finding? {
    if lasting.isEmpty {
      return Finding(.mediaEmpty, "The recording holds neither picture nor sound.")
    }
    guard depth != .header, lasting.allSatisfy({ ($0.packets ?? 0) == 0 }) else { return nil }
    return envelope == .cut
      ? Finding(
        .mediaTruncated, "The file is cut off: its header is there, but nothing of the recording.",
        expected: declared)
      : Finding(
        .mediaEmpty, "The recording holds no picture and no sound, only a header.",
        expected: declared)
  }

  private var declared: String? {
    media.duration?.declaredMilliseconds.map { "\(DurationText(milliseconds: $0))" }
  }

  private var duration: Finding? {
    guard let facts = media.duration else {
      return depth == .header
        ? Finding(.mediaDurationUndeclared, "The file states no length.") : nil
    }
    let length = DurationText(milliseconds: facts.milliseconds)
    let place = Location(milliseconds: facts.milliseconds)
    switch facts.verdict {
    case .truncated:
      return Finding(
        .mediaTruncated, "The end of the recording is missing: it \(ending(at: length)).",
        expected: declared, found: "\(length)", location: place)
    case .mismatch:
      return Finding(
        .mediaDurationMismatch,
        "The file says that it lasts \(declared ?? "?"), but what it holds lasts \(length).",
        expected: declared, found: "\(length)", location: place)
    case .undeclared where reading.holdsSeveral:
      return Finding(
        .mediaSeveralRecordings,
        "The file holds several recordings one after the other, \(length) together; "
          + "some players stop after the first.",
        found: "\(length)")
    case .undeclared:
      return Finding(
        .mediaDurationUndeclared, "The file states no length; measured: \(length).")
    case .estimated:
      return Finding(
        .mediaDurationEstimated,
        "The file states no length, so that players guess one; measured: \(length).")
    case .verified, .unmeasured: return nil
    }
  }

  /// How a recording without its end goes.
  private func ending(at length: DurationText) -> String {
    if let declared {
      return "can be played to \(length), but the file says that it lasts \(declared)"
    }
    return envelope == .cutFrame
      ? "breaks off at \(length) in the middle of a sound or a picture"
      : "can be played to \(length)"
  }

  private var damaged: Finding? {
    // The packets that the file's end cut are told as truncation, or are none.
    let isTruncated = media.duration?.verdict == .truncated
    let cut = isTruncated || envelope == .open ? reading.lastCorruptPackets : 0
    let corrupt = reading.corruptPackets - cut
    // What can't be read behind a recording that is all there is a tag or junk; libav's reader of
    // transport streams goes on after damage, as long as there are packets.
    let isAllThere = media.duration?.verdict == .verified || media.container == "mpegts"
    let behind = isAllThere ? reading.lastErrors : 0
    let count = corrupt + reading.errors - behind
    guard count > 0, !isTruncated || corrupt > 2 else { return nil }
    let place = reading.firstCorruptMicroseconds.map(DurationReasoning.milliseconds)
    return Finding(
      .mediaDamagedPackets,
      count == 1
        ? "One piece of the recording is damaged."
        : "\(count) pieces of the recording are damaged.",
      found: "\(count)", location: place.map { Location(milliseconds: $0) })
  }

  private var uneven: Finding? {
    lasting.contains { $0.variableFrameRate == true }
      ? Finding(
        .mediaVariableFrameRate,
        "The video's frames are not evenly spaced (variable frame rate).") : nil
  }

  private var highRange: Finding? {
    guard let range = lasting.lazy.compactMap(\.hdr).first else { return nil }
    return Finding(
      .mediaHDR, "The video is HDR (\(range)); it may look pale on other screens.", found: range)
  }

  private var silent: Finding? {
    let hasVideo = lasting.contains { $0.type == .video }
    let hasAudio = lasting.contains { $0.type == .audio }
    return hasVideo && !hasAudio ? Finding(.mediaNoAudio, "The video has no sound track.") : nil
  }
}
