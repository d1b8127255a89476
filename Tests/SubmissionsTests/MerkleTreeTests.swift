import Crypto
import Testing

@testable import Submissions

@Suite("Merkle tree")
struct MerkleTreeTests {
  /// The leaves and roots of the reference tree that Certificate Transparency implementations test
  /// RFC 6962 and RFC 9162 with (merkletree tests of google/certificate-transparency).
  static let leaves = [
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
  ].map(Hex.bytes)

  static let roots = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  ]

  @Test("the published roots of one to eight leaves come out", arguments: 1...8)
  func publishedRoots(count: Int) {
    #expect(MerkleTree.rootText(of: Array(Self.leaves.prefix(count))) == Self.roots[count - 1])
  }

  @Test("no leaves have the digest of nothing, as RFC 9162 says")
  func empty() {
    // `printf '' | sha256sum`
    #expect(
      MerkleTree.rootText(of: [])
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  @Test("three leaves are put together as by hand: (a, b), c")
  func byHand() {
    func sha(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }
    let (a, b, c) = (sha([0] + "a".utf8), sha([0] + "b".utf8), sha([0] + "c".utf8))
    let root = sha([1] + sha([1] + a + b) + c)
    #expect(MerkleTree.root(of: [Array("a".utf8), Array("b".utf8), Array("c".utf8)]) == root)
  }

  @Test("the order of the leaves matters")
  func order() {
    let leaves = Array(Self.leaves.prefix(5))
    #expect(MerkleTree.root(of: leaves) != MerkleTree.root(of: leaves.reversed()))
  }
}

/// Hexadecimal as test vectors are written.
enum Hex {
  static func bytes(_ text: String) -> [UInt8] {
    let digits = text.compactMap(\.hexDigitValue)
    return stride(from: 0, to: digits.count - 1, by: 2).map {
      UInt8(digits[$0] * 16 + digits[$0 + 1])
    }
  }
}
