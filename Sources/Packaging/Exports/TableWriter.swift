internal import Artifacts
package import Submissions

/// The manifest's lines as a table for spreadsheets (RFC 4180), in UTF-8 with the mark by which they know
/// it. No cell begins a formula.
package enum TableWriter {
  /// The first row.
  package static var header: [UInt8] { [0xEF, 0xBB, 0xBF] + row(columns.map(\.name)) }

  package static func row(_ line: ManifestLine) -> [UInt8] {
    row(columns.map { $0.value(line) ?? "" })
  }

  private struct Column {
    let name: String
    let value: @Sendable (ManifestLine) -> String?

    init(_ name: String, _ value: @escaping @Sendable (ManifestLine) -> String?) {
      (self.name, self.value) = (name, value)
    }
  }

  private static let columns: [Column] = [
    Column("path") { $0.path }, Column("part") { "\($0.part)" },
    Column("category") { $0.category }, Column("title") { $0.title },
    Column("annotation") { $0.annotation }, Column("set") { $0.set },
    Column("setRole") { $0.setRole?.rawValue }, Column("kind") { $0.kind.rawValue },
    Column("mediaType") { $0.mediaType }, Column("bytes") { number($0.size) },
    Column("sha256") { $0.sha256 },
    Column("milliseconds") { number($0.media?.duration?.milliseconds) },
    Column("durationVerdict") { $0.media?.duration?.verdict.rawValue },
    Column("words") { number($0.document?.words) }, Column("pages") { number($0.document?.pages) },
    Column("agendaDate") { $0.agenda?.date }, Column("agendaStart") { $0.agenda?.start },
    Column("agendaEnd") { $0.agenda?.end }, Column("agendaMinutes") { number($0.agenda?.minutes) },
    Column("agendaItems") { number($0.agenda?.itemCount) },
    Column("cues") { number($0.transcript?.cueCount) },
    Column("logEntries") { number($0.log?.entries) },
    Column("links") { number($0.links?.count) },
    Column("brokenLinks") { line in
      number(line.links.map { $0.count { $0.verdict == .broken } })
    },
    Column("errors") { line in "\(line.findings.count { $0.severity == .error })" },
    Column("warnings") { line in "\(line.findings.count { $0.severity == .warning })" },
    Column("findings") { line in line.findings.map(\.code.rawValue).joined(separator: " ") },
  ]

  private static func number(_ value: (some BinaryInteger)?) -> String? {
    value.map { "\($0)" }
  }

  private static func row(_ cells: [String]) -> [UInt8] {
    Array(cells.map(SpreadsheetCell.text).joined(separator: ",").utf8) + [0x0D, 0x0A]
  }
}
