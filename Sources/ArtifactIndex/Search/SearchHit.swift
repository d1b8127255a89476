package import Artifacts

/// A place that a search found.
package struct SearchHit: Sendable, Equatable {
  package var path: ArtifactPath
  package var kind: ArtifactKind
  /// Nil where only filters were given: then the artifact as a whole is meant.
  package var source: IndexedPassage.Source?
  package var location: Location?
  package var speaker: String?
  /// Pieces of the text around what was found, in order.
  package var snippet: [SnippetPiece]
  /// True where the file was gone at the last scan.
  package var isGone: Bool

  /// Where a browser or player finds it: `video/protocol.vtt#t=250`, `notes.pdf#page=3`.
  package var locator: String {
    if let milliseconds = location?.milliseconds {
      let rest = milliseconds % 1000
      let digits = String(1000 + rest).dropFirst().reversed().drop { $0 == "0" }.reversed()
      return "\(path.text)#t=\(milliseconds / 1000)" + (rest == 0 ? "" : "." + String(digits))
    }
    return path.text + (location?.page.map { "#page=\($0)" } ?? "")
  }
}

/// A part of a snippet.
package struct SnippetPiece: Sendable, Equatable {
  package var text: String
  /// Whether it is what was looked for.
  package var isMatch: Bool

  package init(text: String, isMatch: Bool) {
    self.text = text
    self.isMatch = isMatch
  }
}

/// What a search came to.
package struct SearchResult: Sendable, Equatable {
  /// Best first.
  package var hits: [SearchHit]
  /// True where so much was found that only the first part of it was ranked.
  package var isRankedInPart: Bool
  /// True where there are more hits than were asked for.
  package var hasMore: Bool
  /// Starts of words that so many words have that only the first of these were looked for.
  package var cutStarts: [String] = []
}
