internal import Artifacts
internal import Submissions

/// One recording set.
struct RecordingCard {
  private let contents: PageContents
  private let artifact: AssessedArtifact
  /// What the ids of this card's elements begin with.
  private let key: String
  private let companions: [AssessedArtifact]
  /// The file whose captions are shown: of several the first.
  private let spoken: ArtifactPath?
  private let cues: [Cue]

  init(contents: PageContents, artifact: AssessedArtifact, key: String) {
    self.contents = contents
    self.artifact = artifact
    self.key = key
    let submission = contents.submission
    let members = submission.set(ofRecording: artifact.path)?.companions ?? []
    companions = members.compactMap { submission.artifact(at: $0.artifactPath) }
    let transcripts = companions.filter { $0.line.setRole == .transcript } + [artifact]
    // What was said stands on the educator's own page alone.
    let paths = contents.isPrivate ? transcripts.map(\.path) : []
    spoken = paths.first { !submission.cues(of: $0).isEmpty }
    cues = spoken.map(submission.cues) ?? []
  }

  var isSearchable: Bool { !cues.isEmpty }

  private var words: PageWords { contents.words }
  private var line: ManifestLine { artifact.line }
  private var player: TimeLinks {
    TimeLinks(key: key, address: contents.address(of: line))
  }

  func put(_ put: (HTML) throws -> Void) rethrows {
    try put(head)
    try put(stage)
    try put(facts)
    for meeting in contents.submission.meetings(ofRecording: artifact.path) {
      try put(MeetingTimeline(contents: contents, meeting: meeting, player: player).markup)
    }
    try put(sheet)
    try put(speakers)
    try putTranscript(put)
    try put("</article>\n")
  }

  private var head: HTML {
    let title = line.title ?? line.path
    let path: HTML = line.title == nil ? "" : "<p class=\"path faint\">\(line.path)</p>\n"
    let belonging = contents.belonging(of: line)
    return """
      <article class="card recording" aria-labelledby="\(key)-name">
      <h3 id="\(key)-name" class="path">\(title)</h3>
      \(path)<p class="faint">\(contents.kind(of: line))\
      \(belonging.text.isEmpty ? "" : " · \(belonging)" as HTML)\
      \(line.size.map { " · \(contents.size($0))" } ?? "")</p>
      \(line.description.map { "<p>\($0)</p>\n" as HTML } ?? "")\
      \(line.annotation.map { "<p>\($0)</p>\n" as HTML } ?? "")\
      \(contents.troubles(of: artifact))
      """
  }

  // MARK: To watch or hear

  private var stage: HTML {
    let pictures = contents.pictures(of: line)
    guard let address = contents.address(of: line) else {
      return "\(still(pictures?.poster))\(wave(pictures?.waveform))"
    }
    let attributes: HTML = """
      id="\(key)-player" controls preload="\(preload)" data-key="\(key)" data-cite="\(cited)" \
      src="\(address)" aria-labelledby="\(key)-name"
      """
    let element: HTML
    if line.kind == .video {
      let poster: HTML =
        pictures?.poster.map { picture in
          """
           poster="\(picture.path)" width="\(picture.width)" \
          height="\(picture.height)"
          """
        } ?? ""
      element = "<video \(attributes)\(poster)></video>\n"
    } else {
      let now: HTML = cues.isEmpty ? "" : "<p class=\"now\" id=\"\(key)-now\"></p>\n"
      element = "<audio \(attributes)></audio>\n\(now)"
    }
    return """
      <div class="stage">
      \(element)\(wave(pictures?.waveform))<p class="trouble bad" id="\(key)-gone" role="alert" hidden>\(words.mediaMissing)</p>
      </div>
      \(citing)
      """
  }

  /// Without a poster a browser shows a frame once it has read the head.
  private var preload: String {
    line.kind == .video && contents.pictures(of: line)?.poster == nil ? "metadata" : "none"
  }

  /// The path as a link of the submission writes it.
  private var cited: String { PathReference(artifact.path).description }

  private func still(_ picture: ArtifactPictures.Picture?) -> HTML {
    guard let picture else { return "" }
    return """
      <img class="still" src="\(picture.path)" width="\(picture.width)" \
      height="\(picture.height)" loading="lazy" alt="\(words.fill(words.posterOf, line.path))">

      """
  }

  private func wave(_ peaks: [UInt8]?) -> HTML {
    let length = line.media?.duration?.milliseconds ?? 0
    return Waveform(peaks: peaks ?? []).markup(player: key, milliseconds: length)
  }

