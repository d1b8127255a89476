/// Reads a BagIt Profile strictly: what has another form than the specification's makes the whole profile
/// unusable, with a sentence for each fault. What is only missing or unknown is a warning.
struct ProfileReader {
  private var faults: [String] = []
  private var profile = BagProfile()

  /// No profile comes near; it bounds what each file of a bag is compared with.
  private static let listCap = 1000
  private static let faultCap = 20
  private static let infoKey = "BagIt-Profile-Info"
  private static let identifierKey = "BagIt-Profile-Identifier"

  mutating func profile(_ bytes: [UInt8]) throws(BagProfile.Unusable) -> BagProfile {
    guard bytes.count <= BagProfile.byteCap else {
      throw BagProfile.Unusable(faults: ["it is larger than any profile"])
    }
    guard case .object(let fields)? = ProfileNode(json: bytes) else {
      throw BagProfile.Unusable(faults: ["it is no JSON object, which a BagIt Profile is"])
    }
    readInfo(fields[Self.infoKey])
    readTags(fields["Bag-Info"])
    profile.manifests = manifests("Manifests", of: fields)
    profile.tagManifests = manifests("Tag-Manifests", of: fields)
    profile.tagFiles = files("Tag-Files", of: fields)
    profile.payloadFiles = files("Payload-Files", of: fields)
    readFetch(fields)
    readSerialization(fields)
    profile.hasEmptyPayload = flag("Data-Empty", in: fields, or: false)
    profile.versions = list("Accept-BagIt-Version", in: fields) ?? []
    if profile.versions.isEmpty {
      fault("Accept-BagIt-Version must list at least one version, such as \"1.0\"")
    }
    warn(ofUnknown: fields, known: Self.keys, in: "the profile")
    guard faults.isEmpty else { throw BagProfile.Unusable(faults: faults) }
    return profile
  }

  private static let keys: Set<String> = [
    infoKey, "Bag-Info", "Manifests-Required", "Manifests-Allowed", "Allow-Fetch.txt",
    "Fetch.txt-Required", "Data-Empty", "Serialization", "Accept-Serialization",
    "Accept-BagIt-Version", "Tag-Manifests-Required", "Tag-Manifests-Allowed",
    "Tag-Files-Required", "Tag-Files-Allowed", "Payload-Files-Required", "Payload-Files-Allowed",
  ]

  // MARK: Parts

  private mutating func readInfo(_ node: ProfileNode?) {
    guard case .object(let fields)? = node else {
      return fault("\(Self.infoKey) must be an object that describes the profile")
    }
    let texts = fields.compactMapValues { node -> String? in
      if case .text(let text) = node { text } else { nil }
    }
    for key in fields.keys.sorted() where texts[key] == nil {
      fault("\(Self.infoKey), \(Self.shown(key)): it must be text")
    }
    guard let identifier = texts[Self.identifierKey], !identifier.isEmpty else {
      return fault("\(Self.infoKey) must give the profile's address as \(Self.identifierKey)")
    }
    profile.identifier = identifier
    // The last one is asked for from version 1.2.0 on, and a profile without it is of 1.1.0.
    for key in ["Source-Organization", "External-Description", "Version"] where texts[key] == nil {
      profile.warnings.append("the profile lacks \(key), which every profile must give")
    }
    if let version = texts["BagIt-Profile-Version"], !Self.isKnown(version) {
      profile.warnings.append(
        "the profile is of version \(Self.shown(version)) of the specification, and was read as one of 1.4.0"
      )
    }
  }

  private static func isKnown(_ version: String) -> Bool {
    ["1.1", "1.2", "1.3", "1.4"].contains { version == $0 || version.hasPrefix($0 + ".") }
  }

  private mutating func readTags(_ node: ProfileNode?) {
    guard let node else { return }
    guard case .object(let tags) = node, tags.count <= Self.listCap else {
      return fault("Bag-Info must be an object of at most \(Self.listCap) labels")
    }
    for label in tags.keys.sorted() {
      let place = "Bag-Info, \(Self.shown(label))"
      guard case .object(let fields)? = tags[label] else {
        fault("\(place): it must be an object, such as {\"required\": true}")
        continue
      }
      var tag = BagProfile.Tag(label: label)
      tag.isRequired = flag("required", in: fields, or: false, place)
      tag.isRepeatable = flag("repeatable", in: fields, or: true, place)
      tag.values = list("values", in: fields, place) ?? []
      if let note = fields["description"], note.text == nil {
        fault("\(place), description: it must be text")
      }
      warn(
        ofUnknown: fields, known: ["required", "repeatable", "values", "description"], in: place)
      profile.tags.append(tag)
    }
  }

