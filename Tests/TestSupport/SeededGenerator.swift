/// A generator that gives the same bytes everywhere: xorshift64.
package struct SeededGenerator: RandomNumberGenerator {
  package var state: UInt64

  package init(state: UInt64) { self.state = state }

  package mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }

  /// The bytes with one to `most` bits flipped.
  package mutating func flipping(_ bytes: [UInt8], most: Int) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...most, using: &self) {
      let index = Int.random(in: bytes.indices, using: &self)
      bytes[index] ^= 1 << UInt8.random(in: 0...7, using: &self)
    }
    return bytes
  }
}
