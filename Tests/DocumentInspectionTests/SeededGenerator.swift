/// A generator that gives the same bytes everywhere: xorshift64.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }

  /// The bytes with one to `most` bits flipped.
  mutating func flipping(_ bytes: [UInt8], most: Int) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...most, using: &self) {
      let index = Int.random(in: bytes.indices, using: &self)
      bytes[index] ^= 1 << UInt8.random(in: 0...7, using: &self)
    }
    return bytes
  }
}
