internal import ArtifactIndex
internal import Artifacts
internal import CDescriptors
internal import Inspection
internal import Packaging
internal import Submissions

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Writes a submission as a bag, in a folder or in a ZIP file.
struct BagExport {
  private let run: ExportRun
  private let submission: (any SubmissionSource)?
  private let place: ExportPlace

  init(_ run: ExportRun, _ submission: (any SubmissionSource)?, _ place: ExportPlace) {
    (self.run, self.submission, self.place) = (run, submission, place)
  }

  private static func name(_ kind: String, _ algorithm: BagAlgorithm) -> String {
    "\(kind)-\(algorithm.rawValue).txt"
  }

  // MARK: A folder

  func writeFolder() throws {
    try place.makeFolder()
    var files = try PlacedFiles(place, isCopying: run.options.isCopying)
    var digests = FileDigests()
    let manifests = try BagWriter.algorithms.map { try place.makeFile(Self.name("manifest", $0)) }
    let sums = try eachFile { line, path in
      let source = try ExportRun.open(line, in: submission)
      try files.put(source, at: path)
      // What was written is what is listed, whatever became of the source.
      let written = try digests.read(place, path)
      guard Hexadecimal.text(of: written[0]) == line.sha256 else { throw ExportRun.differs(line) }
      for (manifest, digest) in zip(manifests, written) {
        try manifest.put(BagWriter.line(path, digest))
      }
    }
    if sums.files == 0 { try place.makeFolders(above: ArtifactPath("data/x")) }
    for manifest in manifests { try manifest.finish() }
    try writeTagFiles(sums, digests: &digests) { name, bytes in
      let file = try place.makeFile(name)
      try file.put(bytes)
      try file.finish()
    }
  }

  /// Calls `body` with every artifact that has bytes, and its path in the bag.
  private func eachFile(
    _ body: (ManifestLine, ArtifactPath) throws -> Void
  ) throws -> (files: Int, bytes: Int64) {
    var sums = (files: 0, bytes: Int64(0))
    var progress = Progress(
      files: 0, totalFiles: run.header.totals.artifacts, bytes: 0,
      totalBytes: run.header.totals.bytes)
    try run.eachLine { line in
      try Interruption.shared.check()
      progress.files += 1
      guard line.sha256 != nil, let size = line.size else { return }
      if let trouble = BagWriter.trouble(line.artifactPath) {
        throw RunError(
          "\(ExportPlace.shown(line.artifactPath.bytes)): it can't be put into a bag: \(trouble)")
      }
      try body(line, BagWriter.payloadPath(line.artifactPath))
      sums.files += 1
      sums.bytes += size
      progress.bytes += size
      run.progress(progress)
    }
    return sums
  }

  /// The tag files but for the payload manifests, which lie in the export's folder, and then the tag
  /// manifests over all of them.
  private func writeTagFiles(
    _ sums: (files: Int, bytes: Int64), digests: inout FileDigests,
    write: (String, [UInt8]) throws -> Void
  ) throws {
    let folder = BagWriter.tagFolder
    try write("bagit.txt", BagWriter.declaration)
    try write(
      "bag-info.txt",
      BagWriter.info(
        run.header, agent: "Exhibit \(exhibitVersion)", date: ExportRun.today, files: sums.files,
        bytes: sums.bytes))
    try write("\(folder)/\(ResultFolder.headerName)", run.stored.header)
    let lines = try place.makeFile("\(folder)/\(ResultFolder.linesName)")
    _ = try run.stored.eachLine { try lines.put(Array($0) + [0x0A]) }
    try lines.finish()
    if let seal = run.stored.signature {
      try write("\(folder)/\(ResultFolder.signatureName)", seal)
    }
    let names = tagNames
    var lists = BagWriter.algorithms.map { _ in [UInt8]() }
    for name in names {
      let found = try digests.read(place, ArtifactPath(name))
      for position in lists.indices {
        lists[position] += BagWriter.line(ArtifactPath(name), found[position])
      }
    }
    for (algorithm, list) in zip(BagWriter.algorithms, lists) {
      try write(Self.name("tagmanifest", algorithm), list)
    }
  }

