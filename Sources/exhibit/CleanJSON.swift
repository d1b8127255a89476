internal import Artifacts
internal import Scanning
internal import Submissions

/// What `exhibit clean --format json` tells a program; docs/formats/output.md has its fields.
struct CleanJSON: Encodable {
  private let folder: String
  private let cleaned: [Item]
  private let clean: [Item]
  private let copied: Int
  private let failed: [Item]
  private let unread: [Item]
  private let skipped: [SkippedPath]
  private let remaining: [Remaining]

  private struct Item: Encodable {
    let path: String
    let pathBytes: String?
    let words: [String]

    init(_ item: CleanReport.Item) {
      (path, pathBytes) = (item.path.text, item.path.base64WhereNotUTF8)
      words = item.words
    }
  }

  private struct Remaining: Encodable {
    let path: String
    let pathBytes: String?
    let finding: Finding

    init(_ remaining: CleanReport.Remaining) {
      (path, pathBytes) = (remaining.path.text, remaining.path.base64WhereNotUTF8)
      finding = remaining.finding
    }
  }

  init(_ report: CleanReport) {
    folder = report.folder
    cleaned = report.cleaned.map(Item.init)
    clean = report.clean.map(Item.init)
    copied = report.copied
    failed = report.failed.map(Item.init)
    unread = report.unread.map(Item.init)
    skipped = report.skipped
    remaining = report.remaining.map(Remaining.init)
  }
}
