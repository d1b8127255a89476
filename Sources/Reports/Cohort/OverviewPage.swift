internal import Artifacts
package import Submissions

/// `overview.html`: the overview of a cohort as a page to sort, filter and search, complete in itself. Everything
/// stands in its tables, so that it can be read and printed without the script as well.
package struct OverviewPage {
  private let overview: CohortOverview
  /// The cohort's name; nil where names may not be told.
  private let name: String?
  /// Where a submission's own report is, from this page; nil where there is none.
  private let report: (SubmissionOverview) -> String?

  /// So many groups of equal files, and so many pairs of the same content, are listed: the rest is in
  /// overview.json.
  private static let duplicateCap = 500
  /// So many places of a group are named.
  private static let placeCap = 12

  private init(
    _ overview: CohortOverview, name: String?, report: @escaping (SubmissionOverview) -> String?
  ) {
    (self.overview, self.name, self.report) = (overview, name, report)
  }

  /// Puts the page out piece by piece.
  ///
  /// - Parameters:
  ///   - name: the cohort's; it is left out where names may not be told.
  ///   - submissions: read twice.
  ///   - shared: files of the same bytes; only those of several submissions are listed.
  ///   - similar: nil where that was not looked for.
  ///   - report: the address of a submission's own report, as a reference from this page.
  package static func write(
    _ overview: CohortOverview, name: String, submissions: some Sequence<SubmissionOverview>,
    shared: some Sequence<SharedBytes>, similar: [SimilarContent]?,
    report: @escaping (SubmissionOverview) -> String?, to sink: ([UInt8]) throws -> Void
  ) throws {
    let page = OverviewPage(
      overview, name: overview.anonymous == true ? nil : name, report: report)
    func put(_ markup: HTML) throws { try sink(Array(markup.text.utf8)) }
    var missing = MissingCounts()
    var rows: [String: Int] = [:]
    for (number, submission) in submissions.enumerated() {
      missing.add(submission)
      rows[submission.title] = number + 1
    }
    try put(page.head)
    try put(page.controls(missing))
    try put(Self.tableHead)
    for (number, submission) in submissions.enumerated() {
      try put(page.row(submission, number: number + 1))
    }
    try put("</tbody>\n</table>\n</section>\n")
    try page.putShared(shared, rows, put)
    if let similar { try page.putSimilar(similar, rows, put) }
    try put(page.foot)
  }

  // MARK: Frame

  private static let policy =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-\(PageScript.overview.digest)'; "
    + "base-uri 'none'; form-action 'none'"

  private var title: String { name.map { "\($0): overview" } ?? "Overview of a cohort" }

  private var head: HTML {
    let asOf: HTML = overview.asOf.map { " Time limits count from \($0)." } ?? ""
    let anonymous: HTML =
      name == nil ? "<p class=\"faint\">Identifiers stand for names.</p>\n" : ""
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(HTML(stringLiteral: Self.policy))">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="referrer" content="no-referrer">
      <title>\(title)</title>
      <style>
      \(ReportStyle.sheet)
      \(OverviewStyle.sheet)
      </style>
      </head>
      <body>
      <header>
      <h1>\(title)</h1>
      \(anonymous)<p class="faint">Held against \(overview.credential.id).\(asOf) The same as a table for a \
      spreadsheet: <a href="overview.csv">overview.csv</a>, for programs: \
      <a href="overview.json">overview.json</a>.</p>
      </header>
      <main>
      \(totals)
      """
  }

  private var foot: HTML {
    """
    </main>
    <script>\(HTML(stringLiteral: PageScript.overview.text))</script>
    </body>
    </html>

    """
  }

  private var totals: HTML {
    let totals = overview.totals
    let parts = SubmissionOverview.Status.allCases.map { status -> HTML in
      let count = totals.count(status)
      return """
        <li class="\(Self.tone(status))"><strong>\(count)</strong> \
        \(Self.mark(status)) \(OverviewPhrase.status(status))</li>

        """
    }
    let bars = SubmissionOverview.Status.allCases.filter { totals.count($0) > 0 }.map {
      status -> HTML in
      "<span class=\"\(Self.tone(status))\" style=\"flex-grow:\(totals.count(status))\"></span>"
    }
    return """
      <section aria-labelledby="totals">
      <h2 id="totals">\(CountText.of(totals.submissions, "submission"))</h2>
      <div class="bar" aria-hidden="true">\(bars)</div>
      <ul class="totals">
      \(parts)</ul>
      <p class="faint">\(CountText.of(totals.artifacts, "artifact")), \
      \(DurationText(milliseconds: totals.recordedMilliseconds).description) recorded, \
      \(CountText.of(totals.findings.error, "error")), \
      \(CountText.of(totals.findings.warning, "warning")), \
      \(CountText.of(totals.findings.note, "note")).</p>
      </section>

      """
  }

  // MARK: The table

  private func controls(_ missing: MissingCounts) -> HTML {
    let states = SubmissionOverview.Status.allCases.map { status -> HTML in
      """
      <option value="\(status.rawValue)">\(OverviewPhrase.status(status)) \
      (\(overview.totals.count(status)))</option>
      """
    }
    let requirements = missing.entries.map { entry -> HTML in
      "<option value=\"\(entry.id)\">\(entry.title) (\(entry.count))</option>"
    }
    let columns = Self.columns.enumerated().map { number, column -> HTML in
      "<option value=\"\(number)\">\(column.title)</option>"
    }
    return """
      <section aria-labelledby="all">
      <h2 id="all">Submissions</h2>
      <form id="controls" hidden>
      <div><label for="words">Search</label><input id="words" type="search" autocomplete="off" \
      spellcheck="false" placeholder="Name, or what is missing"></div>
      <div><label for="state">State</label><select id="state"><option value="">any</option>\
      \(states)</select></div>
      <div><label for="missing">Missing</label><select id="missing">\
      <option value="">anything or nothing</option>\(requirements)</select></div>
      <div class="check"><input id="same" type="checkbox"><label for="same">Only with same files</label></div>
      <div class="order"><label for="order">Order</label><select id="order">\(columns)</select></div>
      <button type="reset">Show all</button>
      </form>
      <p id="shown" role="status"></p>

      """
  }

  private struct Column {
    var title: String
    var isNumber: Bool
  }

  private static let columns = [
    Column(title: "Submission", isNumber: false), Column(title: "State", isNumber: false),
    Column(title: "Missing, or what went wrong", isNumber: false),
    Column(title: "Artifacts", isNumber: true), Column(title: "Minutes", isNumber: true),
    Column(title: "Errors", isNumber: true), Column(title: "Warnings", isNumber: true),
    Column(title: "Notes", isNumber: true), Column(title: "Same files", isNumber: true),
  ]

  private static var tableHead: HTML {
    let heads = columns.map { column -> HTML in
      "<th scope=\"col\" role=\"columnheader\"\(column.isNumber ? " class=\"n\"" : "" as HTML)>\(column.title)</th>"
    }
    return """
      <table id="submissions" role="table" aria-labelledby="all">
      <caption>Same files: those with the bytes of one before them, those that another submission has \
      too, and those whose content another file has.</caption>
      <thead role="rowgroup"><tr role="row">\(heads)</tr></thead>
      <tbody role="rowgroup">

      """
  }

  private func row(_ submission: SubmissionOverview, number: Int) -> HTML {
    let title: HTML =
      report(submission).map { "<a href=\"\($0)\">\(submission.title)</a>" }
      ?? "\(submission.title)"
    let same = submission.repeated + submission.shared + (submission.similar ?? 0)
    let findings = submission.findings
    let status = submission.status
    return """
      <tr id="r\(number)" role=row data-state="\(status.rawValue)" \
      data-missing="\(Set(submission.missing.map(\.id.rawValue)).sorted().joined(separator: " "))">\
      <th scope="row" role=rowheader>\(title)</th>\
      <td role=cell class="\(Self.tone(status))"><span>\(Self.mark(status)) \(OverviewPhrase.status(status))</span></td>\
      <td role=cell>\(missing(of: submission))</td>\
      \(Self.cell(submission.artifacts))\
      <td role=cell class="n">\(OverviewCSV.minutes(submission.recordedMilliseconds))</td>\
      \(Self.cell(findings.error))\(Self.cell(findings.warning))\(Self.cell(findings.note))\
      \(Self.cell(same))</tr>

      """
  }

  private static func cell(_ number: Int) -> HTML {
    number == 0 ? "<td role=cell class=\"n z\">0</td>" : "<td role=cell class=\"n\">\(number)</td>"
  }

  private func missing(of submission: SubmissionOverview) -> HTML {
    var lines = submission.missing.map(OverviewPhrase.missing)
    if let trouble = submission.trouble { lines.insert(trouble, at: 0) }
    if submission.unread > 0, submission.trouble == nil {
      lines.append("\(CountText.of(submission.unread, "file")) not read")
    }
    guard let first = lines.first else { return "" }
    if lines.count == 1 { return "\(first)" }
    return "<ul>\(lines.map { "<li>\($0)</li>" as HTML })</ul>"
  }

  private static func tone(_ status: SubmissionOverview.Status) -> String {
    switch status {
    case .ready: "good"
    case .notReady: "doubt"
    case .cannotTell: "open"
    case .failed: "bad"
    }
  }

  private static func mark(_ status: SubmissionOverview.Status) -> HTML {
    let sign =
      switch status {
      case .ready: "✓"
      case .notReady: "↩"
      case .cannotTell: "?"
      case .failed: "✕"
      }
    return "<span class=\"mark\" aria-hidden=\"true\">\(sign)</span>"
  }

  // MARK: Duplicates

  private func putShared(
    _ shared: some Sequence<SharedBytes>, _ rows: [String: Int], _ put: (HTML) throws -> Void
  ) throws {
    try put(
      "<section aria-labelledby=\"bytes\">\n<h2 id=\"bytes\">The same file in several submissions</h2>\n"
    )
    var count = 0
    for group in shared where Set(group.places.map(\.submission)).count > 1 {
      count += 1
      if count == 1 { try put("<ul>\n") }
      if count <= Self.duplicateCap { try put(item(group, rows)) }
    }
    try put(count > 0 ? "</ul>\n" : "<p>None.</p>\n")
    try put(Self.rest(count))
  }

  private static func rest(_ count: Int) -> HTML {
    count > duplicateCap
      ? "<p>… and \(count - duplicateCap) more, in overview.json.</p>\n</section>\n"
      : "</section>\n"
  }

  private func item(_ group: SharedBytes, _ rows: [String: Int]) -> HTML {
    let places = group.places.prefix(Self.placeCap).map { place -> HTML in
      "<li>\(Self.link(place, rows))</li>"
    }
    let left = (group.placeCount ?? group.places.count) - places.count
    let more: HTML = left > 0 ? "<li>… and \(left) more</li>" : ""
    return "<li>\(CountText.of(Int(clamping: group.size), "byte"))<ul>\(places)\(more)</ul></li>\n"
  }

  private static func link(_ place: SharedBytes.Place, _ rows: [String: Int]) -> HTML {
    let file = place.path ?? "artifact \(place.artifact)"
    let submission: HTML =
      rows[place.submission].map { "<a href=\"#r\($0)\">\(place.submission)</a>" }
      ?? "\(place.submission)"
    return "\(submission): <code>\(file)</code>"
  }

  private func putSimilar(
    _ similar: [SimilarContent], _ rows: [String: Int], _ put: (HTML) throws -> Void
  ) throws {
    let across = similar.filter { $0.first.submission != $0.second.submission }
    try put(
      """
      <section aria-labelledby="content">
      <h2 id="content">The same content in several submissions</h2>

      """)
    if across.isEmpty { try put("<p>None.</p>\n") } else { try put("<ul>\n") }
    for pair in across.prefix(Self.duplicateCap) {
      try put(
        """
        <li>\(SimilarPhrase.sentence(pair))<ul><li>\(Self.link(pair.first, rows))</li>\
        <li>\(Self.link(pair.second, rows))</li></ul></li>

        """)
    }
    if !across.isEmpty { try put("</ul>\n") }
    try put(Self.rest(across.count))
  }
}

/// How often each requirement is what is missing.
private struct MissingCounts {
  struct Entry {
    var id: String
    var title: String
    var count: Int
  }

  private var byID: [String: Entry] = [:]

  mutating func add(_ submission: SubmissionOverview) {
    var seen: Set<String> = []
    for outcome in submission.missing where seen.insert(outcome.id.rawValue).inserted {
      byID[
        outcome.id.rawValue,
        default: Entry(id: outcome.id.rawValue, title: outcome.id.title, count: 0)
      ].count += 1
    }
  }

  /// Those that most lack first.
  var entries: [Entry] {
    byID.values.sorted { ($1.count, $0.title, $0.id) < ($0.count, $1.title, $1.id) }
  }
}

extension CohortOverview.Totals {
  fileprivate func count(_ status: SubmissionOverview.Status) -> Int {
    switch status {
    case .ready: ready
    case .notReady: notReady
    case .cannotTell: cannotTell
    case .failed: failed
    }
  }
}