  private mutating func manifests(
    _ kind: String, of fields: [String: ProfileNode]
  ) -> BagProfile.Manifests {
    var manifests = BagProfile.Manifests()
    manifests.required = (list("\(kind)-Required", in: fields) ?? []).map(BagManifest.normalized)
    manifests.allowed = list("\(kind)-Allowed", in: fields)?.map(BagManifest.normalized)
    for name in manifests.required where manifests.allowed.map({ !$0.contains(name) }) ?? false {
      fault("\(kind)-Required asks for \(Self.shown(name)), which \(kind)-Allowed does not allow")
    }
    return manifests
  }

  private mutating func files(
    _ kind: String, of fields: [String: ProfileNode]
  ) -> BagProfile.Files {
    var files = BagProfile.Files()
    files.required = list("\(kind)-Required", in: fields) ?? []
    files.allowed = list("\(kind)-Allowed", in: fields)?.map { WildcardPattern($0) }
    for path in files.required {
      guard let allowed = files.allowed else { break }
      if !allowed.contains(where: { $0.matches(Array(path.utf8)) }) {
        fault("\(kind)-Required asks for \(Self.shown(path)), which \(kind)-Allowed does not allow")
      }
    }
    return files
  }

  private mutating func readFetch(_ fields: [String: ProfileNode]) {
    profile.mayFetch = flag("Allow-Fetch.txt", in: fields, or: true)
    profile.mustFetch = flag("Fetch.txt-Required", in: fields, or: false)
    if profile.mustFetch, !profile.mayFetch {
      fault("Fetch.txt-Required asks for what Allow-Fetch.txt does not allow")
    }
  }

  private mutating func readSerialization(_ fields: [String: ProfileNode]) {
    profile.archiveTypes = list("Accept-Serialization", in: fields) ?? []
    guard let node = fields["Serialization"] else { return }
    guard let known = node.text.flatMap(BagProfile.Serialization.init(rawValue:)) else {
      return fault("Serialization must be \"forbidden\", \"required\" or \"optional\"")
    }
    profile.serialization = known
    if known == .required, profile.archiveTypes.isEmpty {
      profile.warnings.append(
        "the profile asks for an archive and lists no kind of archive in Accept-Serialization; any is "
          + "taken")
    }
  }

  // MARK: Forms

  /// A list of text; one text alone, which some profiles write, is no list.
  private mutating func list(
    _ key: String, in fields: [String: ProfileNode], _ place: String? = nil
  ) -> [String]? {
    guard let node = fields[key] else { return nil }
    let name = place.map { "\($0), \(key)" } ?? key
    guard case .list(let nodes) = node, nodes.count <= Self.listCap else {
      fault("\(name): it must be a list of at most \(Self.listCap) texts")
      return nil
    }
    let texts = nodes.compactMap(\.text)
    guard texts.count == nodes.count else {
      fault("\(name): everything in the list must be text, in quotation marks")
      return nil
    }
    return texts
  }

  private mutating func flag(
    _ key: String, in fields: [String: ProfileNode], or absent: Bool, _ place: String? = nil
  ) -> Bool {
    guard let node = fields[key] else { return absent }
    guard case .flag(let value) = node else {
      fault(
        "\(place.map { "\($0), \(key)" } ?? key): it must be true or false, without quotation marks"
      )
      return absent
    }
    return value
  }

  private mutating func warn(
    ofUnknown fields: [String: ProfileNode], known: Set<String>, in place: String
  ) {
    for key in fields.keys.sorted() where !known.contains(key) {
      guard profile.warnings.count < Self.listCap else { return }
      profile.warnings.append(
        "\(place) has a field \(Self.shown(key)), which the specification does not know; it was not checked"
      )
    }
  }

  private mutating func fault(_ sentence: String) {
    if faults.count < Self.faultCap { faults.append(sentence) }
  }

  private static func shown(_ text: String) -> String { "“\(text.prefix(100))”" }
}

extension ProfileNode {
  fileprivate var text: String? { if case .text(let text) = self { text } else { nil } }
}
