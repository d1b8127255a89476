internal import Artifacts
internal import Scanning
internal import Submissions

/// The credential that somebody names: the built-in one's identifier, or a definition's file.
enum CredentialChoice {
  static func credential(named name: String?) throws -> Credential {
    let builtIn = try Credential.builtIn
    guard let name, name != builtIn.id else { return builtIn }
    let path = RawArguments.bytes(of: [name])[0]
    guard DefinitionFile.isThere(path) else {
      throw RunError.usage(
        "\(DisplayText(name)): this is neither a credential that Exhibit knows (\(builtIn.id)) nor a "
          + "file; name one by its identifier, or the file with your own definition")
    }
    let bytes = try DefinitionFile.bytes(at: path)
    let (credential, faults) = Credential.read(yaml: bytes)
    if let credential { return credential }
    let list = faults.map { "\(DisplayText($0.description))" }.joined(separator: "\n  ")
    throw RunError("\(DisplayText(name)): \(list)")
  }
}
