/// A run of paragraphs and rows: the text itself, a footnote, a header.
struct RTFFlow {
  var text = RTFText()
  var line: Int?
  var hasMarker = false
  var isAside = false
  /// The link whose words are to come.
  var nextLink: Int?
  /// Paragraphs of the cell at hand.
  var parts: [String] = []
  var cells: [Cell] = []
  var table: Int?
  var rowLine: Int?
  var isHeaderRow = false
}
