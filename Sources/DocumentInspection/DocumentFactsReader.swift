internal import Artifacts

/// Reads what a record says of any document: title, words, language, passages.
enum DocumentFactsReader {
  static let mostPassages = 20_000
  /// Of passages, and of links, as JSON writes them.
  static let mostBytes = 4 << 20
  static let mostLinkBytes = 2 << 20

  /// `isCut` where the document or its passages hold less than the file.
  static func facts(
    of document: Document, hasPassages: Bool = true
  ) -> (facts: DocumentFacts, isCut: Bool) {
    var facts = DocumentFacts(format: document.format)
    facts.title = document.title ?? firstHeading(of: document)
    facts.words = document.words
    facts.language = document.language
    facts.pages = document.pages
    facts.anchors = document.anchors
    guard hasPassages else { return (facts, document.isCut) }
    var passages: [Passage] = []
    var (budget, isCut) = (JSONBudget(bytes: mostBytes), document.isCut)
    for block in document.blocks {
      let text = block.visibleText
      guard !text.isEmpty else { continue }
      guard passages.count < mostPassages, budget.take(text) else {
        isCut = true
        break
      }
      passages.append(Passage(text: text, location: block.location))
    }
    facts.passages = passages.isEmpty ? nil : passages
    return (facts, isCut)
  }

  /// The links with their base; `isCut` where there was no room for all.
  static func links(of document: Document) -> (links: [Link]?, isCut: Bool) {
    var budget = JSONBudget(bytes: mostLinkBytes)
    let kept = document.links.prefix { budget.take($0.target, $0.text, document.base) }
    let links = kept.map { link in
      var link = link
      link.base = document.base
      return link
    }
    return (links.isEmpty ? nil : links, budget.isSpent)
  }

  private static func firstHeading(of document: Document) -> String? {
    let headings = document.blocks.lazy.filter { block in
      if case .heading = block.kind { return !block.text.isEmpty }
      return false
    }
    let first = headings.first { $0.kind == .heading(level: 1) } ?? headings.first
    return first.map { $0.text.collapsed.cut(toBytes: DocumentBuilder.longestTitle) }
  }
}
