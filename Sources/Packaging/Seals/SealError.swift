/// Why a key or a seal can't be used: what happened and what to do, as the end of a sentence that
/// begins with the file's name.
package struct SealError: Error, Equatable, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }

  static let notAKey = SealError(
    "this is no key in OpenSSH's format; make one with “exhibit keygen” or “ssh-keygen -t ed25519”")
  static let damagedKey = SealError(
    "the key is damaged; take it from where it is kept safe, or make a new one with “exhibit keygen”"
  )
  static let encryptedKey = SealError(
    "the key is protected by a passphrase, which is not asked for here; make one for sealing with "
      + "“exhibit keygen”, or take the passphrase off a copy with “ssh-keygen -p -N '' -f COPY”")
  static let otherKind = SealError(
    "the key is of another kind than Ed25519; make one with “exhibit keygen” or “ssh-keygen -t "
      + "ed25519”")
  static let publicKeyGiven = SealError(
    "this is the public half of a key; name the private one, which has the same name without .pub")
  static let privateKeyGiven = SealError(
    "this is a private key, which nobody else should have; name the public one, which ends in .pub")
  static let noSuchPrincipal = SealError(
    "no key in the list is of the one that --principal names; name another, or leave it out")
  static let noPrincipals = SealError(
    "this is a key alone, which does not say whose it is; leave --principal out, or name a list of "
      + "allowed signers")
  static let noUsableKey = SealError(
    "there is no Ed25519 key in it that may seal manifests; name the .pub file of the key that sealed"
  )
}
