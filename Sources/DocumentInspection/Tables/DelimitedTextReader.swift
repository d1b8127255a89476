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
      for (column, field) in row.fields.enumerated() {
        let cell = SheetAddress(column: column, row: index + 1)
        builder.appendAddresses(in: field, line: row.line, cell: cell?.name)
      }
    }
    if text.isCut { builder.markCut() }
    return (builder.document, text.openQuoteLine)
  }
}

extension DocumentBuilder {
  /// Links that a plain text writes out.
  mutating func appendAddresses(
    in text: String, line: Int?, page: Int? = nil, cell: String? = nil
  ) {
    guard text.utf8.contains(UInt8(ascii: "/")) else { return }
    for word in text.split(whereSeparator: { $0.isWhitespace || "<>\"|".contains($0) }) {
      guard var address = Self.address(in: word) else { continue }
      while let last = address.last, ".,;:!?'’”]".contains(last) { address = address.dropLast() }
      // A bracket that was opened before the address.
      while address.last == ")",
        address.count(where: { $0 == ")" })
          > address.count(where: { $0 == "(" })
      {
        address = address.dropLast()
      }
      if address.count > 10 {
        let isPlaced = line != nil || page != nil || cell != nil
        _ = appendLink(
          String(address), at: isPlaced ? Location(line: line, page: page, cell: cell) : nil)
      }
    }
  }

  /// From the scheme on, also where something stands in front: `Video:https://…`, `[here](https://…`.
  private static func address(in word: Substring) -> Substring? {
    guard let slashes = word.firstRange(of: "://") else { return nil }
    for scheme in ["https", "http"] {
      let before = word[..<slashes.lowerBound]
      guard before.count >= scheme.count,
        before.suffix(scheme.count).lowercased() == scheme
      else { continue }
      let start = word.index(slashes.lowerBound, offsetBy: -scheme.count)
      if start > word.startIndex, word[word.index(before: start)].isLetter { return nil }
      return word[start...]
    }
    return nil
  }
}
