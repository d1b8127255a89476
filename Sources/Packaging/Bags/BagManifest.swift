internal import Artifacts

/// A payload manifest or a tag manifest, by its file's name.
struct BagManifest: Sendable, Equatable {
  let path: ArtifactPath
  let isOfTags: Bool
  let algorithm: BagAlgorithm

  private static let prefixes = ["tagmanifest-", "manifest-"]
  private static let suffix = ".txt"

  /// True for a file in the bag's own folder whose name looks like a manifest's.
  static func mayBeOne(_ path: ArtifactPath) -> Bool {
    let name = path.text.lowercased()
    return !path.bytes.contains(UInt8(ascii: "/")) && name.hasSuffix(suffix)
      && prefixes.contains(where: name.hasPrefix)
  }

  /// An algorithm's name as a manifest's name has it (§2.4): lower case, letters and digits only.
  static func normalized(_ name: String) -> String {
    name.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }

  enum Trouble: Error { case name, algorithm(String) }

  init(_ path: ArtifactPath) throws(Trouble) {
    let name = path.text
    guard let prefix = Self.prefixes.first(where: name.hasPrefix), name.hasSuffix(Self.suffix)
    else { throw .name }
    let written = String(name.dropFirst(prefix.count).dropLast(Self.suffix.count))
    let normal = Self.normalized(written)
    guard let algorithm = BagAlgorithm(rawValue: normal) else { throw .algorithm(written) }
    guard written == normal else { throw .name }
    self.path = path
    isOfTags = prefix == Self.prefixes[0]
    self.algorithm = algorithm
  }
}

extension BagCheck {
  mutating func readManifest(_ path: ArtifactPath, _ open: (ArtifactPath) -> Pieces?) {
    let manifest: BagManifest
    do throws(BagManifest.Trouble) {
      manifest = try BagManifest(path)
    } catch {
      switch error {
      case .name:
        report.fail(
          BagProblem(
            .manifestName,
            "a manifest's name is in lower case, and its algorithm in letters and digits only",
            path: path.text))
      case .algorithm(let name):
        report.fail(
          BagProblem(
            .algorithmUnknown, "digests by “\(name.prefix(40))” can't be checked here",
            path: path.text))
      }
      return
    }
    let position = UInt8(clamping: manifests.count)
    manifests.append(manifest)
    _ = lines(of: path, encoding, open) { check, line, number in
      check.take(line, number, of: manifest, position)
    }
  }

  private mutating func take(
    _ line: [UInt8], _ number: Int, of manifest: BagManifest, _ position: UInt8
  ) {
    func problem(_ rule: BagRule, _ message: String) -> BagProblem {
      BagProblem(rule, message, file: manifest.path.text, line: number)
    }
    guard line.contains(where: { !Self.isSpace($0) }) else {
      report.warn(problem(.lineEmpty, "the line is empty"))
      return
    }
    let word = line.prefix { !Self.isSpace($0) }
    let rest = line.dropFirst(word.count)
    var name = Array(rest.drop(while: Self.isSpace))
    guard !word.isEmpty, !name.isEmpty else {
      report.fail(problem(.lineMalformed, "a line must be a digest, white space and a file's name"))
      return
    }
    guard let digest = Self.digest(word), digest.count == manifest.algorithm.byteCount else {
      report.fail(
        problem(
          .digestMalformed,
          "the digest is not \(manifest.algorithm.byteCount * 2) hexadecimal digits"))
      return
    }
    if name.first == UInt8(ascii: "*"),
      manifest.isOfTags || name.dropFirst().starts(with: Self.dataFolder)
    {
      name.removeFirst()
      report.warn(problem(.binaryMark, "an asterisk, which md5sum writes, stands before the name"))
    }
    var trouble: String?
    guard let written = BagPath(name, isEncoded: version.isCurrent, trouble: &trouble) else {
      report.fail(problem(.pathUnsafe, "a name is not looked up: \(trouble ?? "it is unsafe")"))
      return
    }
    if written.isUnclean {
      report.warn(problem(.pathUnclean, "the name has needless dots or slashes in it"))
    }
    if written.hasStrayPercent, version.isCurrent {
      report.fail(
        problem(
          .percentEncoding,
          "a percent sign in a name must be written %25, and only LF, CR and it "
            + "are encoded"))
    }
    list(written.path, digest, manifest, position, number)
  }

  private mutating func list(
    _ path: ArtifactPath, _ digest: [UInt8], _ manifest: BagManifest, _ position: UInt8,
    _ number: Int
  ) {
    func problem(_ rule: BagRule, _ message: String) -> BagProblem {
      BagProblem(rule, message, path: path.text, file: manifest.path.text, line: number)
    }
    let isPayload = path.bytes.starts(with: Self.dataFolder)
    if !manifest.isOfTags, !isPayload {
      report.fail(problem(.outsidePayload, "a payload manifest lists only what lies in data/"))
    } else if manifest.isOfTags, isPayload {
      report.fail(problem(.payloadInTagManifest, "a tag manifest must not list the payload"))
    }
    if manifest.isOfTags, path.text.hasPrefix("tagmanifest-"), BagManifest.mayBeOne(path) {
      add(
        problem(.tagManifestListed, "a tag manifest must not list a tag manifest"),
        isError: version.isCurrent)
    }
    var actual = path
    if !isThere(path) {
      if names.isFolder(path) {
        report.fail(problem(.folderListed, "a manifest lists files, and this is a folder"))
        return
      }
      if let same = names.sameText(as: path) {
        actual = same
        report.warn(
          problem(
            .nameNormalization,
            "the file's name is the same text, but its accents are written "
              + "otherwise; some systems change that"))
      }
    }
    let entry = BagListings.Entry(manifest: position, digest: digest)
    guard let before = listings.add(entry, to: actual) else { return }
    add(
      problem(
        .listedTwice,
        before == digest
          ? "the manifest lists it twice" : "the manifest lists it twice, with other digests"),
      isError: version.isCurrent || before != digest)
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private static func digest(_ word: ArraySlice<UInt8>) -> [UInt8]? {
    guard word.count.isMultiple(of: 2), word.count <= 128 else { return nil }
    var bytes: [UInt8] = []
    var rest = word
    while let high = rest.popFirst().flatMap(value), let low = rest.popFirst().flatMap(value) {
      bytes.append(high << 4 | low)
    }
    return bytes.count * 2 == word.count ? bytes : nil
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case 0x30...0x39: digit - 0x30
    case 0x41...0x46: digit - 0x41 + 10
    case 0x61...0x66: digit - 0x61 + 10
    default: nil
    }
  }

  /// §2.2.1: every tag manifest lists every payload manifest.
  mutating func checkTagManifests() {
    let payload = manifests.filter { !$0.isOfTags }
    for (position, manifest) in manifests.enumerated() where manifest.isOfTags {
      for listed in payload
      where !listings.entries(of: listed.path).contains(where: { Int($0.manifest) == position }) {
        add(
          BagProblem(
            .tagManifestLacksManifest, "it must list \(listed.path.text)",
            path: manifest.path.text), isError: version.isCurrent)
      }
    }
  }
}
