package import Artifacts

extension BagCheck {
  /// The digests that are needed of a file of the bag, each once.
  package func algorithms(for path: ArtifactPath) -> [BagAlgorithm] {
    var wanted: [BagAlgorithm] = []
    for entry in listings.entries(of: path) {
      let algorithm = manifests[Int(entry.manifest)].algorithm
      if !wanted.contains(algorithm) { wanted.append(algorithm) }
    }
    return wanted
  }

  /// Holds a file against every manifest.
  ///
  /// - Parameter digests: of each algorithm asked for; nil where nothing was read on purpose.
  package mutating func weigh(_ path: ArtifactPath, _ digests: [BagAlgorithm: [UInt8]]?) {
    let entries = listings.entries(of: path)
    checkListed(path, Set(entries.map(\.manifest)))
    let wrong = entries.filter { entry in
      digests.map { $0[manifests[Int(entry.manifest)].algorithm] != entry.digest } ?? false
    }
    guard let first = wrong.first else {
      if !entries.isEmpty { report.ok += 1 }
      return
    }
    report.changed += 1
    let algorithm = manifests[Int(first.manifest)].algorithm
    let names = wrong.map { manifests[Int($0.manifest)].algorithm.rawValue }
    report.fail(
      BagProblem(
        .fileChanged,
        "its bytes are not those that were bagged: \(algorithm.rawValue) expected "
          + "\(DigestText.text(of: first.digest)), found "
          + "\(DigestText.text(of: digests?[algorithm] ?? []))"
          + (names.count > 1 ? " (\(names.count) digests differ)" : ""),
        path: path.text))
  }

  private mutating func checkListed(_ path: ArtifactPath, _ listed: Set<UInt8>) {
    let isPayload = path.bytes.starts(with: Self.dataFolder)
    let positions = manifests.indices.filter { manifests[$0].isOfTags != isPayload }
    let lacking = positions.filter { !listed.contains(UInt8($0)) }
    guard !lacking.isEmpty else { return }
    let names = lacking.map { manifests[$0].path.text }.joined(separator: ", ")
    if isPayload {
      // Before 1.0 one manifest was enough.
      guard version.isCurrent || lacking.count == positions.count else { return }
      report.unlisted += 1
      report.fail(BagProblem(.notListed, "it is not listed in \(names)", path: path.text))
    } else if !(path.text.hasPrefix("tagmanifest-") && BagManifest.mayBeOne(path)),
      !manifests.contains(where: { !$0.isOfTags && $0.path == path })
    {
      report.warn(
        BagProblem(
          .tagFileNotListed, "nothing tells whether it changed: it is not listed in \(names)",
          path: path.text))
    }
  }

  /// A file that is there and could not be read.
  package mutating func fail(_ path: ArtifactPath, reason: String) {
    report.unreadable += 1
    report.fail(BagProblem(.fileUnreadable, reason, path: path.text))
  }

  /// Names what is listed and not there; to be called last.
  package mutating func finish() {
    for entry in listings.store.entries(withPrefix: []) {
      let path = ArtifactPath(bytes: entry.key)
      guard !isThere(path) else { continue }
      report.missing += 1
      let lists = BagListings.entries(entry.value).map { manifests[Int($0.manifest)].path.text }
      let other = names.sameLetters(as: path).map { "; there is \($0.text)" } ?? ""
      report.fail(
        BagProblem(
          .fileMissing, "it is listed in \(lists.joined(separator: ", ")) and not there\(other)",
          path: path.text))
    }
    report.sort()
  }
}
