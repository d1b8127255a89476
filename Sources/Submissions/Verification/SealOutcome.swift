/// What became of a manifest's seal.
package struct SealOutcome: Codable, Sendable, Equatable {
  package enum Verdict: String, Codable, Sendable, CaseIterable {
    /// Signed by a key that is trusted, and unchanged since.
    case good
    /// There is none, and nobody asked for one.
    case none
    /// A key was named, and there is no seal.
    case missing
    /// The header is not what was signed.
    case broken
    /// Signed by a key that is not among those named.
    case otherKey = "other-key"
    /// Made for something else than a manifest.
    case otherPurpose = "other-purpose"
    /// Not a signature by an Ed25519 key.
    case unreadable
    /// It fits, but nobody named a key, so whose it is can't be told.
    case unchecked
  }

  package var verdict: Verdict
  /// `SHA256:…` of the key that is said to have signed.
  package var fingerprint: String?
  /// Who the key belongs to, by the list of keys that was named.
  package var signer: String?

  package init(_ verdict: Verdict, fingerprint: String? = nil, signer: String? = nil) {
    (self.verdict, self.fingerprint, self.signer) = (verdict, fingerprint, signer)
  }

  /// True where nobody may rely on the manifest.
  package var isFailure: Bool {
    switch verdict {
    case .good, .none, .unchecked: false
    case .missing, .broken, .otherKey, .otherPurpose, .unreadable: true
    }
  }

  /// One sentence for people; nil where there is nothing to say.
  package var sentence: String? {
    let key = fingerprint ?? "an unknown key"
    switch verdict {
    case .none: return nil
    case .good:
      return "good: sealed by \(signer.map { "\($0), " } ?? "")key \(key), and unchanged since"
    case .missing: return "missing: the manifest is not sealed; ask whoever made it for the seal"
    case .broken:
      return
        "broken: the manifest was changed after key \(key) sealed it; get it again from whoever "
        + "sealed it"
    case .otherKey:
      return "another key: it was sealed by \(key), which is not the key that you named"
    case .otherPurpose:
      return "no seal: this signature by \(key) was made for something else than a manifest"
    case .unreadable:
      return "unreadable: manifest.json.sig is damaged or no seal of ours; get it again"
    case .unchecked:
      return
        "not checked: sealed by key \(key); name the sealer's public key with --key to check it"
    }
  }
}
