/// Rows of comma- or tab-separated values, quoted as RFC 4180 says.
struct DelimitedText {
  struct Row {
    var fields: [String]
    /// The line where the row begins, from 1.
    var line: Int
  }

  private(set) var rows: [Row] = []
  /// The line of a quotation mark that is never closed.
  private(set) var openQuoteLine: Int?
  private(set) var isCut = false

  private var fields: [String] = []
  private var field: [UInt8] = []
  private var line = 1
  private var rowLine = 1
  private let limit: Int

  /// Reads at most `limit` rows.
  init(_ utf8: [UInt8], delimiter: UInt8, limit: Int = DocumentBuilder.mostBlocks) {
    self.limit = limit
    var index = 0
    var quoteLine: Int?
    while index < utf8.count, rows.count < limit {
      let byte = utf8[index]
      let next = index + 1 < utf8.count ? utf8[index + 1] : 0
      index += 1
      if byte == 0x0A || (byte == 0x0D && next != 0x0A) { line += 1 }
      if quoteLine != nil {
        if byte != UInt8(ascii: "\"") {
          field.append(byte)
        } else if next == UInt8(ascii: "\"") {
          field.append(byte)
          index += 1
        } else {
          quoteLine = nil
        }
      } else if byte == UInt8(ascii: "\""), field.isEmpty {
        quoteLine = line
      } else if byte == delimiter {
        endField()
      } else if byte == 0x0A || (byte == 0x0D && next != 0x0A) {
        endRow()
      } else if byte != 0x0D || next != 0x0A {
        field.append(byte)
      }
    }
    isCut = index < utf8.count
    if !isCut, !field.isEmpty || !fields.isEmpty { endRow() }
    openQuoteLine = quoteLine
  }

  private mutating func endField() {
    if fields.count <= DocumentBuilder.mostCells {
      fields.append(String(decoding: field, as: UTF8.self).collapsed)
    }
    field.removeAll(keepingCapacity: true)
  }

  private mutating func endRow() {
    endField()
    if fields.contains(where: { !$0.isEmpty }) { rows.append(Row(fields: fields, line: rowLine)) }
    fields = []
    rowLine = line
  }
}
