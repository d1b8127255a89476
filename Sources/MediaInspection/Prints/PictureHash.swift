#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What a picture looks like, coarsely: its grey values on a grid of 32 × 32, of which the 64 coarsest
/// waves are either above or below their median. After the hash that is known as pHash.
struct PictureHash {
  static let side = 32
  private static let waves = 8

  /// Grey values, line by line.
  private let grey: [Double]

  init?(_ grey: [UInt8]) {
    guard grey.count == Self.side * Self.side else { return nil }
    self.grey = grey.map(Double.init)
  }

  /// Whether there is anything to be seen: an even picture is like any other.
  var isTelling: Bool {
    let mean = grey.reduce(0, +) / Double(grey.count)
    let variance = grey.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(grey.count)
    return variance > 25
  }

  /// As it is, and turned by 90°, 180° and 270°.
  var turns: [UInt64] {
    var turned = grey
    return (0..<4).map { turn in
      if turn > 0 { turned = Self.turned(turned) }
      return Self.hash(turned)
    }
  }

  private static func turned(_ grey: [Double]) -> [Double] {
    grey.indices.map { grey[(side - 1 - $0 % side) * side + $0 / side] }
  }

  private static let cosines: [[Double]] = (0...waves).map { wave in
    (0..<side).map { place in
      cos(Double((2 * place + 1) * wave) / Double(2 * side) * .pi)
    }
  }

  private static func hash(_ grey: [Double]) -> UInt64 {
    // First along the lines, then down the columns; the wave that is no wave is left out.
    var lines = [[Double]](repeating: [], count: side)
    for line in 0..<side {
      lines[line] = (1...waves).map { wave in
        (0..<side).reduce(0) { $0 + grey[line * side + $1] * cosines[wave][$1] }
      }
    }
    var coefficients: [Double] = []
    for down in 1...waves {
      for across in 0..<waves {
        coefficients.append(
          (0..<side).reduce(0) { $0 + lines[$1][across] * cosines[down][$1] })
      }
    }
    let median = coefficients.sorted()[coefficients.count / 2]
    return coefficients.enumerated().reduce(UInt64(0)) { hash, next in
      next.element > median ? hash | 1 << UInt64(next.offset) : hash
    }
  }
}
