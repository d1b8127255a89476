package import Submissions

/// Holds a manifest's seal against the header and the keys that somebody trusts.
package enum SealCheck {
  /// - Parameters:
  ///   - signature: the bytes of `manifest.json.sig`; nil where there is none.
  ///   - trusted: the keys that may have sealed; nil where nobody named any, in which case a seal can
  ///     only be told to be broken, never to be good.
  package static func outcome(
    header: [UInt8], signature: [UInt8]?, trusted: TrustedKeys?
  ) -> SealOutcome {
    guard let signature else {
      return trusted == nil ? SealOutcome(.none) : SealOutcome(.missing)
    }
    guard let seal = ManifestSeal(file: signature) else { return SealOutcome(.unreadable) }
    let fingerprint = seal.publicKey.fingerprint
    if seal.isForSomethingElse { return SealOutcome(.otherPurpose, fingerprint: fingerprint) }
    guard let trusted else {
      return SealOutcome(seal.fits(header) ? .unchecked : .broken, fingerprint: fingerprint)
    }
    guard let entry = trusted.entries.first(where: { $0.key == seal.publicKey }) else {
      return SealOutcome(.otherKey, fingerprint: fingerprint)
    }
    return SealOutcome(
      seal.fits(header) ? .good : .broken, fingerprint: fingerprint, signer: entry.principal)
  }
}
