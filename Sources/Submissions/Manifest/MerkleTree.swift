internal import Crypto

/// The Merkle Tree Hash of RFC 9162 §2.1.1 with SHA-256.
package enum MerkleTree {
  /// The root over the leaves in their order; that of no leaves is SHA-256 of nothing.
  package static func root(of leaves: [[UInt8]]) -> [UInt8] {
    root(of: leaves[...])
  }

  /// The root as the header states it: lower-case hexadecimal.
  package static func rootText(of leaves: [[UInt8]]) -> String {
    SHA256Hex.text(of: root(of: leaves))
  }

  // As deep as the logarithm of the number of leaves.
  private static func root(of leaves: ArraySlice<[UInt8]>) -> [UInt8] {
    guard let first = leaves.first else { return Array(SHA256.hash(data: [UInt8]())) }
    guard leaves.count > 1 else { return digest(0x00, first, []) }
    let middle = leaves.startIndex + largestPowerOfTwo(below: leaves.count)
    return digest(0x01, root(of: leaves[..<middle]), root(of: leaves[middle...]))
  }

  private static func digest(_ prefix: UInt8, _ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
    var hash = SHA256()
    hash.update(data: [prefix])
    hash.update(data: left)
    hash.update(data: right)
    return Array(hash.finalize())
  }

  private static func largestPowerOfTwo(below count: Int) -> Int {
    var power = 1
    while power < count - power { power *= 2 }
    return power
  }
}
