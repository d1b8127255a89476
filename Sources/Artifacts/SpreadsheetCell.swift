/// A cell of a table between commas (RFC 4180) that no spreadsheet calculates.
package enum SpreadsheetCell {
  private static let formulaStarts = "=+-@\t\r\n|%＝＋－＠".unicodeScalars

  /// What a spreadsheet would take for a formula, in quotation marks too, gets an apostrophe before it,
  /// which it takes for “this is text”; white space before it is no help, since some drop that first.
  package static func text(_ text: String) -> String {
    let first = text.unicodeScalars.first
    let inner = text.unicodeScalars.first { $0 != " " && $0 != "\u{A0}" }
    let isFormula = [first, inner].contains { $0.map(formulaStarts.contains) ?? false }
    let safe = isFormula ? "'" + text : text
    let needsQuotes =
      safe.unicodeScalars.contains { ",\"\r\n;\t".unicodeScalars.contains($0) }
      || safe.first == " " || safe.last == " "
    return needsQuotes ? "\"" + safe.replacing("\"", with: "\"\"") + "\"" : safe
  }
}
