internal import Artifacts

/// Reads what a record says of any document: title, words, language, passages.
enum DocumentFactsReader {
  static let mostPassages = 20_000
  static let mostBytes = 4 << 20

  /// `isCut` where the document or its passages hold less than the file.
  static func facts(of document: Document) -> (facts: DocumentFacts, isCut: Bool) {
    var facts = DocumentFacts(format: document.format)
    facts.title = document.title ?? firstHeading(of: document)
    facts.words = document.words
    facts.language = document.language
    var passages: [Passage] = []
    var (bytes, isCut) = (0, document.isCut)
    for block in document.blocks {
      let text = block.visibleText
      guard !text.isEmpty else { continue }
      bytes += text.utf8.count
      guard passages.count < mostPassages, bytes <= mostBytes else {
        isCut = true
        break
      }
      passages.append(Passage(text: text, location: block.line.map { Location(line: $0) }))
    }
    facts.passages = passages.isEmpty ? nil : passages
    return (facts, isCut)
  }

  private static func firstHeading(of document: Document) -> String? {
    let headings = document.blocks.lazy.filter { block in
      if case .heading = block.kind { return !block.text.isEmpty }
      return false
    }
    let first = headings.first { $0.kind == .heading(level: 1) } ?? headings.first
    return first.map { String($0.text.collapsed.prefix(1_000)) }
  }
}
