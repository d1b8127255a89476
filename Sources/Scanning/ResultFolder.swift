internal import ArtifactIndex
internal import Artifacts
internal import CDescriptors
internal import Inspection
internal import Submissions

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The folder that results are written into, `NAME.exhibit` beside the submission `NAME`.
package struct ResultFolder: Sendable {
  /// As somebody may type it.
  package let path: [UInt8]
  private static let suffix = Array(".exhibit".utf8)

  /// How many bytes at the name's end mark a result folder: none where nothing does.
  static func suffixLength(of name: [UInt8]) -> Int { isNamedAsOne(name) ? suffix.count : 0 }

  static let headerName = "manifest.json"
  static let linesName = "manifest.jsonl"
  static let noteName = "run.json"
  /// The seal: a signature over the header's bytes.
  static let signatureName = "manifest.json.sig"
  /// No header that we wrote is longer; a longer one is not read.
  static let headerCap = 64 << 20
  /// So much of a header's end tells that it is ours: in the canonical order of keys only the
  /// totals and the number of lines come after the schema.
  static let headerEnd = 4 << 10

  package init(path: [UInt8]) { self.path = Self.withoutTrailingSlashes(path) }

  /// The place beside a submission folder.
  package init(besideSubmission folder: [UInt8]) {
    self.init(path: Self.withoutTrailingSlashes(folder) + Self.suffix)
  }

  /// The place beside an archive.
  init(besideArchive archive: [UInt8]) {
    self.init(besideSubmission: ArchiveName.withoutEnding(archive))
  }

  /// The submission that lies beside this folder, by its name; nil where the name is no result
  /// folder's.
  package var submissionBeside: [UInt8]? {
    guard Self.isNamedAsOne(path) else { return nil }
    return Array(path.dropLast(Self.suffix.count))
  }

  package var shown: String { "\(DisplayText(ArtifactPath(bytes: path).text))" }

  /// A file of this folder as somebody may type it.
  package func file(_ name: String) -> [UInt8] { path + Array("/\(name)".utf8) }

  static func isNamedAsOne(_ name: [UInt8]) -> Bool {
    name.count > suffix.count && name.suffix(suffix.count).elementsEqual(suffix)
  }

  /// True for an open folder that holds a manifest or an index of ours: it is never part of a
  /// submission.
  static func holdsResults(_ folder: Int32) -> Bool {
    holdsHeader(folder) || holdsIndex(folder) || CohortResults.are(in: folder)
  }

  /// The same, but not where they are a cohort's.
  static func holdsResultsOfSubmission(_ folder: Int32) -> Bool {
    holdsHeader(folder) || holdsIndex(folder) && !CohortResults.are(in: folder)
  }

  private static func holdsIndex(_ folder: Int32) -> Bool {
    let path = ArtifactPath("\(IndexFolder.name)/\(IndexFolder.indexName)")
    guard let index = try? OpenFile(path, below: folder),
      let start = try? FileReading.bytes(of: index, cap: IndexFolder.headerLength)
    else { return false }
    return IndexFolder.isHeader(start)
  }

  private static func holdsHeader(_ folder: Int32) -> Bool {
    guard
      let header = try? OpenFile(ArtifactPath(headerName), below: folder),
      let end = try? FileReading.lastBytes(of: header, cap: headerEnd)
    else { return false }
    return isEndOfHeader(end)
  }

  /// True for the last bytes of a header of ours, which are compared and not decoded.
  static func isEndOfHeader(_ bytes: [UInt8]) -> Bool {
    let mark = Array(#""schema":"\#(ManifestHeader.schemaName)""#.utf8)
    return bytes.indices.contains { bytes[$0...].starts(with: mark) }
  }

  // MARK: Writing

  /// Refuses a place inside a submission: nothing is ever written there.
  func check(isOutside submission: any SubmissionSource) throws(RunError) {
    guard let inside = submission.absolutePath else { return }
    guard let place = nearestResolved, Self.lies(place, in: inside) else { return }
    throw isInside
  }

  /// Refuses a place inside one of these folders, or inside one whose results lie beside it.
  ///
  /// - Parameter folders: absolute paths, links resolved.
  func check(isOutside folders: [[UInt8]]) throws(RunError) {
    guard let place = nearestResolved else { return }
    guard !folders.contains(where: { Self.lies(place, in: $0) }) else { throw isInside }
    var ancestor = place
    while ancestor.count > 1 {
      guard !ResultFolder(besideSubmission: ancestor).isOfResults else { throw isInside }
      ancestor = ArtifactPath(bytes: ancestor).directory.bytes
    }
  }

  private static func lies(_ place: [UInt8], in folder: [UInt8]) -> Bool {
    place == folder || place.starts(with: folder + [UInt8(ascii: "/")])
  }

  private var isInside: RunError {
    RunError(
      "\(shown): this lies inside the folder that is scanned, where nothing is written; "
        + "choose a place outside with --output")
  }

  /// The absolute path of this folder, or of the nearest above it that is there.
  private var nearestResolved: [UInt8]? {
    var ancestor = path
    while true {
      // A relative path that is not there yet begins where the program runs.
      let place = ancestor.isEmpty ? [UInt8(ascii: ".")] : ancestor
      if let resolved = SubmissionFolder.resolved(place) { return resolved }
      guard !ancestor.isEmpty else { return nil }
      ancestor = ArtifactPath(bytes: ancestor).directory.bytes
    }
  }

  /// True where a manifest or an index of ours lies in it.
  var isOfResults: Bool {
    let folder = unsafe path.withTerminator { unsafe open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard folder >= 0 else { return false }
    defer { close(folder) }
    return Self.holdsResults(folder)
  }

  /// Every name that a run leaves in its result folder.
  private static let ownNames: Set<String> = [
    headerName, linesName, signatureName, ChecksumList.fileName, "links.ndjson", "report.html",
    noteName,
    "private",
  ]

  /// Whether a file of that name belongs to one set of results, and goes with it.
  static func isPartOfASet(_ name: [UInt8]) -> Bool {
    let text = String(decoding: name, as: UTF8.self)
    return ownNames.contains(text) && text != "private" || isTemporary(text) || isProof(text)
  }

  /// `proof-12.json`, of an artifact of this set.
  private static func isProof(_ name: String) -> Bool {
    name.hasPrefix("proof-") && name.hasSuffix(".json")
      && name.dropFirst(6).dropLast(5).utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  private static func isTemporary(_ name: String) -> Bool {
    name.hasPrefix(".") && name.hasSuffix(".tmp")
  }

  /// Refuses a folder that holds anything but results: it would be written over.
  func checkHoldsNothingElse() throws(RunError) {
    let folder = unsafe path.withTerminator { unsafe open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard folder >= 0 else { return }
    defer { close(folder) }
    guard Self.holdsOnlyResults(folder) || Self.holdsResults(folder) else {
      throw RunError(
        "\(shown): this folder holds other files, which results could overwrite; name a new "
          + "folder with --output")
    }
  }

  /// False where the folder can't be read.
  var holdsOnlyResults: Bool {
    let folder = unsafe path.withTerminator { unsafe open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard folder >= 0 else { return false }
    defer { close(folder) }
    return Self.holdsOnlyResults(folder)
  }

  private static func holdsOnlyResults(_ folder: Int32) -> Bool {
    (FolderWalk.names(in: folder) ?? []).allSatisfy { name in
      isPartOfASet(name) || name.elementsEqual("private".utf8)
        || MediaFolder.isOurs(name, in: folder)
        || PictureFolder.isNamed(name) && PictureFolder.holdsOnlyPictures(in: folder)
    }
  }

  /// Makes the folder, and those above it, where they are not there.
  ///
  /// - Parameter results: what is to lie in it, for the error.
  func create(for results: ResultFolder) throws(RunError) {
    var made: [UInt8] = path.first == UInt8(ascii: "/") ? [UInt8(ascii: "/")] : []
    for component in path.split(separator: UInt8(ascii: "/")) {
      made +=
        (made.isEmpty || made.last == UInt8(ascii: "/") ? [] : [UInt8(ascii: "/")]) + component
      let status = unsafe made.withTerminator { unsafe mkdir($0, 0o755) }
      guard status == 0 || errno == EEXIST else {
        throw RunError.system(
          results.shown, errno, advice: "choose another place with --output")
      }
    }
  }

  /// Why something of these results can't be written.
  func failure(_ number: Int32, file: String? = nil) -> RunError {
    let isFull = number == ENOSPC || number == EDQUOT || number == EFBIG
    return .system(
      file.map { "\(shown)/\($0)" } ?? shown, number,
      advice: isFull
        ? "nothing of the old results was lost; make room or choose another place with --output"
        : "choose a place that you may write to with --output")
  }

  static func withoutTrailingSlashes(_ path: [UInt8]) -> [UInt8] {
    let slash = UInt8(ascii: "/")
    let end = path.lastIndex { $0 != slash }
    return end.map { Array(path[...$0]) } ?? Array(path.prefix(1))
  }
}
