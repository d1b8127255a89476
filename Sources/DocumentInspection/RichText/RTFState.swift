/// What holds within one group of RTF and ends with it.
struct RTFState {
  /// Where the group's text goes.
  enum Destination {
    case body, fonts, styles, info, title, author, instruction, result
    /// Nowhere.
    case nothing
  }

  var destination = Destination.body
  /// Whether this group itself began the destination, which its end then ends.
  var isFirst = false
  /// Where the same text goes that follows in Unicode, within `\upr`.
  var twin: Destination?
  /// Whether this group began a flow of its own: a footnote, a header or footer, a text box.
  var isFlow = false
  /// How many characters stand for one that `\u` names, for readers that know no Unicode.
  var fallback = 1
  var font: Int?
  var isHidden = false
  var paragraph = RTFParagraph()
}

/// What `\pard` takes back.
struct RTFParagraph {
  var style: Int?
  /// From 0; 9 is no heading.
  var outline: Int?
  /// From 0.
  var listLevel: Int?
  var isInList = false
  var isInTable = false
}
