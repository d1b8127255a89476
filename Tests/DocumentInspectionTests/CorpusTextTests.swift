import Artifacts
import DocumentInspection
import Foundation
import Testing

/// What the agenda corpus' truths, made by hand, say that each item's words are.
@Suite("The corpus' words come through")
struct CorpusTextTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "AgendaCorpus/blind")
  private static let isReady: Void = PDFInspector.load()

  private struct Truth: Decodable {
    struct Item: Decodable { let text: String }
    let items: [Item]
  }

  @Test(
    "every item's words are in a passage",
    arguments: [
      "pdf-lo-council.pdf", "pdf-lo-sister-schools.pdf", "pdf-lo-week.pdf", "eml-invitation.eml",
      "eml-multipart-bilingual.eml", "eml-qp-consultancy.eml", "rtf-hand-inquiry.rtf",
      "rtf-lo-mentor.rtf", "md-atlas-data.md", "md-morning-afternoon.md", "md-no-year.md",
      "md-school-year.md",
    ])
  func items(name: String) throws {
    Self.isReady
    let file = Self.folder.appending(path: name)
    let truth = try JSONDecoder().decode(
      Truth.self,
      from: Data(contentsOf: file.deletingPathExtension().appendingPathExtension("truth.json")))
    let bytes = [UInt8](try Data(contentsOf: file))
    let reply: Reply =
      switch file.pathExtension {
      case "pdf": PDFInspector().inspect(bytes)
      case "rtf": DocumentInspector().inspectRichText(bytes)
      default: DocumentInspector().inspect(bytes, nameExtension: file.pathExtension)
      }
    let passages = (reply.document?.passages ?? []).map { Self.plain($0.text) }
    #expect(!truth.items.isEmpty)
    for item in truth.items {
      #expect(passages.contains { $0.contains(Self.plain(item.text)) }, "\(item.text)")
    }
  }

  /// As the corpus' README tells to compare: marks, spaces and case made alike.
  private static func plain(_ text: String) -> String {
    text.replacing("\u{A0}", with: " ").replacing(/[“”"]/, with: "\"").replacing(/[‘’']/, with: "'")
      .replacing(/\s+/, with: " ").lowercased()
  }
}
