/// A cell's place in its sheet, as spreadsheets name it: `B4`.
struct SheetAddress: Equatable, Hashable {
  /// From 0.
  let column: Int
  /// From 1.
  let row: Int

  static let mostColumns = 16_384
  static let mostRows = 1_048_576

  init?(column: Int, row: Int) {
    guard (0..<Self.mostColumns).contains(column), (1...Self.mostRows).contains(row) else {
      return nil
    }
    (self.column, self.row) = (column, row)
  }

  /// `B4`, also with `$` before either part.
  init?(_ text: some StringProtocol) {
    var (column, row, hasRow) = (0, 0, false)
    for byte in text.utf8 where byte != UInt8(ascii: "$") {
      switch byte {
      case 0x41...0x5A, 0x61...0x7A:
        guard !hasRow, column < Self.mostColumns else { return nil }
        column = column * 26 + Int(byte & 0x1F)
      case 0x30...0x39:
        guard row <= Self.mostRows else { return nil }
        (row, hasRow) = (row * 10 + Int(byte - 0x30), true)
      default: return nil
      }
    }
    self.init(column: column - 1, row: row)
  }

  /// `Sheet1!B4`; other names stand in quotation marks.
  func text(in sheet: String) -> String {
    let isPlain =
      sheet.unicodeScalars.allSatisfy { $0.isLetter || $0.isDigit || $0 == "_" }
      && sheet.unicodeScalars.first?.isDigit == false
    let name = isPlain ? sheet : "'\(sheet.replacing("'", with: "''"))'"
    return "\(name)!\(self.name)"
  }

  /// `B4`.
  var name: String { "\(Self.letters(column))\(row)" }

  private static func letters(_ column: Int) -> String {
    var (rest, letters) = (column + 1, [Unicode.Scalar]())
    while rest > 0 {
      letters.append(Unicode.Scalar(UInt8(0x41 + (rest - 1) % 26)))
      rest = (rest - 1) / 26
    }
    return letters.reversed().string
  }
}

/// Cells from one corner to the other: `A3:D3`.
struct SheetRange: Equatable {
  let first: SheetAddress
  let last: SheetAddress

  init?(_ text: String) {
    let corners = text.split(separator: ":", maxSplits: 1)
    guard let corner = corners.first, let first = SheetAddress(corner) else { return nil }
    self.first = first
    last = corners.count == 2 ? SheetAddress(corners[1]) ?? first : first
  }

  var columns: Int { max(1, last.column - first.column + 1) }
}
