internal import Artifacts

/// Fills a `Document` from comma- or tab-separated values: one table, its first row the header.
enum DelimitedTextReader {
  static func document(_ utf8: [UInt8], delimiter: UInt8) -> (document: Document, openQuote: Int?) {
    let isTab = delimiter == UInt8(ascii: "\t")
    var builder = DocumentBuilder(format: isTab ? "tsv" : "csv")
    let text = DelimitedText(utf8, delimiter: delimiter)
    let table = builder.newTable()
    for (index, row) in text.rows.enumerated() {
      let cells = row.fields.map { Cell(text: $0, isHeader: index == 0) }
      builder.appendRow(cells, table: table, line: row.line)
      for field in row.fields { builder.appendAddresses(in: field, line: row.line) }
    }
    if text.isCut { builder.markCut() }
    return (builder.document, text.openQuoteLine)
  }
}

extension DocumentBuilder {
  /// Links that a plain text writes out.
  mutating func appendAddresses(in text: String, line: Int?, page: Int? = nil) {
    guard text.utf8.contains(UInt8(ascii: "/")) else { return }
    for word in text.split(whereSeparator: { $0.isWhitespace || "<>\"|".contains($0) }) {
      var address = word.drop { !$0.isLetter }
      guard address.hasPrefix("https://") || address.hasPrefix("http://") else { continue }
      while let last = address.last, ".,;:!?'’”]".contains(last) { address = address.dropLast() }
      if address.hasSuffix(")"), !address.contains("(") { address = address.dropLast() }
      if address.count > 10 {
        _ = appendLink(
          String(address), at: line == nil && page == nil ? nil : Location(line: line, page: page))
      }
    }
  }
}