  private var citing: HTML {
    """
    <div class="cite" hidden data-scripted>
    <label for="\(key)-place">\(words.placeInRecording)</label>
    <input id="\(key)-place" readonly value="\(cited)">
    <button type="button" data-do="begin" data-for="\(key)">\(words.beginHere)</button>
    <button type="button" data-do="end" data-for="\(key)">\(words.endHere)</button>
    <button type="button" data-do="copy" data-for="\(key)" data-name="\(words.copyPlace)" \
    data-done="\(words.copied)">\(words.copyPlace)</button>
    </div>

    """
  }

  // MARK: Facts

  private var facts: HTML {
    let length: HTML =
      line.media?.duration.map { "<dt>\(words.length)</dt><dd>\(sentence($0))</dd>\n" } ?? ""
    let others = companions.map { companion -> HTML in
      """
      <li>\(contents.name(of: companion.line)) <span class="faint">\(contents.kind(of: companion.line)), \
      \(contents.extent(of: companion.line))</span>\(contents.troubles(of: companion))</li>

      """
    }
    let also: HTML =
      others.isEmpty
      ? "" : "<dt>\(words.alsoIn)</dt><dd><ul class=\"plain\">\n\(others)</ul></dd>\n"
    return "<dl class=\"facts\">\n\(length)\(also)</dl>\n"
  }

  /// Claimed and measured in one sentence.
  private func sentence(_ duration: DurationFacts) -> String {
    let own = contents.length(duration.milliseconds)
    let claimed = contents.length(duration.declaredMilliseconds ?? duration.milliseconds)
    return switch duration.verdict {
    case .verified: words.fill(words.lengthMeasured, own)
    case .mismatch: words.fill(words.lengthMismatch, own, claimed)
    case .truncated: words.fill(words.lengthTruncated, own, claimed)
    case .undeclared: words.fill(words.lengthUndeclared, own)
    case .estimated: words.fill(words.lengthEstimated, own)
    case .unmeasured: words.fill(words.lengthUnmeasured, own)
    }
  }

  private var sheet: HTML {
    guard let sheet = contents.pictures(of: line)?.sheet, sheet.columns > 0,
      !sheet.milliseconds.isEmpty
    else { return "" }
    let rows = (sheet.milliseconds.count - 1) / sheet.columns + 1
    let (width, height) = (sheet.picture.width / sheet.columns, sheet.picture.height / rows)
    let frames = sheet.milliseconds.enumerated().map { index, milliseconds -> HTML in
      let (x, y) = (index % sheet.columns * width, index / sheet.columns * height)
      let frame: HTML =
        "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\"/>"
      let label = words.fill(words.frameAt, contents.length(milliseconds))
      return player.wrap(frame, at: milliseconds, label: label)
    }
    return """
      <details class="sheet"><summary>\(words.contactSheet)</summary>
      <svg class="frames" viewBox="0 0 \(sheet.picture.width) \(sheet.picture.height)" role="group" \
      aria-label="\(words.contactSheet)"><image href="\(sheet.picture.path)" \
      width="\(sheet.picture.width)" height="\(sheet.picture.height)"/>\(frames)</svg>
      </details>

      """
  }

  // MARK: What was said

  private var speakers: HTML {
    let speakers = (spoken.map(contents.submission.speakers) ?? []).prefix(50)
    let sum = speakers.reduce(Int64(0)) { $0 + $1.milliseconds }
    guard sum > 0 else { return "" }
    let rows = speakers.map { speaker -> HTML in
      let share = Int((speaker.milliseconds * 100 + sum / 2) / sum)
      return """
        <li><span class="who">\(speaker.name)</span>\
        <svg class="share" aria-hidden="true"><rect width="\(share)%" height="100%"/></svg>\
        <span class="faint">\(words.fill(words.spoke, contents.length(speaker.milliseconds), String(share)))\
        </span></li>

        """
    }
    return "<h4>\(words.speakers)</h4>\n<ul class=\"voices\">\n\(rows)</ul>\n"
  }

  private func putTranscript(_ put: (HTML) throws -> Void) rethrows {
    guard !cues.isEmpty else { return }
    try put(
      """
      <details class="transcript"><summary>\(words.transcript) \
      <span class="faint">\(words.captionCount.of(cues.count))</span></summary>
      <ol class="cues" id="\(key)-cues" data-label="\(words.transcript)">

      """)
    for cue in cues {
      let who: HTML = cue.speaker.map { "<b class=\"who\">\($0)</b> " } ?? ""
      let time = player.link(
        "\(contents.length(cue.startMilliseconds))", at: cue.startMilliseconds,
        until: cue.endMilliseconds)
      try put("<li>\(time)<p>\(who)<span class=\"said\">\(cue.text)</span></p></li>\n")
    }
    try put("</ol>\n</details>\n")
  }
}
