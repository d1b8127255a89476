internal import Artifacts
internal import CDescriptors
internal import Inspection
internal import Reports

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The folder of recordings that goes with a page. A file in it says whose it is, so that nobody's own folder
/// of that name is ever taken for it and cleared.
struct MediaFolder {
  static let name = PageMedia.folderName
  /// While it is filled in the place where the old one lies.
  static let temporaryName = ".\(PageMedia.folderName).tmp"

  private static let markName = "read-me.txt"
  private static let mark = """
    Copies of a submission's recordings, for report.html in the folder above.
    Made by “exhibit manifest --with-media”; the next run removes this folder.

    """

  private let folder: Descriptor
  private let results: ResultFolder
  /// What once failed is not tried for every file again.
  private var canClone = true

  /// Closed with the last that holds it.
  private final class Descriptor: Sendable {
    let number: Int32
    init(_ number: Int32) { self.number = number }
    deinit { if number >= 0 { close(number) } }
  }

  /// Makes the folder, with what tells that it is ours.
  init(_ name: String, in parent: Int32, of results: ResultFolder) throws(RunError) {
    self.results = results
    guard unsafe mkdirat(parent, name, 0o755) == 0 else {
      throw results.failure(errno, file: Self.name)
    }
    folder = Descriptor(unsafe exhibit_open_directory(parent, name))
    guard folder.number >= 0 else { throw results.failure(errno, file: Self.name) }
    let file = unsafe exhibit_create_file(folder.number, Self.markName, 0o644)
    guard file >= 0 else { throw results.failure(errno, file: Self.name) }
    let note = ResultFile(file, name: "\(Self.name)/\(Self.markName)", of: results)
    try note.put(Array(Self.mark.utf8))
    try note.finish()
  }

  /// Puts a recording in: by sharing its blocks where the file system can, else by copying. Never by another
  /// name for the same file: whoever changed the copy would change what is handed in. The same bytes under
  /// the same name are put in once.
  mutating func put(_ file: OpenFile, named name: [UInt8]) throws {
    let folder = folder.number
    let target = unsafe name.withTerminator { unsafe exhibit_create_file(folder, $0, 0o644) }
    guard target >= 0 else {
      if errno == EEXIST { return }
      throw results.failure(errno, file: Self.name)
    }
    defer { close(target) }
    if canClone, exhibit_clone(file.descriptor, target) == 0 { return try check(file, name) }
    canClone = false
    var pieces = FilePieces(file)
    while let piece = try pieces.next() {
      guard DescriptorOutput.put(piece, to: target) else {
        throw results.failure(errno, file: Self.name)
      }
    }
    guard fsync(target) == 0 else { throw results.failure(errno, file: Self.name) }
    try check(file, name)
  }

  private func check(_ file: OpenFile, _ name: [UInt8]) throws(RunError) {
    guard !file.hasChanged else {
      throw RunError(
        "\(DisplayText(ArtifactPath(bytes: name).text)): the recording changed while it was copied; wait "
          + "until copying has ended, and run this again")
    }
  }

  // MARK: Clearing up

  /// True for a folder of recordings that a run of ours made.
  static func isOurs(_ name: [UInt8], in parent: Int32) -> Bool {
    guard name.elementsEqual(Self.name.utf8) || name.elementsEqual(temporaryName.utf8) else {
      return false
    }
    let path = ArtifactPath(bytes: name).appending(Array(markName.utf8))
    guard let file = try? OpenFile(path, below: parent), file.size == mark.utf8.count,
      let bytes = try? FileReading.bytes(of: file, cap: mark.utf8.count)
    else { return false }
    return bytes.elementsEqual(mark.utf8)
  }

  /// Removes one that is ours; the mark last, so that a run that is killed meanwhile leaves it known.
  static func remove(_ name: String, in parent: Int32) {
    guard isOurs(Array(name.utf8), in: parent) else { return }
    let folder = unsafe exhibit_open_directory(parent, name)
    guard folder >= 0 else { return }
    defer { close(folder) }
    for inside in FolderWalk.names(in: folder) ?? [] where !inside.elementsEqual(markName.utf8) {
      _ = unsafe inside.withTerminator { unsafe unlinkat(folder, $0, 0) }
    }
    unsafe unlinkat(folder, markName, 0)
    unsafe unlinkat(parent, name, AT_REMOVEDIR)
  }
}
