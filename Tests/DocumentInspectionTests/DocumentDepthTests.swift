import Artifacts
import DocumentInspection
import Foundation
import Testing

/// Every document of the agenda corpus, read whole and for its links alone.
@Suite("Documents read for their links")
struct DocumentDepthTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "AgendaCorpus/blind")
  private static let isReady: Void = PDFInspector.load()

  private func reply(_ bytes: [UInt8], _ ending: String, _ depth: DocumentDepth) -> Reply {
    switch ending {
    case "pdf": PDFInspector(depth: depth).inspect(bytes)
    case "rtf": DocumentInspector(depth: depth).inspectRichText(bytes)
    default: DocumentInspector(depth: depth).inspect(bytes, nameExtension: ending)
    }
  }

  @Test(
    "links, places, pages and what makes a file unfit are the same; text and agenda are not read")
  func same() throws {
    Self.isReady
    let read: Set<String> = ["html", "md", "txt", "csv", "pdf", "rtf", "eml", "ics", "xml", "mbox"]
    let files = try FileManager.default.contentsOfDirectory(
      at: Self.folder, includingPropertiesForKeys: nil
    ).filter { read.contains($0.pathExtension) }
    var (links, agendas) = (0, 0)
    for file in files {
      let bytes = [UInt8](try Data(contentsOf: file))
      let whole = reply(bytes, file.pathExtension, .whole)
      let short = reply(bytes, file.pathExtension, .links)
      #expect(short.links == whole.links, "\(file.lastPathComponent)")
      #expect(short.document?.anchors == whole.document?.anchors)
      #expect(short.document?.pages == whole.document?.pages)
      #expect(short.mediaType == whole.mediaType)
      #expect(
        short.findings.filter { $0.severity == .error }
          == whole.findings.filter { $0.severity == .error })
      #expect(short.agenda == nil && short.log == nil && short.document?.passages == nil)
      links += whole.links?.count ?? 0
      agendas += whole.agenda == nil ? 0 : 1
    }
    #expect(files.count > 20 && links > 10 && agendas > 20, "\(files.count) \(links) \(agendas)")
  }
}
