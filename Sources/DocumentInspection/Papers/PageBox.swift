/// A rectangle on a page, in points from the page's upper left corner.
struct PageBox: Equatable {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  /// Corners in any order; what is no number, or lies beyond any page, becomes zero.
  init(x1: Double, y1: Double, x2: Double, y2: Double) {
    let (x1, y1, x2, y2) = (Self.sound(x1), Self.sound(y1), Self.sound(x2), Self.sound(y2))
    (left, right) = (min(x1, x2), max(x1, x2))
    (top, bottom) = (min(y1, y2), max(y1, y2))
  }

  private static func sound(_ value: Double) -> Double { abs(value) < 1_000_000 ? value : 0 }

  var height: Double { bottom - top }
  var middle: Double { (top + bottom) / 2 }
  /// Also of a box whose letters a broken file has run backwards.
  var span: ClosedRange<Double> { min(left, right)...max(left, right) }

  func holds(x: Double, y: Double) -> Bool {
    left <= x && x <= right && top <= y && y <= bottom
  }

  /// Whether more than half of the lower of both stands beside the other.
  func isBeside(_ other: PageBox) -> Bool {
    min(bottom, other.bottom) - max(top, other.top) > min(height, other.height) / 2
  }

  mutating func formUnion(_ other: PageBox) {
    (left, right) = (min(left, other.left), max(right, other.right))
    (top, bottom) = (min(top, other.top), max(bottom, other.bottom))
  }
}
