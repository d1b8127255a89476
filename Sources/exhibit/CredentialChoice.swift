internal import Artifacts
internal import Scanning
internal import Submissions

/// The credential that somebody names: the built-in one's identifier, or a definition's file.
enum CredentialChoice {
  static func credential(named name: String?) throws -> Credential {
    let builtIn = try Credential.builtIn
    guard let name, name != builtIn.id else { return builtIn }
    let bytes = try DefinitionFile.bytes(at: RawArguments.bytes(of: [name])[0])
    do {
      return try Credential.parse(yaml: bytes)
    } catch {
      throw RunError("\(DisplayText(name)): \(error)")
    }
  }
}
