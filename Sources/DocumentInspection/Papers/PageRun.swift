/// Words that follow one another on one line of a page, with no wide gap among them.
struct PageRun {
  var text: String
  var box: PageBox
  /// Of the font, in points.
  var size: Double
  var isBold = false
  /// From its left edge, in points: what would have had to fit onto the line before.
  var firstWordWidth: Double
}
