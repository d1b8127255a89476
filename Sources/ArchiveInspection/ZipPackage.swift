internal import Artifacts

/// The parts of a document that is kept as a zip file (DOCX, ODT, EPUB…), those that are wanted read
/// into memory. For readers of such formats: it knows none of them.
package struct ZipPackage {
  package static let partLimit = 20_000
  /// Of one part, unpacked.
  package static let partBytes = 32 << 20
  /// Of all wanted parts together, unpacked.
  package static let totalBytes = 64 << 20

  /// In the file's order, as far as it was read; folders left out.
  package private(set) var names: [[UInt8]] = []
  private var contents: [[UInt8]: [UInt8]] = [:]
  /// False where the file's end is missing, so that parts may be missing too.
  package private(set) var isWhole = true

  /// The bytes of a part that was wanted; nil where there is none. Of two with one name the first.
  package func part(_ name: String) -> [UInt8]? { contents[Array(name.utf8)] }

  /// - Parameter wants: whether a part of this name is read; the others are passed over.
  package init(
    _ source: ArchiveSource, wants: ([UInt8]) -> Bool
  ) throws(PackageError) {
    var budget = Self.budget(for: source)
    try self.init(source, &budget, wants: wants)
  }

  /// - Parameter budget: what an archive that holds the document may still unpack to.
  init(
    _ source: ArchiveSource, _ budget: inout UnpackBudget, wants: ([UInt8]) -> Bool
  ) throws(PackageError) {
    isWhole = ZipEnd.isThere(in: source)
    try read(source, &budget, wants)
  }

  static func budget(for source: ArchiveSource) -> UnpackBudget {
    UnpackBudget(
      size: source.size,
      limits: ArchiveLimits(members: partLimit, nameBytes: .max, bytes: Int64(totalBytes)))
  }

  private mutating func read(
    _ source: ArchiveSource, _ budget: inout UnpackBudget, _ wants: ([UInt8]) -> Bool
  ) throws(PackageError) {
    var stream = MemberStream()
    var total = 0
    let reader = try Self.reader(of: source)
    while let entry = try Self.next(reader) {
      guard entry.form == .file else { continue }
      guard names.count < Self.partLimit else { throw .tooLarge }
      let name = entry.name.bytes
      names.append(name)
      let isWanted = contents[name] == nil && wants(name)
      // What is not wanted is passed over without unpacking, where its length is known.
      guard isWanted || entry.size == nil else { continue }
      guard !entry.isEncrypted else { throw .encrypted }
      var part: [UInt8] = []
      let ending = stream.run(reader, &budget) { piece in
        if isWanted, part.count <= Self.partBytes { part += piece }
      }
      switch ending {
      case .complete: break
      case .damaged: throw .damaged
      case .overrun: throw .tooLarge
      }
      total += part.count
      guard part.count <= Self.partBytes, total <= Self.totalBytes else { throw .tooLarge }
      if isWanted { contents[name] = part }
    }
  }

  private static func reader(of source: ArchiveSource) throws(PackageError) -> ArchiveReader {
    do throws(ArchiveFailure) {
      return try ArchiveReader(source, .zip)
    } catch {
      throw PackageError(error)
    }
  }

  private static func next(_ reader: ArchiveReader) throws(PackageError) -> ArchiveEntry? {
    do throws(ArchiveFailure) {
      return try reader.next()
    } catch {
      throw PackageError(error)
    }
  }
}

extension PackageError {
  fileprivate init(_ failure: ArchiveFailure) {
    self =
      switch failure {
      case .notAnArchive: .notAPackage
      case .damaged: .damaged
      case .encrypted: .encrypted
      }
  }
}
