internal import Artifacts

/// What every readable format becomes: blocks in reading order, and the links among them.
///
/// A new format is one new file that fills a `Document` through `DocumentBuilder`; facts, agenda
/// and log are read from here only.
struct Document {
  /// As `DocumentFacts.format`.
  var format: String
  /// What the document calls itself outside its text.
  var title: String?
  var language: String?
  var blocks: [Block] = []
  var links: [Link] = []
  /// Names of places that links can lead to: `#part`. Nil where the format has none, or too many.
  var anchors: [String]?
  /// What relative links are relative to where it is not the document, as written.
  var base: String?
  /// Pages that the file has, also those that were not read; nil where it has none.
  var pages: Int?
  /// The day that the file itself was written or sent, `YYYY-MM-DD`, where it says so reliably. Never a
  /// meeting's date, but evidence for a year that a text leaves out.
  var writtenOn: String?
  /// Whom it names outside its text.
  var privacy = PrivacySweep()
  /// Of the whole text, also where `blocks` was cut.
  var words = 0
  var isCut = false

  var hasText: Bool { words > 0 }

  /// With the days that a spreadsheet stores in the place of those that it shows, whose order of day
  /// and month may be anybody's.
  var withStoredDays: Document {
    guard blocks.contains(where: { $0.value != nil || $0.cells.contains { $0.value != nil } })
    else {
      return self
    }
    var document = self
    for index in blocks.indices {
      if let value = blocks[index].value { document.blocks[index].text = value }
      for cell in blocks[index].cells.indices {
        guard let value = blocks[index].cells[cell].value else { continue }
        document.blocks[index].cells[cell].text = value
      }
    }
    return document
  }
}

/// One block of text.
struct Block {
  enum Kind: Equatable {
    /// 1 for the highest.
    case heading(level: Int)
    case paragraph
    /// 1 for an item that lies in no other.
    case listItem(level: Int)
    /// A row of the table with this number.
    case row(table: Int)
  }

  var kind: Kind
  /// A row's text is in its cells.
  var text = ""
  var cells: [Cell] = []
  /// What a machine format calls the text: an element's or attribute's name, in lower case.
  var label: String?
  /// False for what a reader of the document does not see, such as an attribute.
  var isVisible = true
  /// True for navigation and page footers, where lists and times are no part of an agenda.
  var isAside = false
  /// False for what no word processor counts: page headers and footers, a speaker's notes.
  var isCounted = true
  var line: Int?
  /// From 1: a page or a slide.
  var page: Int?
  /// A row's first filled cell in a spreadsheet: `Sheet1!B4`.
  var cell: String?
  /// As `Cell.value`, for a cell that stands alone.
  var value: String?

  /// Nil where the format knows no places.
  var location: Location? {
    guard line != nil || page != nil || cell != nil else { return nil }
    return Location(line: line, page: page, cell: cell)
  }

  /// The text that a reader sees, a row's cells between bars.
  var visibleText: String {
    guard case .row = kind else { return isVisible ? text : "" }
    return cells.filter { $0.isVisible && !$0.text.isEmpty }.map(\.text).joined(separator: " | ")
  }
}

/// One cell of a table row, or one field of a record.
struct Cell {
  var text: String
  var isHeader = false
  var label: String?
  var isVisible = true
  /// The day that a spreadsheet stores behind the text, with the time where that is shown too:
  /// `2026-03-12`, `2026-03-12 15:30`. The text may be `3/12/26`.
  var value: String?
}
