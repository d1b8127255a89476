/// What is taken of one page.
struct PDFPage {
  var width: Double
  var height: Double
  var glyphCount: Int
  var runs: [PageRun] = []
  var links: [PDFLink] = []
  /// True where it holds more characters than were taken.
  var isCut = false
  /// Told of a page without text only.
  var hasPictures = false

  init(width: Double, height: Double, glyphCount: Int) {
    (self.width, self.height, self.glyphCount) = (width, height, glyphCount)
  }
}
