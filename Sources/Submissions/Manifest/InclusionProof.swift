internal import Crypto

/// The way from one leaf of a Merkle tree to its root (RFC 9162 §2.1.3): what shows that a line belongs
/// to a manifest without the other lines.
package struct InclusionProof: Sendable, Equatable {
  /// The leaf's position, from 0.
  package var leafIndex: Int
  package var treeSize: Int
  /// The digests beside the way, from the leaf upwards; 32 bytes each.
  package var auditPath: [[UInt8]]

  package init(leafIndex: Int, treeSize: Int, auditPath: [[UInt8]]) {
    (self.leafIndex, self.treeSize, self.auditPath) = (leafIndex, treeSize, auditPath)
  }

  /// The root that follows from a leaf (RFC 9162 §2.1.3.2); nil where the way does not fit the tree.
  package func root(from leaf: [UInt8]) -> [UInt8]? {
    guard leafIndex >= 0, leafIndex < treeSize else { return nil }
    var (position, last) = (leafIndex, treeSize - 1)
    var root = MerkleTree.leafDigest(leaf)
    for beside in auditPath {
      guard last > 0 else { return nil }
      if position & 1 == 1 || position == last {
        root = MerkleTree.nodeDigest(beside, root)
        while position & 1 == 0, position > 0 {
          position >>= 1
          last >>= 1
        }
      } else {
        root = MerkleTree.nodeDigest(root, beside)
      }
      position >>= 1
      last >>= 1
    }
    return last == 0 ? root : nil
  }
}

/// Gathers a leaf's inclusion proof while leaves go by, keeping no more than a tree does.
package struct InclusionProofBuilder: Sendable {
  private var subtrees: [Subtree] = []
  private var path: [[UInt8]] = []
  private var size = 0
  private let wanted: Int

  private struct Subtree {
    var size: Int
    var root: [UInt8]
    var holdsLeaf: Bool
  }

  /// - Parameter leafIndex: from 0.
  package init(leafIndex: Int) { wanted = leafIndex }

  package mutating func append(_ leaf: [UInt8]) {
    var added = Subtree(
      size: 1, root: MerkleTree.leafDigest(leaf), holdsLeaf: size == wanted)
    while let left = subtrees.last, left.size == added.size {
      added = join(left, added)
      subtrees.removeLast()
    }
    subtrees.append(added)
    size += 1
  }

  /// Nil where there was no such leaf.
  package mutating func finish() -> InclusionProof? {
    guard (0..<size).contains(wanted), var right = subtrees.popLast() else { return nil }
    while let left = subtrees.popLast() { right = join(left, right) }
    return InclusionProof(leafIndex: wanted, treeSize: size, auditPath: path)
  }

  private mutating func join(_ left: Subtree, _ right: Subtree) -> Subtree {
    if left.holdsLeaf { path.append(right.root) }
    if right.holdsLeaf { path.append(left.root) }
    return Subtree(
      size: left.size + right.size, root: MerkleTree.nodeDigest(left.root, right.root),
      holdsLeaf: left.holdsLeaf || right.holdsLeaf)
  }
}
