internal import Artifacts

/// Holds one artifact against what a rule asks of each.
struct ArtifactJudge: Sendable {
  private let limits: EachLimits
  private let asOf: CivilDay?
  private let earliest: CivilDay?

  /// What does not fit, or can't be told.
  struct Trouble {
    /// What comes after the artifact's name: `lasts 16:04`.
    var words: String
    var fix: String
    var isUnknown = false
  }

  init(_ limits: EachLimits, asOf: String?) {
    self.limits = limits
    self.asOf = asOf.flatMap { CivilDay($0) }
    earliest = limits.recordedWithinMonths.flatMap { months in
      asOf.flatMap { CivilDay($0) }?.months(before: months)
    }
  }

  func troubles(of line: ManifestLine) -> [Trouble] {
    [
      length(of: line), size(of: line),
      number(line.document?.pages, limits.pages, "page"),
      number(line.document?.words, limits.words, "word"),
      ending(of: line), recordingDay(of: line), annotation(of: line), locator(of: line),
    ].compactMap(\.self)
  }

  private func length(of line: ManifestLine) -> Trouble? {
    guard let bounds = limits.seconds else { return nil }
    guard let seconds = line.measuredMilliseconds.map({ $0 / 1000 }) else {
      return Trouble(
        words: "has no measured length",
        fix: "Open it, look how long it lasts, and hand in the recording itself.", isUnknown: true)
    }
    guard !bounds.allows(seconds) else { return nil }
    let limit = RuleText.range(bounds, RuleText.span)
    return Trouble(
      words: "lasts \(DurationText(milliseconds: line.media?.duration?.milliseconds ?? 0))",
      fix: seconds > bounds.most ?? .max
        ? "Cut it so that it lasts \(limit)." : "Hand in a longer recording, \(limit).")
  }

  private func size(of line: ManifestLine) -> Trouble? {
    guard let bounds = limits.bytes else { return nil }
    guard let size = line.size else {
      return Trouble(
        words: "has no known size", fix: "Look at its size where it is stored.", isUnknown: true)
    }
    guard !bounds.allows(size) else { return nil }
    let limit = RuleText.range(bounds, RuleText.megabytes)
    return Trouble(
      words: "has \(RuleText.megabytesUp(size))",
      fix: size > bounds.most ?? .max
        ? "Export it smaller, \(limit)." : "Export it in better quality, \(limit).")
  }

  private func number(_ value: Int?, _ bounds: Bounds?, _ noun: String) -> Trouble? {
    guard let bounds else { return nil }
    guard let value else {
      return Trouble(
        words: "has no known number of \(noun)s", fix: "Save it as a PDF file.", isUnknown: true)
    }
    guard !bounds.allows(Int64(value)) else { return nil }
    let limit = RuleText.count(bounds, noun)
    return Trouble(
      words: "has \(CountText.of(value, noun))",
      fix: Int64(value) > bounds.most ?? .max
        ? "Shorten it: \(limit)." : "Write more: \(limit).")
  }

  private func ending(of line: ManifestLine) -> Trouble? {
    guard !limits.extensions.isEmpty, line.url == nil else { return nil }
    let ending = line.artifactPath.nameExtension
    guard !(ending.map(limits.extensions.contains) ?? false) else { return nil }
    let wanted = RuleText.list(limits.extensions.map { $0.uppercased() }, "or")
    return Trouble(
      words: ending.map { "is a file of \($0.uppercased())" } ?? "has no ending",
      fix: "Save or export it as \(wanted).")
  }

  private func recordingDay(of line: ManifestLine) -> Trouble? {
    guard let months = limits.recordedWithinMonths else { return nil }
    guard let asOf, let earliest else {
      return Trouble(
        words: "can't be held against a day",
        fix: "State the day of handing in: --as-of YYYY-MM-DD, or asOf in submission.yaml.",
        isUnknown: true)
    }
    guard let day = line.recordedOn.flatMap({ CivilDay($0) }) else {
      return Trouble(
        words: "does not say when it was recorded",
        fix:
          "Hand in the file as the camera made it, or say in its annotation when it was recorded.",
        isUnknown: true)
    }
    if day > asOf {
      return Trouble(
        words: "says it was recorded on \(day.text), after \(asOf.text)",
        fix: "Check the camera's clock, and the day stated.", isUnknown: true)
    }
    guard day < earliest else { return nil }
    return Trouble(
      words: "was recorded on \(day.text)",
      fix: "Hand in one that was recorded within \(CountText.of(months, "month")), on "
        + "\(earliest.text) or later.")
  }

  private func annotation(of line: ManifestLine) -> Trouble? {
    guard limits.needsAnnotation, line.annotation == nil else { return nil }
    return Trouble(
      words: "has no annotation",
      fix: "Say in submission.yaml, as its annotation, what it shows.")
  }

  private func locator(of line: ManifestLine) -> Trouble? {
    guard limits.needsLocator,
      !(line.components ?? []).contains(where: {
        $0.locator?.trouble(in: line) == nil && $0.locator != nil
      })
    else { return nil }
    return Trouble(
      words: "does not say where to look",
      fix:
        "Give the component that it shows in submission.yaml, with at: 04:10–06:40 or at: page 2.")
  }
}

extension RuleText {
  /// Rounded up to tenths, so that what is too large never reads as what is allowed.
  static func megabytesUp(_ bytes: Int64) -> String {
    let tenths = (max(0, bytes) / 100_000) + (bytes % 100_000 > 0 ? 1 : 0)
    return tenths % 10 == 0 ? "\(tenths / 10) MB" : "\(tenths / 10).\(tenths % 10) MB"
  }
}
