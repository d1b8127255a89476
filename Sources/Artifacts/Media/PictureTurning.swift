/// How a stored picture is turned by quarters and mirrored before it is shown: a stored place (x, y)
/// is shown at (a·x + c·y, b·x + d·y), shifted so that the picture begins at 0.
package struct PictureTurning: Sendable, Equatable {
  private let a: Int
  private let b: Int
  private let c: Int
  private let d: Int

  private init(_ a: Int, _ b: Int, _ c: Int, _ d: Int) {
    (self.a, self.b, self.c, self.d) = (a, b, c, d)
  }

  package static let none = PictureTurning(1, 0, 0, 1)

  /// EXIF's orientation, 1 to 8 (JEITA CP-3451C §4.6.4); none for any other number.
  package init(exif orientation: Int?) {
    self =
      switch orientation {
      case 2: PictureTurning(-1, 0, 0, 1)
      case 3: PictureTurning(-1, 0, 0, -1)
      case 4: PictureTurning(1, 0, 0, -1)
      case 5: PictureTurning(0, 1, 1, 0)
      case 6: PictureTurning(0, 1, -1, 0)
      case 7: PictureTurning(0, -1, -1, 0)
      case 8: PictureTurning(0, -1, 1, 0)
      default: .none
      }
  }

  /// The matrix of a recording (ISO/IEC 14496-12 §6.2.2), whose nine numbers are a, b, u, c, d, v, x, y,
  /// w; one that turns by no quarter is taken for the nearest.
  package init(matrix: [Int32]) {
    guard matrix.count >= 5 else {
      self = .none
      return
    }
    let (a, b, c, d) = (
      Int(matrix[0]), Int(matrix[1]), Int(matrix[3]), Int(matrix[4])
    )
    if a.magnitude + d.magnitude >= b.magnitude + c.magnitude {
      self = PictureTurning(a < 0 ? -1 : 1, 0, 0, d < 0 ? -1 : 1)
    } else {
      self = PictureTurning(0, b < 0 ? -1 : 1, c < 0 ? -1 : 1, 0)
    }
  }

  /// True where width becomes height.
  package var swapsSides: Bool { a == 0 }

  func place(x: Int, y: Int, width: Int, height: Int) -> (x: Int, y: Int) {
    let left = (a < 0 ? width - 1 : 0) + (c < 0 ? height - 1 : 0)
    let top = (b < 0 ? width - 1 : 0) + (d < 0 ? height - 1 : 0)
    return (a * x + c * y + left, b * x + d * y + top)
  }
}
