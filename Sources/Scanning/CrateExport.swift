internal import ArtifactIndex
internal import Artifacts
internal import Inspection
internal import Packaging
internal import Submissions

/// Writes a submission as an RO-Crate: its files, and what is known of them.
struct CrateExport {
  private let run: ExportRun
  private let submission: (any SubmissionSource)?
  private let place: ExportPlace
  private let places: CratePlaces
  private let writer: CrateWriter

  init(
    _ run: ExportRun, _ submission: (any SubmissionSource)?, _ place: ExportPlace
  ) throws {
    (self.run, self.submission, self.place) = (run, submission, place)
    var places = CratePlaces()
    try run.eachLine { if $0.sha256 != nil { places.add($0.artifactPath) } }
    self.places = places
    writer = CrateWriter(
      run.header, date: ExportRun.today, licence: run.options.licence, places: places)
  }

  func write() throws {
    try place.makeFolder()
    let (paths, sets) = (try ExportRun.spool(), try ExportRun.spool())
    try placeFiles(paths, sets)
    let metadata = try place.makeFile(CrateWriter.metadataName)
    try metadata.put(CrateWriter.opening)
    for entity in writer.firstEntities { try metadata.put(entity + Array(",\n".utf8)) }
    let root = writer.root
    try metadata.put(root.before)
    var isFirst = true
    for entry in paths.entries(withPrefix: []) {
      let part = writer.part(ArtifactPath(bytes: entry.key))
      try metadata.put(isFirst ? part : Array(",".utf8) + part)
      isFirst = false
    }
    try metadata.put(root.after)
    try writeFiles(to: metadata, paths)
    try writeEvents(to: metadata, sets)
    try metadata.put(CrateWriter.closing)
    try metadata.finish()
    try writePreview()
    if places.clashes > 0 {
      run.options.notice(
        "\(places.clashes) \(places.clashes == 1 ? "file has a name" : "files have names") of the crate's own; in "
          + "the crate they lie in the folder “\(places.folder)”, and links to them lead elsewhere")
    }
    try ExportRun.check(paths)
    try ExportRun.check(sets)
  }

  /// Copies the files; keeps their names, and which files are of which set.
  private func placeFiles(_ paths: OrderedSpool, _ sets: OrderedSpool) throws {
    var files = try PlacedFiles(place, isCopying: run.options.isCopying)
    var fixity = Fixity()
    var progress = Progress(
      files: 0, totalFiles: run.header.totals.artifacts, bytes: 0,
      totalBytes: run.header.totals.bytes)
    try run.eachLine { line in
      try Interruption.shared.check()
      progress.files += 1
      guard line.sha256 != nil, let size = line.size else { return }
      let path = line.artifactPath
      guard path.isUTF8 else {
        throw RunError(
          "\(ExportPlace.shown(path.bytes)): a name that is no UTF-8 text can't be part of a crate; rename "
            + "the file and make the manifest anew")
      }
      let target = places.place(of: path)
      try files.put(try ExportRun.open(line, in: submission), at: target)
      let written = try place.read(target)
      guard (try? fixity.sha256(of: written)) == line.sha256 else { throw ExportRun.differs(line) }
      paths.put([], at: path.bytes)
      if let set = line.set {
        let isRecording: UInt8 = line.setRole == .recording ? 0 : 1
        sets.put([], at: Array(set.utf8) + [0, isRecording] + path.bytes)
      }
      progress.bytes += size
      run.progress(progress)
    }
  }

  private func writeFiles(to metadata: ResultFile, _ paths: OrderedSpool) throws {
    try run.eachLine { line in
      guard line.sha256 != nil, line.size != nil else { return }
      var mentioned: [ArtifactPath] = []
      for link in line.links ?? [] where link.verdict == .ok || link.verdict == .outOfRange {
        guard let path = CrateLink.path(link.target, in: line.artifactPath),
          paths.value(at: path.bytes) != nil, !mentioned.contains(path), path != line.artifactPath
        else { continue }
        mentioned.append(path)
      }
      try metadata.put(Array(",\n".utf8) + writer.file(line, mentioned: mentioned))
    }
  }

  private func writeEvents(to metadata: ResultFile, _ sets: OrderedSpool) throws {
    var (set, recordings, others) = ([UInt8](), [ArtifactPath](), [ArtifactPath]())
    func flush() throws {
      guard !set.isEmpty else { return }
      let event = writer.event(
        String(decoding: set, as: UTF8.self), recordings: recordings, others: others)
      try metadata.put(Array(",\n".utf8) + event)
      (recordings, others) = ([], [])
    }
    for entry in sets.entries(withPrefix: []) {
      guard let end = entry.key.firstIndex(of: 0), end + 1 < entry.key.count else { continue }
      let name = Array(entry.key[..<end])
      if name != set {
        try flush()
        set = name
      }
      let path = ArtifactPath(bytes: Array(entry.key[(end + 2)...]))
      if entry.key[end + 1] == 0 { recordings.append(path) } else { others.append(path) }
    }
    try flush()
  }

  private func writePreview() throws {
    let page = try place.makeFile(CrateWriter.previewName)
    try page.put(writer.previewOpening)
    try run.eachLine { line in
      if line.sha256 != nil, line.size != nil { try page.put(writer.previewRow(line)) }
    }
    try page.put(CrateWriter.previewClosing)
    try page.finish()
  }
}

/// The file of a submission that a link of a document leads to.
enum CrateLink {
  /// Nil for what leads elsewhere. The links are those that were found sound.
  static func path(_ target: String, in document: ArtifactPath) -> ArtifactPath? {
    let plain = target.prefix { $0 != "#" && $0 != "?" }
    guard !plain.isEmpty, !plain.prefix(while: { $0 != "/" }).contains(":"), plain.first != "/",
      let decoded = decoded(plain)
    else { return nil }
    var components = document.directory.components
    for part in decoded.split(separator: UInt8(ascii: "/")) {
      if part.elementsEqual("..".utf8) {
        guard components.popLast() != nil else { return nil }
      } else if !part.elementsEqual(".".utf8) {
        components.append(Array(part))
      }
    }
    return ArtifactPath(bytes: Array(components.joined(separator: [UInt8(ascii: "/")])))
  }

  private static func decoded(_ text: Substring) -> [UInt8]? {
    var (bytes, rest) = ([UInt8](), Array(text.utf8)[...])
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let value = Hexadecimal.bytes(String(decoding: rest.prefix(2), as: UTF8.self)),
        value.count == 1
      else { return nil }
      bytes += value
      rest = rest.dropFirst(2)
    }
    return bytes
  }
}
