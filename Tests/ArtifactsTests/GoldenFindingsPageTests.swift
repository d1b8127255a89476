import Artifacts
import Foundation
import TestSupport
import Testing

/// docs/findings.md against the catalogue.
@Suite("docs/findings.md", .serialized)
struct GoldenFindingsPageTests {
  static let page = "docs/findings.md"

  @Test("the page is the one made from the catalogue")
  func golden() throws {
    let made = Self.markdown
    if Checkout.rewritesGoldenFiles {
      try made.write(toFile: Checkout.path(Self.page), atomically: true, encoding: .utf8)
    }
    #expect(try Checkout.text(Self.page) == made, "run “make golden” and read the diff")
  }

  @Test("every code has an entry with one sentence each", arguments: FindingCode.allCases)
  func entry(_ code: FindingCode) {
    let entry = code.entry
    for text in [entry.meaning, entry.fix] {
      #expect(text.hasSuffix("."), "\(code.rawValue): \(text)")
      #expect(!text.contains("|") && !text.contains("\n"), "\(code.rawValue) breaks the table")
    }
  }

  @Test("no two codes share an entry by falling through a default")
  func distinct() {
    let meanings = Dictionary(grouping: FindingCode.allCases, by: \.entry.meaning)
    #expect(meanings.filter { $0.value.count > 1 }.isEmpty)
  }

  @Test("the page lists exactly the codes that exist, each with its severity")
  func complete() throws {
    var listed: [String: String] = [:]
    for line in try Checkout.text(Self.page).split(separator: "\n") where line.hasPrefix("| `") {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      let code = cells[0].trimmingCharacters(in: CharacterSet(charactersIn: "`"))
      #expect(listed.updateValue(cells[1], forKey: code) == nil, "\(code) is listed twice")
    }
    let known = Dictionary(
      uniqueKeysWithValues: FindingCode.allCases.map { ($0.rawValue, $0.entry.severity.rawValue) })
    #expect(listed == known, "run “make golden”")
  }

  static let groups = [
    ("file", "The file itself"), ("inspect", "The inspection"), ("media", "Recordings"),
    ("image", "Pictures"), ("privacy", "Privacy"), ("document", "Documents"),
    ("agenda", "Agendas"), ("event", "Events marked up for machines"),
    ("transcript", "Transcripts"),
    ("archive", "Archives"), ("link", "Links"),
    ("part", "The submission"), ("submission", "submission.yaml"),
  ]

  @Test("every code belongs to a group of the page", arguments: FindingCode.allCases)
  func grouped(_ code: FindingCode) {
    #expect(Self.groups.contains { code.rawValue.hasPrefix("\($0.0).") })
  }

  static var markdown: String {
    var lines = [
      "# Findings", "",
      "Everything that Exhibit may say of a file, by its code; `exhibit findings CODE` says the same.",
      "Made from Sources/Artifacts/Findings by `make golden`.", "",
      "| Severity | Means |", "|---|---|",
      "| error | The artifact does not serve as it is. |",
      "| warning | It may not serve. |",
      "| note | Good to know. |",
    ]
    for (prefix, title) in groups {
      lines += ["", "## \(title)", "", "| Code | Severity | What it means | What to do |"]
      lines.append("|---|---|---|---|")
      lines += FindingCode.allCases.filter { $0.rawValue.hasPrefix("\(prefix).") }.map { code in
        "| `\(code.rawValue)` | \(code.entry.severity.rawValue) | \(code.entry.meaning) "
          + "| \(code.entry.fix) |"
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