  private var tagNames: [String] {
    let folder = BagWriter.tagFolder
    let own =
      [ResultFolder.headerName, ResultFolder.linesName]
      + (run.stored.signature == nil ? [] : [ResultFolder.signatureName])
    return
      (["bagit.txt", "bag-info.txt"] + own.map { "\(folder)/\($0)" }
      + BagWriter.algorithms.map { Self.name("manifest", $0) }).sorted()
  }

  // MARK: A ZIP file

  /// The payload goes straight into the ZIP file; the tag files are made in a folder beside it, which is
  /// removed again.
  func writeZip() throws {
    let top = Self.topFolder(place.path)
    let archive = try ZipFile(place.open(nil), of: ResultFolder(path: place.path))
    let tags = BagExport(run, nil, try ExportPlace(place.temporary + Array(".tags".utf8)))
    try tags.place.makeFolder()
    var digests = FileDigests()
    let manifests = try BagWriter.algorithms.map {
      try tags.place.makeFile(Self.name("manifest", $0))
    }
    let sums = try eachFile { line, path in
      let source = try ExportRun.open(line, in: submission)
      let found = try archive.put(
        source, named: top + path.bytes, digests: BagWriter.algorithms.map(\.rawValue))
      guard Hexadecimal.text(of: found[0]) == line.sha256, !source.hasChanged else {
        throw ExportRun.differs(line)
      }
      for (manifest, digest) in zip(manifests, found) {
        try manifest.put(BagWriter.line(path, digest))
      }
    }
    for manifest in manifests { try manifest.finish() }
    try tags.writeTagFiles(sums, digests: &digests) { name, bytes in
      let file = try tags.place.makeFile(name)
      try file.put(bytes)
      try file.finish()
    }
    // An unpacked bag has its data, also where nothing is in it.
    if sums.files == 0 { try archive.putFolder(top + Array("data/".utf8)) }
    for name in tagNames + BagWriter.algorithms.map({ Self.name("tagmanifest", $0) }) {
      let file = try tags.place.read(ArtifactPath(name))
      _ = try archive.put(file, named: top + Array(name.utf8), digests: [])
    }
    try archive.finish()
  }

  /// The bag's own folder in the archive: the archive's name without its endings.
  private static func topFolder(_ path: [UInt8]) -> [UInt8] {
    var stem = ArtifactPath(bytes: path).name
    if stem.count >= 4, stem.suffix(4).elementsEqual(".zip".utf8) { stem.removeLast(4) }
    // Whoever unpacks it must not be led upwards.
    let isName = !stem.allSatisfy { $0 == UInt8(ascii: ".") }
    return (isName ? stem : Array("bag".utf8)) + [UInt8(ascii: "/")]
  }
}

extension ExportPlace {
  /// A file of the export, to be read again.
  func read(_ path: ArtifactPath) throws(RunError) -> OpenFile {
    do throws(OpenFailure) {
      return try OpenFile(typed: temporary + [UInt8(ascii: "/")] + path.bytes)
    } catch {
      throw RunError("\(Self.shown(path.bytes)): \(error.finding.message) Export it again.")
    }
  }
}

extension FileDigests {
  /// Those that a bag of ours lists, of a file that was written.
  fileprivate mutating func read(
    _ place: ExportPlace, _ path: ArtifactPath
  ) throws(RunError) -> [[UInt8]] {
    let file = try place.read(path)
    do throws(Failure) {
      return try digests(of: file, by: BagWriter.algorithms.map(\.rawValue))
    } catch {
      throw RunError("\(ExportPlace.shown(path.bytes)): \(error.message)")
    }
  }
}
