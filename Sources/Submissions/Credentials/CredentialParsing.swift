extension Credential {
  /// The definition that ships with Exhibit. That it is sound is tested, so it never throws.
  package static var builtIn: Credential {
    get throws(CredentialError) { try parse(yaml: builtInBytes) }
  }

  /// The bytes of the definition that ships with Exhibit.
  package static var builtInBytes: [UInt8] {
    PackageResources.fostering_a_collaborative_learning_culture_yaml
  }

  /// Reads a definition. Fields that this version does not know are errors, so that a misspelt
  /// limit is never silently no limit. Throws the first fault of the file.
  package static func parse(yaml bytes: [UInt8]) throws(CredentialError) -> Credential {
    let reading = read(yaml: bytes)
    if let fault = reading.faults.first { throw fault }
    guard let credential = reading.credential else {
      throw CredentialError("the definition can't be read")
    }
    return credential
  }

  /// A definition, or else every fault of it in the order of the file. A fault of the YAML itself
  /// hides those behind it.
  package static func read(
    yaml bytes: [UInt8]
  ) -> (credential: Credential?, faults: [CredentialError]) {
    do throws(DefinitionFault) {
      let root = try DefinitionText.root(of: bytes, subject: "the definition")
      let reader = DefinitionReader()
      let credential = reader.credential(root, sha256: SHA256Hex.of(bytes))
      let faults = reader.log.sorted
      return (faults.isEmpty ? credential : nil, faults)
    } catch {
      return (nil, [error])
    }
  }
}
