/// Tells comma- and tab-separated values from prose that happens to hold commas.
enum DelimitedTextSniffer {
  /// The delimiter; nil where the text is no table.
  static func delimiter(in utf8: [UInt8], nameExtension: String?) -> UInt8? {
    let head = wholeLines(of: utf8)
    let isHinted = nameExtension == "csv" || nameExtension == "tsv" || nameExtension == "tab"
    for delimiter in [UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: ",")] {
      let table = DelimitedText(head, delimiter: delimiter, limit: 50)
      let isTable =
        isHinted
        ? isLooseTable(table)
        : isPlainTable(table, delimiter: delimiter, isText: nameExtension != nil)
          && !isPunctuation(delimiter, in: head)
      if isTable { return delimiter }
    }
    return nil
  }

  /// In prose a space follows the comma.
  private static func isPunctuation(_ delimiter: UInt8, in text: [UInt8]) -> Bool {
    var (signs, spaced) = (0, 0)
    for (byte, next) in zip(text, text.dropFirst()) where byte == delimiter {
      signs += 1
      if next == 0x20 { spaced += 1 }
    }
    return delimiter != 0x09 && spaced * 2 > signs
  }

  private static func wholeLines(of utf8: [UInt8]) -> [UInt8] {
    guard utf8.count > 65_536 else { return utf8 }
    let head = utf8.prefix(65_536)
    return head.lastIndex(of: 0x0A).map { Array(head[...$0]) } ?? Array(head)
  }

  /// The name says that it is a table: two columns all the way are enough.
  private static func isLooseTable(_ table: DelimitedText) -> Bool {
    guard table.rows.count >= 2, let columns = table.rows.first?.fields.count, columns >= 2 else {
      return false
    }
    return table.rows.filter { $0.fields.count == columns }.count * 10 >= table.rows.count * 7
  }

  private static func isPlainTable(
    _ table: DelimitedText, delimiter: UInt8, isText: Bool
  ) -> Bool {
    guard isLooseTable(table), let header = table.rows.first?.fields,
      table.rows.allSatisfy({ $0.fields.count == header.count }), isHeader(header)
    else { return false }
    if delimiter == UInt8(ascii: "\t") { return true }
    // Two clauses a line are prose; three columns, or many rows of short cells, are not.
    let cells = table.rows.flatMap(\.fields)
    let isShort = cells.filter { WordCount.words(in: $0) <= 6 }.count * 10 >= cells.count * 6
    return isShort && (header.count >= 3 || (table.rows.count >= 3 && !isText))
  }

  private static func isHeader(_ fields: [String]) -> Bool {
    Set(fields).count == fields.count
      && fields.allSatisfy { field in
        guard let first = field.unicodeScalars.first, let last = field.last else { return false }
        return first.isLetter && field.count <= 40 && !".!?".contains(last)
          && WordCount.words(in: field) <= 4 && DateGrammar.mentions(in: field).isEmpty
      }
  }
}
