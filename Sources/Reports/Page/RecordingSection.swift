internal import Artifacts
internal import Submissions

/// The recordings, a card each: what to watch or hear, how long it is, who speaks, and the agenda that it
/// belongs to.
struct RecordingSection {
  let contents: PageContents
  private var submission: Submission { contents.submission }
  private var words: PageWords { contents.words }

  func put(_ paths: [ArtifactPath], _ put: (HTML) throws -> Void) rethrows {
    guard !paths.isEmpty else { return }
    try put(contents.opening("recordings", words.recordings))
    try put("<p class=\"faint\">\(whereTheyLie)</p>\n")
    let cards = paths.lazy.enumerated().compactMap { index, path in
      submission.artifact(at: path).map {
        RecordingCard(contents: contents, artifact: $0, key: "r\(index + 1)")
      }
    }
    if contents.isPrivate, cards.contains(where: \.isSearchable) { try put(search) }
    for card in cards { try card.put(put) }
    try put(PageContents.closing)
  }

  private var whereTheyLie: String {
    switch contents.media {
    case .beside(let folder, _): words.fill(words.recordingsBeside, folder)
    case .copied: words.recordingsCopied
    case .absent: words.recordingsAbsent
    }
  }

  /// Of use with a script only; the transcripts below can be read without.
  private var search: HTML {
    """
    <form id="search" role="search" hidden data-scripted>
    <label for="words">\(words.search)</label>
    <div class="row"><input id="words" name="words" type="search" autocomplete="off" \
    placeholder="\(words.searchHint)"> <button type="submit">\(words.searchButton)</button></div>
    <p id="hit-count" role="status" data-none="\(words.searchNone)" \
    data-found="\(words.searchFound)" data-cut="\(words.searchCut)"></p>
    <ol id="hits"></ol>
    </form>

    """
  }
}
