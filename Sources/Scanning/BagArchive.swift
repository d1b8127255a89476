internal import Artifacts
internal import Inspection
internal import Packaging

/// A bag in an archive, which an inspector unpacks into a temporary file without a name.
struct BagArchive: BagContents {
  let files: FileList
  let sizes: [Int64]
  let place: String
  let archiveTypes: [String]?
  private let spool: SpoolFile
  private let places: [ArtifactPath: UnpackedMember]
  private let folders: [ArtifactPath]
  private let others: [(path: ArtifactPath, reason: String)]
  private let duplicates: [ArtifactPath]
  private let unsafeNames: [String]
  private let isDamaged: Bool
  /// The one folder that the bag lies in; empty where it lies at the top.
  private let base: [UInt8]
  private let hasOthersBeside: Bool

  /// Nil where nothing in the archive says that it is a bag.
  init?(path: [UInt8]) throws(RunError) {
    let (spool, reply) = try SubmissionArchive.unpacked(path)
    let named = reply.members.compactMap { member in
      member.name.map { (member: member, name: $0, path: $0.path) }
    }
    guard let base = Self.base(of: named.map(\.path)) else { return nil }
    var (places, twice) = ([ArtifactPath: UnpackedMember](), [ArtifactPath]())
    var (folders, others) = ([ArtifactPath](), [(path: ArtifactPath, reason: String)]())
    var hasOthersBeside = false
    for (member, name, path) in named where !path.bytes.isEmpty {
      guard name.danger == nil || !path.bytes.starts(with: base) else { continue }
      guard let inside = Self.below(base, path) else {
        hasOthersBeside = hasOthersBeside || member.form != .folder
        continue
      }
      switch member.form {
      case .folder: folders.append(inside)
      case .file:
        if places.updateValue(member, forKey: inside) != nil { twice.append(inside) }
      case .link: others.append((inside, "a symbolic link, which is not followed"))
      case .hardLink: others.append((inside, "a hard link to a file that is not in the archive"))
      case .pipe: others.append((inside, "a pipe (FIFO), not a file"))
      case .special: others.append((inside, "a device, not a file"))
      }
    }
    var files = FileList()
    for file in places.keys.sorted() { files.append(file) }
    (self.files, self.places, self.spool) = (files, places, spool)
    sizes = files.map { places[$0]?.size ?? 0 }
    (self.folders, self.others, duplicates) = (folders, others, twice)
    unsafeNames = named.filter { $0.name.danger != nil }.map(\.path.text)
    isDamaged = reply.ending == .damaged
    archiveTypes = Self.mediaTypes(of: reply.format)
    (self.base, self.hasOthersBeside) = (base, hasOthersBeside)
    place = ArtifactPath(bytes: SubmissionFolder.resolved(path) ?? path).text
  }

  /// The folder of the declaration nearest to the top, with a slash behind it; empty for the top.
  private static func base(of paths: [ArtifactPath]) -> [UInt8]? {
    let declaration = Array("bagit.txt".utf8)
    if paths.contains(where: { $0.bytes == declaration }) { return [] }
    let tops = Set(
      paths.filter { $0.components.count == 2 && $0.name == declaration }.map { $0.components[0] })
    if tops.count == 1, let top = tops.first { return top + [UInt8(ascii: "/")] }
    guard tops.isEmpty else { return nil }
    // Without a declaration, a payload and a manifest in one place: at the top, or in one folder.
    let manifests = paths.filter { $0.components.count <= 2 && isManifest($0.name) }
    let folders = Set(manifests.map { $0.components.count == 2 ? $0.components[0] : [] })
    guard folders.count == 1, let top = folders.first else { return nil }
    let base = top.isEmpty ? [] : top + [UInt8(ascii: "/")]
    let payload = base + Array("data".utf8)
    let hasPayload = paths.contains {
      $0.bytes == payload || $0.bytes.starts(with: payload + [UInt8(ascii: "/")])
    }
    return hasPayload ? base : nil
  }

  private static func isManifest(_ name: [UInt8]) -> Bool {
    name.starts(with: Array("manifest-".utf8)) && name.suffix(4).elementsEqual(".txt".utf8)
  }

  /// The names that profiles give to kinds of archive.
  private static func mediaTypes(of format: ArchiveFacts.Format?) -> [String] {
    switch format {
    case .zip: ["application/zip", "application/x-zip", "application/x-zip-compressed"]
    case .tar: ["application/tar", "application/x-tar"]
    case .tarGzip, .gzip:
      [
        "application/gzip", "application/x-gzip", "application/tar+gzip", "application/x-tar+gzip",
        "application/x-tgz", "application/x-gtar",
      ]
    case .tarBzip2, .bzip2: ["application/x-bzip2", "application/bzip2", "application/x-bzip"]
    case .tarXZ, .xz: ["application/x-xz", "application/xz"]
    case .tarZstd, .zstd: ["application/zstd"]
    case .sevenZip: ["application/x-7z-compressed"]
    case nil: []
    }
  }

  private static func below(_ base: [UInt8], _ path: ArtifactPath) -> ArtifactPath? {
    guard path.bytes.starts(with: base), path.bytes.count > base.count else { return nil }
    return ArtifactPath(bytes: Array(path.bytes.dropFirst(base.count)))
  }

  func describe(_ check: inout BagCheck) {
    for folder in folders { check.add(folder: folder) }
    for (position, path) in files.enumerated() { check.add(file: path, size: sizes[position]) }
    for other in others { check.add(other: other.path, reason: other.reason) }
    for path in duplicates { check.addDuplicate(path) }
    for name in unsafeNames {
      check.note(
        .pathUnsafe, "the archive holds a name that leads out of it: \(name)", isError: true)
    }
    if isDamaged {
      check.note(.archiveDamaged, "the archive is damaged; files may be missing", isError: true)
    }
    if base.isEmpty || hasOthersBeside {
      check.note(
        .archiveWithoutFolder,
        base.isEmpty
          ? "the bag lies at the archive's top instead of in one folder"
          : "the archive holds more than the bag's folder", isError: false)
    }
  }

  func input(_ path: ArtifactPath) -> InspectionInput {
    let (spool, place) = (spool, places[path])
    return InspectionInput(path: path) { () throws(OpenFailure) in
      guard let place else { throw .missing }
      guard place.trouble == nil else {
        throw .member(
          Finding(
            .archiveDamaged,
            "The file can't be read out of the archive: it is damaged or needs a password."))
      }
      return try spool.file(at: place.offset, size: place.size)
    }
  }
}
