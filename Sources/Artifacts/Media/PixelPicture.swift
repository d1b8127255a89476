/// A small decoded picture: 8 bits each of red, green and blue, line after line from the top.
package struct PixelPicture: Sendable, Equatable {
  package let width: Int
  package let height: Int
  /// `width * height * 3` bytes.
  package let rgb: [UInt8]

  /// Nil where the bytes are not those of such a picture.
  package init?(width: Int, height: Int, rgb: [UInt8]) {
    guard width > 0, height > 0, width <= 1 << 15, height <= 1 << 15,
      rgb.count == width * height * 3
    else { return nil }
    (self.width, self.height, self.rgb) = (width, height, rgb)
  }

  /// A white picture.
  package init(whiteWidth width: Int, height: Int) {
    (self.width, self.height) = (max(1, width), max(1, height))
    rgb = [UInt8](repeating: 255, count: self.width * self.height * 3)
  }

  private init(_ width: Int, _ height: Int, _ rgb: [UInt8]) {
    (self.width, self.height, self.rgb) = (width, height, rgb)
  }

  /// The picture as it is shown.
  package func turned(_ turning: PictureTurning) -> PixelPicture {
    guard turning != .none else { return self }
    let (wide, high) = turning.swapsSides ? (height, width) : (width, height)
    var turned = [UInt8](repeating: 0, count: rgb.count)
    for y in 0..<height {
      for x in 0..<width {
        let place = turning.place(x: x, y: y, width: width, height: height)
        let (from, to) = ((y * width + x) * 3, (place.y * wide + place.x) * 3)
        for colour in 0..<3 { turned[to + colour] = rgb[from + colour] }
      }
    }
    return PixelPicture(wide, high, turned)
  }

  /// With another picture put over it; what lies outside is cut off.
  package func with(_ other: PixelPicture, atX left: Int, y top: Int) -> PixelPicture {
    var changed = rgb
    for y in 0..<other.height where (0..<height).contains(top + y) {
      for x in 0..<other.width where (0..<width).contains(left + x) {
        let (from, to) = ((y * other.width + x) * 3, ((top + y) * width + left + x) * 3)
        for colour in 0..<3 { changed[to + colour] = other.rgb[from + colour] }
      }
    }
    return PixelPicture(width, height, changed)
  }

  /// The part from the top left on that is no larger than this.
  package func cropped(width most: Int, height tall: Int) -> PixelPicture {
    let (wide, high) = (max(1, min(width, most)), max(1, min(height, tall)))
    guard wide < width || high < height else { return self }
    let rows = (0..<high).flatMap { rgb[($0 * width * 3)..<(($0 * width + wide) * 3)] }
    return PixelPicture(wide, high, rows)
  }

  // MARK: What is to be seen

  /// How well a picture stands for a recording; the smaller the better.
  package enum Emptiness: Int, Comparable, Sendable {
    case telling, even, black

    package static func < (one: Emptiness, other: Emptiness) -> Bool {
      one.rawValue < other.rawValue
    }
  }

  /// Black is a picture of which less than a fiftieth is brighter than dark grey; even is one of
  /// (nearly) one brightness.
  package var emptiness: Emptiness {
    var (sum, squares, bright) = (0, 0, 0)
    let count = width * height
    for pixel in 0..<count {
      // ITU-R BT.601, in 256ths.
      let (red, green, blue) = (rgb[pixel * 3], rgb[pixel * 3 + 1], rgb[pixel * 3 + 2])
      let grey = (77 * Int(red) + 150 * Int(green) + 29 * Int(blue)) >> 8
      sum += grey
      squares += grey * grey
      if grey > 40 { bright += 1 }
    }
    if bright * 50 < count { return .black }
    let mean = sum / count
    return squares / count - mean * mean < 25 ? .even : .telling
  }
}
