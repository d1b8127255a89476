internal import Artifacts
internal import CDescriptors

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Where an export goes: made under a name of its own beside its place, and put there once it is whole.
/// Nothing is written over.
final class ExportPlace {
  let path: [UInt8]
  /// Where the export is made meanwhile.
  let temporary: [UInt8]
  private let parent: ResultFolder
  private var isDone = false

  init(_ path: [UInt8]) throws(RunError) {
    self.path = ResultFolder.withoutTrailingSlashes(path)
    let place = ArtifactPath(bytes: self.path)
    let above = place.directory.bytes
    let root: [UInt8] = self.path.first == UInt8(ascii: "/") ? [UInt8(ascii: "/")] : []
    parent = ResultFolder(path: above.isEmpty ? (root.isEmpty ? [UInt8(ascii: ".")] : root) : above)
    temporary = parent.file("") + Array(".".utf8) + place.name + Array(".\(getpid()).tmp".utf8)
    var status = stat()
    guard unsafe self.path.withTerminator({ unsafe lstat($0, &status) }) != 0 else {
      throw Self.taken(self.path)
    }
    try parent.create(for: parent)
  }

  deinit { if !isDone { discard() } }

  static func shown(_ path: [UInt8]) -> String { "\(DisplayText(ArtifactPath(bytes: path).text))" }

  /// Makes the export's own folder.
  func makeFolder() throws(RunError) {
    guard unsafe temporary.withTerminator({ unsafe mkdir($0, 0o755) }) == 0 else {
      throw parent.failure(errno)
    }
  }

  /// A new file: the export itself, or one in its folder.
  func makeFile(_ name: String? = nil) throws(RunError) -> ResultFile {
    ResultFile(
      try open(name.map { ArtifactPath($0) }), name: name ?? "", of: ResultFolder(path: path))
  }

  /// - Parameter inside: below the export's folder; nil for the export itself.
  func open(_ inside: ArtifactPath?) throws(RunError) -> Int32 {
    let place = inside.map { temporary + [UInt8(ascii: "/")] + $0.bytes } ?? temporary
    if let inside { try makeFolders(above: inside) }
    let file = unsafe place.withTerminator {
      unsafe Self.create($0)
    }
    guard file >= 0 else { throw failure }
    return file
  }

  private static func create(_ path: UnsafePointer<CChar>) -> Int32 {
    unsafe exhibit_create_both(path)
  }

  var failure: RunError { ResultFolder(path: path).failure(errno) }

  private var made: Set<[UInt8]> = []

  /// Makes the folders that a file of the export lies in.
  func makeFolders(above path: ArtifactPath) throws(RunError) {
    var folder = ArtifactPath(bytes: [])
    for component in path.components.dropLast() {
      folder = folder.appending(component)
      guard !made.contains(folder.bytes) else { continue }
      let place = temporary + [UInt8(ascii: "/")] + folder.bytes
      guard unsafe place.withTerminator({ unsafe mkdir($0, 0o755) }) == 0 || errno == EEXIST else {
        throw failure
      }
      // The folders on the way to many files, not all that there ever were.
      if made.count > 4096 { made.removeAll() }
      made.insert(folder.bytes)
    }
  }

  /// Puts the export into its place.
  func publish() throws(RunError) {
    let moved = unsafe temporary.withTerminator { old in
      unsafe path.withTerminator { unsafe exhibit_rename_new(old, $0) }
    }
    guard moved == 0 else { throw errno == EEXIST ? Self.taken(path) : failure }
    isDone = true
    Self.sync(parent.path)
  }

  /// Waits until the disk has what lies in a folder.
  static func sync(_ folder: [UInt8]) {
    let descriptor = unsafe folder.withTerminator {
      unsafe exhibit_open_directory(AT_FDCWD, $0)
    }
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  private static func taken(_ path: [UInt8]) -> RunError {
    RunError(
      "\(shown(path)): there is something already, and nothing is written over; move it "
        + "away, or name another place with --output")
  }

  /// Removes what was made so far.
  private func discard() {
    let name = String(decoding: temporary, as: UTF8.self)
    guard name.utf8.elementsEqual(temporary) else { return }
    try? FileManager.default.removeItem(atPath: name)
  }
}
