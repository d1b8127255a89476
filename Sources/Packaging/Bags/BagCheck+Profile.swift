internal import Artifacts

extension BagCheck {
  /// Holds the bag's tag files and names against a profile; to be called once all tag files were read.
  mutating func check(_ profile: BagProfile) {
    report.profile = profile.identifier
    for warning in profile.warnings { report.warn(BagProblem(.profileReading, warning)) }
    checkSerialization(profile)
    checkVersion(profile)
    checkInfo(profile)
    checkManifests(profile.manifests, isOfTags: false)
    checkManifests(profile.tagManifests, isOfTags: true)
    checkFetch(profile)
    checkTagFiles(profile.tagFiles)
    checkPayload(profile)
  }

  // MARK: The bag as a whole

  private mutating func checkSerialization(_ profile: BagProfile) {
    guard let types = archiveTypes else {
      if profile.serialization == .required {
        report.fail(
          BagProblem(.profileSerialization, "the bag must be an archive, and it is a folder"))
      }
      return
    }
    guard profile.serialization != .forbidden else {
      report.fail(
        BagProblem(.profileSerialization, "the bag must be a folder, and it is an archive"))
      return
    }
    guard !profile.archiveTypes.isEmpty else { return }
    let accepted = Set(profile.archiveTypes.map { $0.lowercased() })
    guard accepted.isDisjoint(with: types) else { return }
    report.fail(
      BagProblem(
        .profileSerialization,
        "the archive is \(types.first ?? "of an unknown kind"), and only \(Self.list(profile.archiveTypes)) "
          + "are accepted", field: "Accept-Serialization"))
  }

  private mutating func checkVersion(_ profile: BagProfile) {
    guard report.version.map(profile.versions.contains) != true else { return }
    report.fail(
      BagProblem(
        .profileVersion,
        "the bag is of BagIt \(report.version ?? "no version"), and only \(Self.list(profile.versions)) "
          + "is accepted", file: "bagit.txt"))
  }

  private mutating func checkFetch(_ profile: BagProfile) {
    let isFetching = isThere(ArtifactPath("fetch.txt"))
    if isFetching, !profile.mayFetch {
      report.fail(
        BagProblem(.profileFetch, "the bag must be complete, without fetch.txt", path: "fetch.txt"))
    } else if !isFetching, profile.mustFetch {
      report.fail(
        BagProblem(
          .profileFetch, "there must be a fetch.txt, and there is none",
          field: "Fetch.txt-Required"))
    }
  }

  // MARK: Metadata

  private mutating func checkInfo(_ profile: BagProfile) {
    let file = version.infoName
    guard isThere(ArtifactPath(file)) else {
      report.fail(
        BagProblem(
          .profileTagMissing, "there is no \(file), which every bag with a profile has"))
      return
    }
    let named = info.elements(BagInfo.profileLabel)
    if !named.contains(where: { $0.value == profile.identifier }) {
      report.fail(
        BagProblem(
          .profileIdentifier,
          (named.first.map { "BagIt-Profile-Identifier is \(Self.shown($0.value))" }
            ?? "there is no BagIt-Profile-Identifier") + ", and this profile's is "
            + Self.shown(profile.identifier), file: file, line: named.first?.line))
    }
    if info.isCut {
      report.fail(
        BagProblem(
          .profileTagValue,
          "there are more elements than are compared with the profile; ask for a bag with fewer",
          file: file))
    }
    for tag in profile.tags { check(tag, file) }
  }

  private mutating func check(_ tag: BagProfile.Tag, _ file: String) {
    let elements = info.elements(tag.label)
    let shown = Self.shown(tag.label)
    let count = info.count(tag.label)
    if tag.isRequired, count == 0 {
      report.fail(BagProblem(.profileTagMissing, "there must be a line \(shown)", file: file))
    }
    if !tag.isRepeatable, count > 1 {
      report.fail(
        BagProblem(
          .profileTagRepeated, "\(shown) must stand once", file: file,
          line: elements.dropFirst().first?.line))
    }
    guard !tag.values.isEmpty else { return }
    for element in elements where !tag.values.contains(element.value) {
      report.fail(
        BagProblem(
          .profileTagValue,
          "\(shown) is \(Self.shown(element.value)), and must be \(Self.list(tag.values))",
          file: file, line: element.line))
    }
  }

