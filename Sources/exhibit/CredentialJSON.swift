internal import Submissions

/// A credential as `exhibit credential list` and `show` tell programs of it.
struct CredentialJSON: Encodable {
  private let id: String
  private let title: String
  private let issuer: String
  private let licence: String?
  private let about: String?
  /// Of the definition's bytes.
  private let sha256: String
  /// What it asks, in plain words.
  private let text: String?

  init(_ credential: Credential, text: String? = nil) {
    (id, title, issuer) = (credential.id, credential.title, credential.issuer)
    (licence, about, sha256) = (credential.licence, credential.about, credential.sha256)
    self.text = text
  }
}

/// The built-in credentials: `{"credentials":[…]}`.
struct CredentialListJSON: Encodable {
  let credentials: [CredentialJSON]
}

/// What `exhibit credential check` found: `{"file":…,"id":…,"faults":[…]}`, the id where it is sound.
struct CredentialCheckJSON: Encodable {
  private let file: String
  private let id: String?
  private let faults: [Fault]

  private struct Fault: Encodable {
    let line: Int?
    let column: Int?
    let message: String
  }

  init(file: String, _ credential: Credential?, _ faults: [DefinitionFault]) {
    self.file = file
    id = credential?.id
    self.faults = faults.map { Fault(line: $0.line, column: $0.column, message: $0.message) }
  }
}
