/// One character of a page.
struct PageGlyph {
  var scalar: Unicode.Scalar
  var box: PageBox
  var size: Double
  var isBold: Bool
}
