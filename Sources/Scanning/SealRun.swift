internal import Artifacts
internal import CDescriptors
internal import Inspection
package import Packaging
internal import Submissions

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Makes keys, seals manifests and takes proofs out of them.
package enum SealRun {
  /// What a new key's files are called where nobody says.
  package static let keyName = "exhibit-key"
  private static let comment = "exhibit"
  private static let keyCap = 64 << 10
  private static let trustedCap = 4 << 20

  // MARK: Keys

  /// Writes a new key and its public half; never over a file.
  ///
  /// - Returns: both paths.
  package static func makeKey(at path: [UInt8]) throws(RunError) -> [[UInt8]] {
    try HandedInPlace.refuse(
      path, "a key", advice: "name a place outside of it that only you can read with --output")
    let publicPath = path + Array(".pub".utf8)
    var status = stat()
    for file in [path, publicPath]
    where unsafe file.withTerminator({ unsafe lstat($0, &status) }) == 0 {
      throw RunError(
        "\(shown(file)): there is a file already, and a key is never written over; name another "
          + "with --output")
    }
    let key = SSHPrivateKey()
    try write(key.file(comment: comment), to: path, mode: 0o600)
    do throws(RunError) {
      try write(key.publicFile(comment: comment), to: publicPath, mode: 0o644)
    } catch {
      unsafe path.withTerminator { _ = unsafe unlink($0) }
      throw error
    }
    return [path, publicPath]
  }

  private static func write(
    _ bytes: [UInt8], to path: [UInt8], mode: mode_t
  ) throws(RunError) {
    let file = unsafe path.withTerminator {
      unsafe exhibit_create_file(AT_FDCWD, $0, mode)
    }
    guard file >= 0 else {
      throw .system(shown(path), errno, advice: "name a place that you may write to with --output")
    }
    defer { close(file) }
    guard DescriptorOutput.put(bytes, to: file), fsync(file) == 0 else {
      let number = errno
      unsafe path.withTerminator { _ = unsafe unlink($0) }
      throw .system(shown(path), number, advice: "make room, or name another place with --output")
    }
  }

  /// The public keys in a file that somebody names.
  ///
  /// - Parameter principal: whose keys alone count; nil for all in the file.
  package static func trustedKeys(
    at path: [UInt8], principal: String?
  ) throws(RunError) -> TrustedKeys {
    let bytes = try read(path, cap: trustedCap)
    do throws(SealError) {
      let keys = try TrustedKeys(file: bytes)
      return try principal.map { name throws(SealError) in try keys.of(principal: name) } ?? keys
    } catch {
      throw RunError("\(shown(path)): \(error)")
    }
  }

  private static func privateKey(
    at path: [UInt8], notice: (String) -> Void
  ) throws(RunError) -> SSHPrivateKey {
    let bytes = try read(path, cap: keyCap)
    let key: SSHPrivateKey
    do throws(SealError) {
      key = try SSHPrivateKey(file: bytes)
    } catch {
      throw RunError("\(shown(path)): \(error)")
    }
    var status = stat()
    if unsafe path.withTerminator({ unsafe stat($0, &status) }) == 0, status.st_mode & 0o077 != 0 {
      notice(
        "\(shown(path)): others on this machine may read the key and seal in your name; run “chmod 600”"
      )
    }
    return key
  }

  private static func read(_ path: [UInt8], cap: Int) throws(RunError) -> [UInt8] {
    let file: OpenFile
    do throws(OpenFailure) {
      // What somebody names may itself be a link.
      file = try OpenFile(typed: SubmissionFolder.resolved(path) ?? path)
    } catch {
      throw RunError("\(shown(path)): \(error.finding.message)")
    }
    guard file.size <= cap else {
      throw RunError("\(shown(path)): it is larger than any key; name a key's file")
    }
    return try FileReading.bytes(of: file, cap: cap)
  }

  // MARK: Seals

  /// Signs the header of a manifest that agrees with itself.
  ///
  /// - Parameter output: the folder that it goes into; nil puts it beside the manifest.
  /// - Returns: the seal's path.
  package static func seal(
    _ manifest: StoredManifest, keyAt path: [UInt8], output: [UInt8]?, notice: (String) -> Void
  ) throws -> [UInt8] {
    let key = try privateKey(at: path, notice: notice)
    var reading = ManifestReading(header: manifest.header, credentials: [])
    let isEnded = try manifest.eachLine { _ = reading.add($0) }
    let check = reading.finish(endsWithLineFeed: isEnded)
    if let problem = check.problems.first {
      throw RunError(
        "\(manifest.resultFolder.shown): the manifest does not agree with itself and is not sealed: "
          + "\(problem.message); make it anew with “exhibit manifest”")
    }
    guard let seal = ManifestSeal.file(sealing: manifest.header, with: key) else {
      throw RunError("\(shown(path)): nothing can be signed with this key; make another")
    }
    if let output {
      let file = try OutputFile(named: ResultFolder.signatureName, in: output, outside: [])
      try file.put(seal)
      try file.finish()
      return file.path
    }
    return try manifest.resultFolder.inPlace {
      notice("\(manifest.resultFolder.shown): another run writes these results; waiting")
    } _: {
      // Another set may have taken the place of the one that was checked.
      guard try StoredManifest(manifest.resultFolder).header == manifest.header else {
        throw RunError(
          "\(manifest.resultFolder.shown): the manifest was made anew meanwhile; seal it again")
      }
      return try replace(ResultFolder.signatureName, in: manifest.resultFolder, by: seal)
    }
  }

  private static func replace(
    _ name: String, in folder: ResultFolder, by bytes: [UInt8]
  ) throws(RunError) -> [UInt8] {
    let (temporary, path) = (folder.file(".\(name).tmp"), folder.file(name))
    unsafe temporary.withTerminator { _ = unsafe unlink($0) }
    try write(bytes, to: temporary, mode: 0o644)
    let renamed = unsafe temporary.withTerminator { old in
      unsafe path.withTerminator { unsafe rename(old, $0) }
    }
    guard renamed == 0 else { throw folder.failure(errno, file: name) }
    return path
  }

  // MARK: Proofs

  /// Writes the proof that an artifact belongs to a manifest.
  ///
  /// - Parameters:
  ///   - artifact: its path in the submission.
  ///   - output: where it goes; nil puts it beside the manifest.
  /// - Returns: the proof's path.
  package static func prove(
    _ artifact: [UInt8], in manifest: StoredManifest, output: [UInt8]?
  ) throws -> [UInt8] {
    if let output {
      try HandedInPlace.refuse(
        output, "a proof",
        advice: "name a place outside of it with --output, or leave that out to put the proof "
          + "beside its manifest")
    }
    let text = ArtifactPath(bytes: artifact).text
    var found: (position: Int, line: [UInt8])?
    var count = 0
    var reading = ManifestReading(header: manifest.header, credentials: [])
    let isEnded = try manifest.eachLine { leaf in
      // A name that is no UTF-8 may be typed as it is shown.
      if let line = reading.add(leaf),
        line.artifactPath.bytes == artifact
          || line.pathBytes != nil && line.path.utf8.elementsEqual(text.utf8)
      {
        found = found ?? (count, Array(leaf))
      }
      count += 1
    }
    guard reading.finish(endsWithLineFeed: isEnded).problems.isEmpty else {
      throw RunError(
        "\(manifest.resultFolder.shown): the manifest does not agree with itself, so nothing can be "
          + "proved with it; see “exhibit verify”")
    }
    guard let found else {
      throw RunError(
        "\(shown(artifact)): the manifest lists no such artifact; name it as manifest.jsonl and the "
          + "report do, without the submission's own folder")
    }
    var builder = InclusionProofBuilder(leafIndex: found.position)
    _ = try manifest.eachLine { builder.append(Array($0)) }
    guard let inclusion = builder.finish(),
      let proof = ManifestProof(
        inclusion, line: found.line, header: manifest.header, signature: manifest.signature)
    else { throw RunError("\(manifest.resultFolder.shown): it changed meanwhile; try again") }
    let name = "proof-\(found.position + 1).json"
    guard let output else { return try replace(name, in: manifest.resultFolder, by: proof.file) }
    try write(proof.file, to: output, mode: 0o644)
    return output
  }

  /// Checks a proof, and the artifact's file where one is named.
  package static func check(
    proofAt path: [UInt8], fileAt artifact: [UInt8]?, trusted: TrustedKeys?
  ) throws(RunError) -> ProofReport {
    guard let proof = ManifestProof(file: try read(path, cap: ManifestProof.byteCap)) else {
      throw RunError("\(shown(path)): this is no proof that “exhibit prove” made; get it again")
    }
    var report = proof.check(trusted)
    report.notices += trusted?.notices ?? []
    guard let artifact else { return report }
    var fixity = Fixity()
    let input = InspectionInput.typed(SubmissionFolder.resolved(artifact) ?? artifact)
    switch DigestPool.answer(input, &fixity, isWanted: { _ in true }) {
    case .digest(let sha256, let size):
      let isSame = report.line?.sha256 == sha256 && report.line?.size == size
      report.file = isSame ? .same : .other
    case .missing: throw RunError("\(shown(artifact)): there is no such file; name the artifact")
    case .tooLarge, .notAFile, .unreadable: report.file = .unreadable
    }
    return report
  }

  private static func shown(_ path: [UInt8]) -> String {
    "\(DisplayText(ArtifactPath(bytes: path).text))"
  }
}
