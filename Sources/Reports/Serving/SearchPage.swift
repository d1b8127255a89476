internal import Artifacts
internal import Submissions

/// What a search found, each place a link to where it can be seen or heard.
package struct SearchPage {
  /// A place.
  package struct Hit: Sendable {
    /// The submission, where there are several.
    package var submission: String?
    package var file: String
    /// `at 4:10`, `page 3`.
    package var place: String?
    package var speaker: String?
    package var note: String?
    /// Nil where it can't be opened.
    package var address: String?
    /// The text around what was found, in pieces.
    package var snippet: [(text: String, isMatch: Bool)]

    package init(file: String, snippet: [(text: String, isMatch: Bool)]) {
      (self.file, self.snippet) = (file, snippet)
    }
  }

  package var base: String
  /// The submission's or the cohort's name.
  package var name: String
  package var query: String
  package var hits: [Hit] = []
  /// What else is to be said: that there are more, or what is wrong with the search.
  package var remarks: [String] = []
  /// Leads to more places.
  package var more: String?

  package init(base: String, name: String, query: String) {
    (self.base, self.name, self.query) = (base, name, query)
  }

  package var page: [UInt8] {
    let count: HTML =
      query.isEmpty
      ? ""
      : "<p role=\"status\"><strong>\(hits.isEmpty ? "Nothing found." : CountText.of(hits.count, "place"))</strong></p>\n"
    let remarks = remarks.map { "<p>\($0)</p>\n" as HTML }
    let list: HTML = hits.isEmpty ? "" : "<ol class=\"hits\">\n\(hits.map(item))</ol>\n"
    let more: HTML = more.map { "<p><a href=\"\($0)\">Show more</a></p>\n" } ?? ""
    return ServedPage(base: base, title: "Search", name: name).page(
      """
      \(ServedPage.searchForm(base, query))\(count)\(remarks)\(list)\(more)<details>
      <summary>How to search</summary>
      <p>All words have to be there: <code>norms debrief</code>. Either: <code>norms OR vision</code>. Not: \
      <code>norms -vision</code>. Side by side: <code>"tuning protocol"</code>. The start of a word: \
      <code>reflect*</code>. Letter case and accents make no difference. Filters: <code>kind:video</code>, \
      <code>speaker:robin</code>, <code>date:2026-03</code>, <code>longer:10m</code>, \
      <code>finding:media.*</code>, <code>protocol:tuning</code>.</p>
      </details>

      """)
  }

  private func item(_ hit: Hit) -> HTML {
    let label: HTML = "\(hit.file)\(hit.place.map { ", \($0)" } ?? "")"
    let title: HTML = hit.address.map { "<a href=\"\($0)\">\(label)</a>" } ?? label
    let facts = [hit.submission, hit.speaker, hit.note].compactMap(\.self).joined(separator: " · ")
    let snippet = hit.snippet.map { piece -> HTML in
      piece.isMatch ? "<mark>\(piece.text)</mark>" : "\(piece.text)"
    }
    return """
      <li>\(title)\(facts.isEmpty ? "" : "<p class=\"faint\">\(facts)</p>" as HTML)\
      \(hit.snippet.isEmpty ? "" : "<p>\(snippet)</p>" as HTML)</li>

      """
  }
}
