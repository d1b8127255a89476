internal import ArtifactIndex
internal import Artifacts
internal import Scanning
internal import Submissions

/// What a search found, for people: a line for the place, a line for the words.
enum SearchText {
  static func text(for finding: SearchFinding, color: Bool, width: Int) -> String {
    var lines: [String] = []
    var results = ""
    for place in finding.places {
      if finding.indexes > 1, place.results.shown != results {
        results = place.results.shown
        lines.append("in \(results)")
      }
      lines.append(head(place.hit, color))
      if !place.hit.snippet.isEmpty { lines.append("  " + snippet(place.hit, color)) }
    }
    lines.append(summary(finding))
    return lines.map { $0 + "\n" }.joined()
  }

  /// A locator a line, for a player, a browser or another program.
  static func locators(for finding: SearchFinding) -> String {
    finding.places.map { "\(DisplayText($0.hit.locator))\n" }.joined()
  }

  private static func head(_ hit: SearchHit, _ color: Bool) -> String {
    var parts = [DisplayText(hit.path.text).description]
    if let place = place(of: hit) { parts.append(place) }
    if let speaker = hit.speaker { parts.append(DisplayText(speaker).description) }
    if let source = hit.source, source != .text, source != .cue { parts.append(source.rawValue) }
    if hit.isGone { parts.append("no longer there") }
    let (first, rest) = (parts[0], parts.dropFirst())
    let shown = color ? "\u{1B}[1m\(first)\u{1B}[0m" : first
    return ([shown] + rest).joined(separator: ", ")
  }

  private static func place(of hit: SearchHit) -> String? {
    guard let location = hit.location else { return nil }
    if let milliseconds = location.milliseconds {
      return "at \(DurationText(milliseconds: milliseconds))"
    }
    if let page = location.page { return "page \(page)" }
    return location.line.map { "line \($0)" } ?? location.cell.map { "cell \(DisplayText($0))" }
  }

  private static func snippet(_ hit: SearchHit, _ color: Bool) -> String {
    hit.snippet.map { piece in
      let text = DisplayText(piece.text).description
      return piece.isMatch && color ? "\u{1B}[33m\(text)\u{1B}[0m" : text
    }.joined()
  }

  private static func summary(_ finding: SearchFinding) -> String {
    guard !finding.places.isEmpty else { return "Nothing found." }
    let count = CountText.of(finding.places.count, "place")
    let more = finding.hasMore ? "; there are more, see --limit" : ""
    let ranking =
      finding.isRankedInPart
      ? ". The words are in so many places that only the first 20,000 were ranked" : ""
    let starts = finding.cutStarts.map { "\(DisplayText($0))*" }.joined(separator: ", ")
    let cut =
      starts.isEmpty
      ? "" : ". So many words begin with \(starts) that only the first of them were looked for"
    return "\(count)\(more)\(ranking)\(cut)."
  }
}