  // MARK: Files

  private mutating func checkManifests(_ asked: BagProfile.Manifests, isOfTags: Bool) {
    let (prefix, kind) = isOfTags ? ("tagmanifest-", "Tag-Manifests") : ("manifest-", "Manifests")
    let present = manifestFiles.map { $0.text.lowercased() }.filter { $0.hasPrefix(prefix) }
      .map { String($0.dropFirst(prefix.count).dropLast(".txt".count)) }
    for name in asked.required
    where !present.contains(where: { BagManifest.normalized($0) == name }) {
      report.fail(
        BagProblem(
          .profileManifestMissing, "there must be a \(prefix)\(name).txt",
          field: "\(kind)-Required"))
    }
    guard let allowed = asked.allowed else { return }
    for name in present where !allowed.contains(BagManifest.normalized(name)) {
      report.fail(
        BagProblem(
          .profileManifestNotAllowed,
          "manifests of this kind are not allowed, only of \(Self.list(allowed))",
          path: "\(prefix)\(name).txt", field: "\(kind)-Allowed"))
    }
  }

  private mutating func checkTagFiles(_ asked: BagProfile.Files) {
    for path in asked.required where !isThere(ArtifactPath(path)) {
      report.fail(
        BagProblem(.profileFileMissing, "the file must be there, and it is not", path: path))
    }
    guard let allowed = asked.allowed else { return }
    for path in names.files where !path.bytes.starts(with: Self.dataFolder) {
      guard !isOfBagIt(path), !allowed.contains(where: { $0.matches(path.bytes) }) else {
        continue
      }
      report.fail(
        BagProblem(
          .profileFileNotAllowed, "a tag file of this name is not allowed", path: path.text))
    }
  }

  /// What other fields speak of, and every bag may have.
  private func isOfBagIt(_ path: ArtifactPath) -> Bool {
    ["bagit.txt", "fetch.txt", version.infoName].contains(path.text)
      || BagManifest.mayBeOne(path)
  }

  private mutating func checkPayload(_ profile: BagProfile) {
    if profile.hasEmptyPayload, report.payloadFiles > 1 || report.payloadBytes > 0 {
      report.fail(
        BagProblem(
          .profilePayload,
          "data must hold nothing but at most one empty file, and it holds \(report.payloadBytes) bytes in "
            + "\(report.payloadFiles) files"))
    }
    let asked = profile.payloadFiles
    for path in asked.required where !isPayloadThere(path) {
      report.fail(
        BagProblem(
          .profileFileMissing, "the file or folder must be there, and it is not", path: path,
          field: "Payload-Files-Required"))
    }
    guard let allowed = asked.allowed else { return }
    for path in names.files(below: Self.dataFolder)
    where !allowed.contains(where: { $0.matches(path.bytes) }) {
      report.fail(
        BagProblem(
          .profileFileNotAllowed, "a payload file of this name is not allowed", path: path.text,
          field: "Payload-Files-Allowed"))
    }
  }

  /// - Parameter path: of a file, or with a slash at its end of a folder.
  private func isPayloadThere(_ path: String) -> Bool {
    guard path.hasSuffix("/") else { return isThere(ArtifactPath(path)) }
    return names.isFolder(ArtifactPath(String(path.dropLast())))
      || names.files(below: Array(path.utf8)).first { _ in true } != nil
  }

  // MARK: Words

  private static func shown(_ text: String) -> String {
    let start = text.prefix(100)
    return "“\(start)\(start.endIndex == text.endIndex ? "" : "…")”"
  }

  private static func list(_ texts: [String]) -> String {
    let shown = texts.prefix(10).map(Self.shown).joined(separator: " or ")
    return texts.count > 10 ? "\(shown) or one of \(texts.count - 10) more" : shown
  }
}
