import Foundation
import TestSupport
import Testing

@testable import Packaging
@testable import Submissions

@Suite("Inclusion proofs")
struct ProofTests {
  /// The leaves of the tree that Certificate Transparency implementations test RFC 9162 with.
  private static let leaves: [[UInt8]] = [
    [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43],
    [0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57],
    [
      0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6A, 0x6B, 0x6C, 0x6D, 0x6E,
      0x6F,
    ],
  ]

  private func proof(_ index: Int, of leaves: [[UInt8]]) throws -> InclusionProof {
    var builder = InclusionProofBuilder(leafIndex: index)
    leaves.forEach { builder.append($0) }
    let proof = builder.finish()
    return try #require(proof)
  }

  @Test(
    "the published ways of the reference tree come out",
    arguments: [
      // merkletree tests of google/certificate-transparency: leaf (from 0), tree size, way.
      (
        0, 8,
        [
          "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
          "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
          "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ]
      ),
      (
        5, 8,
        [
          "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
          "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ]
      ),
      (2, 3, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]),
      (
        1, 5,
        [
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
          "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        ]
      ),
    ])
  func published(_ index: Int, _ size: Int, _ path: [String]) throws {
    let proof = try proof(index, of: Array(Self.leaves.prefix(size)))
    #expect(proof.auditPath.map(DigestText.text(of:)) == path)
  }

  @Test("every leaf of trees of 1 to 70 leaves leads to the root, and no other leaf does")
  func allTrees() throws {
    for size in 1...70 {
      let leaves = (0..<size).map { [UInt8($0)] }
      let root = MerkleTree.root(of: leaves)
      for index in 0..<size {
        let proof = try proof(index, of: leaves)
        #expect(proof.root(from: leaves[index]) == root)
        #expect(proof.root(from: [200]) != root)
        // A step too few or too many never fits.
        var longer = proof
        longer.auditPath.append([UInt8](repeating: 0, count: 32))
        #expect(longer.root(from: leaves[index]) != root)
        guard !proof.auditPath.isEmpty else { continue }
        var shorter = proof
        shorter.auditPath.removeLast()
        #expect(shorter.root(from: leaves[index]) != root)
      }
    }
  }

  @Test("one artifact is shown to belong to a sealed submission, by both verifiers")
  func program() throws {
    let sealed = try SealedManifest()
    let made = try sealed.exhibit(["prove", "s", "note.txt", "--output", "proof.json"])
    #expect(made.status == 0 && made.text == "proof.json\n", "\(made)")
    let text = String(decoding: try sealed.folder.read("proof.json"), as: UTF8.self)
    #expect(!text.contains("b.txt"))
    let arguments = ["verify", "--proof", "proof.json", "--key", "exhibit-key.pub", "s/note.txt"]
    let checked = try sealed.exhibit(arguments)
    #expect(checked.status == 0, "\(checked)")
    #expect(checked.text.hasPrefix("OK “note.txt” is line 2 of 3"), "\(checked)")
    let other = try sealed.exhibit(Array(arguments.dropLast()) + ["s/b.txt", "--format", "json"])
    #expect(other.status == 1)
    #expect(try other.lines()[0]["file"].string == "other")
    if Tool.venvPython.mayRun {
      let second = ["--proof", "proof.json", "--key", "exhibit-key.pub"]
      #expect(try sealed.python(second + ["s/note.txt"]).text == "sound\n")
      #expect(try sealed.python(second + ["s/b.txt"]).status == 1)
    }
  }

  @Test("every byte of a proof flipped in turn is detected, but for what JSON writes in two ways")
  func flipped() throws {
    let sealed = try SealedManifest()
    _ = try sealed.exhibit(["prove", "s", "note.txt", "--output", "proof.json"])
    let whole = try sealed.folder.read("proof.json")
    let trusted = try TrustedKeys(file: try sealed.folder.read("exhibit-key.pub"))
    let proof = try #require(ManifestProof(file: whole))
    #expect(proof.check(trusted).passed)
    for offset in whole.indices.dropLast() {
      var bytes = whole
      bytes[offset] ^= 1
      let read = ManifestProof(file: bytes)
      #expect(read != proof && read?.check(trusted).passed != true, "\(offset)")
    }
  }

  @Test("an artifact that is not listed can't be proved, and nonsense is no proof")
  func refused() throws {
    let sealed = try SealedManifest()
    let unknown = try sealed.exhibit(["prove", "s", "none.txt"])
    #expect(unknown.status == 3 && unknown.errorText.contains("no such artifact"), "\(unknown)")
    try sealed.folder.write("{}", to: "nonsense.json")
    #expect(try sealed.exhibit(["verify", "--proof", "nonsense.json"]).status == 3)
  }
}
