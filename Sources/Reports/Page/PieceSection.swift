internal import Artifacts
internal import Submissions

/// What is read or looked at: written pieces, photos, logs, and whatever else lies in the folder.
struct PieceSection {
  let contents: PageContents
  private var submission: Submission { contents.submission }
  private var words: PageWords { contents.words }

  /// A list of files under a heading; nothing where there are none.
  func put(
    _ id: String, _ title: String, _ paths: [ArtifactPath], _ put: (HTML) throws -> Void
  ) rethrows {
    guard !paths.isEmpty else { return }
    try put(contents.opening(id, title))
    try put("<ul class=\"pieces\">\n")
    for path in paths {
      guard let artifact = submission.artifact(at: path) else { continue }
      try put(row(artifact))
    }
    try put("</ul>\n")
    try put(PageContents.closing)
  }

  private func row(_ artifact: AssessedArtifact) -> HTML {
    let line = artifact.line
    var facts = [contents.extent(of: line)]
    if let pages = line.document?.pages { facts.append(words.pageCount.of(pages)) }
    if let first = line.log?.first, let last = line.log?.last {
      facts.append(words.fill(words.logSpan, first, last))
    }
    let belonging = contents.belonging(of: line)
    let name = contents.name(of: line)
    let head: HTML =
      line.title.map { "<strong>\($0)</strong> <span class=\"faint\">\(name)</span>" } ?? name
    return """
      <li><p>\(head)</p>
      <p class="faint">\(facts.filter { !$0.isEmpty }.joined(separator: " · "))\
      \(belonging.text.isEmpty ? "" : " · \(belonging)" as HTML)</p>\
      \(line.annotation.map { "<p>\($0)</p>" as HTML } ?? "")\(contents.troubles(of: artifact))</li>

      """
  }

  /// Photos side by side.
  func putPhotos(_ paths: [ArtifactPath], _ put: (HTML) throws -> Void) rethrows {
    guard !paths.isEmpty else { return }
    try put(contents.opening("photos", words.photos))
    try put("<ul class=\"photos\">\n")
    for path in paths {
      guard let artifact = submission.artifact(at: path) else { continue }
      try put(photo(artifact))
    }
    try put("</ul>\n")
    try put(PageContents.closing)
  }

  private func photo(_ artifact: AssessedArtifact) -> HTML {
    let line = artifact.line
    let alternative = words.fill(words.photoOf, line.annotation ?? line.title ?? line.path)
    let picture: HTML =
      contents.pictures(of: line)?.poster.map { picture in
        """
        <img src="\(picture.path)" width="\(picture.width)" \
        height="\(picture.height)" loading="lazy" alt="\(alternative)">
        """
      } ?? ""
    return """
      <li>\(picture)<p>\(contents.name(of: line)) <span class="faint">\(contents.extent(of: line))</span></p>\
      \(line.annotation.map { "<p>\($0)</p>" as HTML } ?? "")\(contents.troubles(of: artifact))</li>

      """
  }
}
