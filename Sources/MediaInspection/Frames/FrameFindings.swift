internal import Artifacts

/// What an assessor would say of a recording that was decoded.
struct FrameFindings {
  let media: MediaFacts
  let decoded: FrameReading.Result

  /// Stretches named one by one; more are told as a number.
  private static let namedOfAType = 5
  /// Quieter speech is hard to follow: −40 LUFS.
  private static let faintCentiLUFS: Int64 = -4000

  var all: [Finding] {
    var findings = StretchType.allCases.flatMap(findings(of:))
    if let faint { findings.append(faint) }
    if let undecodable { findings.append(undecodable) }
    if !decoded.undecoded.isEmpty {
      findings.append(
        Finding(
          .mediaNotDecoded,
          "\(decoded.undecoded.count == 1 ? "A stream was" : "Some streams were") not decoded: "
            + "the codec is not among those that are read.",
          found: decoded.undecoded.map { "stream \($0)" }.joined(separator: ", ")))
    }
    if !decoded.unseen.isEmpty {
      findings.append(
        Finding(
          .mediaNotDecoded,
          "\(decoded.unseen.count == 1 ? "A stream was" : "Some streams were") decoded in part only: "
            + "the format of what follows can't be analysed.",
          found: decoded.unseen.map { "stream \($0)" }.joined(separator: ", ")))
    }
    return findings
  }

  private var length: Int64 { media.duration?.milliseconds ?? 0 }

  private func findings(of type: StretchType) -> [Finding] {
    let stretches = media.stretches?.filter { $0.type == type } ?? []
    let longest = stretches.sorted { $0.length > $1.length }.prefix(Self.namedOfAType)
    var findings = stretches.filter(longest.contains).map { finding($0) }
    let more = stretches.count - findings.count
    if more > 0, let code = stretches.first.map(Self.code) {
      var finding = Finding(
        code, "There \(more == 1 ? "is" : "are") \(more) more, shorter ones of these.")
      finding.severity = .note
      findings.append(finding)
    }
    return findings
  }

  private func finding(_ stretch: Stretch) -> Finding {
    let what =
      switch stretch.type {
      case .silence: "No sound"
      case .nearSilence: "Almost no sound"
      case .black: "A black picture"
      case .frozen: "A picture that does not move"
      }
    var finding = Finding(
      Self.code(stretch), "\(what) \(place(of: stretch)).",
      location: Location(milliseconds: stretch.startMilliseconds))
    finding.severity = isGrave(stretch) ? .warning : .note
    return finding
  }

  private func place(of stretch: Stretch) -> String {
    let start = DurationText(milliseconds: stretch.startMilliseconds)
    let end = DurationText(milliseconds: stretch.endMilliseconds)
    switch (stretch.startMilliseconds < 500, reachesEnd(stretch)) {
    case (true, true): return "from beginning to end"
    case (true, false): return "from the beginning to \(end)"
    case (false, true): return "from \(start) to the end"
    case (false, false): return "from \(start) to \(end)"
    }
  }

  private func reachesEnd(_ stretch: Stretch) -> Bool { stretch.endMilliseconds + 500 >= length }

  /// Slides stand still and people think; what is lost for a quarter of the time is another matter.
  private func isGrave(_ stretch: Stretch) -> Bool {
    switch stretch.type {
    case .silence, .black: stretch.length >= 10_000 || stretch.length * 4 >= length
    case .nearSilence, .frozen: stretch.length * 2 >= length && stretch.length >= 10_000
    }
  }

  private static func code(_ stretch: Stretch) -> FindingCode {
    switch stretch.type {
    case .silence: .mediaSilence
    case .nearSilence: .mediaNearSilence
    case .black: .mediaBlack
    case .frozen: .mediaFrozen
    }
  }

  private var faint: Finding? {
    guard let loudness = media.loudnessCentiLUFS, loudness < Self.faintCentiLUFS else { return nil }
    return Finding(
      .mediaFaint, "The sound is very faint: its loudness is \(loudness / 100) LUFS.",
      expected: "about -23 LUFS", found: "\(loudness / 100) LUFS")
  }

  private var undecodable: Finding? {
    guard decoded.errors > 0 else { return nil }
    let times = decoded.errorTimes.map { "\(DurationText(milliseconds: $0))" }
    return Finding(
      .mediaDecodeErrors,
      decoded.errors == 1
        ? "One piece of the recording can't be decoded."
        : "\(decoded.errors) pieces of the recording can't be decoded.",
      found: times.isEmpty ? nil : "at \(times.joined(separator: ", "))",
      location: decoded.errorTimes.first.map { Location(milliseconds: $0) })
  }
}

extension Stretch {
  fileprivate var length: Int64 { endMilliseconds - startMilliseconds }
}
