internal import Crypto

/// The Merkle Tree Hash of RFC 9162 §2.1.1 with SHA-256, taken leaf by leaf: of all leaves so far only
/// the roots of whole subtrees are kept, as many as the logarithm of their number.
package struct MerkleTree: Sendable {
  /// The roots of the largest whole subtrees, from left to right, with the number of their leaves: each
  /// a power of two, and smaller than the one before.
  private var subtrees: [(size: Int, root: [UInt8])] = []
  /// How many leaves there are.
  package private(set) var size = 0

  package init() {}

  /// Adds a leaf to the right of all others.
  package mutating func append(_ leaf: [UInt8]) {
    var added = (size: 1, root: Self.leafDigest(leaf))
    while let last = subtrees.last, last.size == added.size {
      added = (last.size + added.size, Self.nodeDigest(last.root, added.root))
      subtrees.removeLast()
    }
    subtrees.append(added)
    size += 1
  }

  /// The root over the leaves in their order; that of no leaves is SHA-256 of nothing.
  package var root: [UInt8] {
    // The RFC splits at the largest power of two below the number of leaves: so the smallest
    // subtrees, on the right, are put together first.
    guard let last = subtrees.last else { return Array(SHA256.hash(data: [UInt8]())) }
    return subtrees.dropLast().reversed().reduce(last.root) { right, left in
      Self.nodeDigest(left.root, right)
    }
  }

  /// The root as the header states it: lower-case hexadecimal.
  package var rootText: String { SHA256Hex.text(of: root) }

  /// The root over leaves that are all at hand.
  package static func root(of leaves: some Sequence<[UInt8]>) -> [UInt8] {
    leaves.reduce(into: MerkleTree()) { $0.append($1) }.root
  }

  package static func rootText(of leaves: some Sequence<[UInt8]>) -> String {
    SHA256Hex.text(of: root(of: leaves))
  }

  static func leafDigest(_ leaf: [UInt8]) -> [UInt8] { digest(0x00, leaf, []) }

  static func nodeDigest(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
    digest(0x01, left, right)
  }

  private static func digest(_ prefix: UInt8, _ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
    var hash = SHA256()
    hash.update(data: [prefix])
    hash.update(data: left)
    hash.update(data: right)
    return Array(hash.finalize())
  }
}
