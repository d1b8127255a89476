import FuzzSupport
import Submissions

@testable import Packaging

/// What strangers send beside a manifest: seals, keys, lists of signers, proofs.
enum SealFile {
  static func check(_ bytes: [UInt8]) {
    if let seal = ManifestSeal(file: bytes) {
      demand(seal.publicKey.bytes.count == 32, "a seal names a whole key")
      demand(!seal.fits(bytes), "no input seals itself")
      demand(SSHArmor.signature.decodeExactly(bytes) != nil, "a seal is written in one way only")
      #if PLANTED
        demand(seal.isForSomethingElse, "planted: a seal of a manifest")
      #endif
    }
    let signature = SSHArmor.signature.encode(bytes)
    demand(SSHArmor.signature.decodeExactly(signature) == bytes, "armor gives back its bytes")
    _ = ManifestSeal(file: signature)
    if let key = try? SSHPrivateKey(file: bytes) {
      let again = try? SSHPrivateKey(file: key.file(comment: ""))
      demand(again?.publicKey == key.publicKey, "a key that was written is read as the same")
    }
    if let trusted = try? TrustedKeys(file: bytes) {
      demand(!trusted.entries.isEmpty, "a list without keys is none")
      demand(trusted.entries.allSatisfy { $0.key.bytes.count == 32 }, "keys are whole")
    }
    if let proof = ManifestProof(file: bytes) {
      demand(proof.auditPath.count <= 64, "a proof's way is capped")
      let report = proof.check(nil)
      demand(report.seal.verdict != .good, "nothing is good without a key")
      let again = ManifestProof(file: proof.file)
      demand(again == proof, "a proof that was written is read as the same")
    }
  }
}
