internal import Artifacts
internal import Inspection

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A manifest on disk: the header's bytes, and the lines read as they are asked for.
package struct StoredManifest: Sendable {
  package let resultFolder: ResultFolder
  package let header: [UInt8]
  /// The bytes of `manifest.json.sig`; nil where there is none.
  let signature: [UInt8]?
  fileprivate let lines: OpenFile

  /// A received manifest is not read past this.
  private static let linesCap: Int64 = 1 << 30
  /// A longer seal is none.
  private static let signatureCap = 64 << 10

  package init(_ folder: ResultFolder) throws(RunError) {
    resultFolder = folder
    let headerFile = try Self.open(
      folder, ResultFolder.headerName, cap: Int64(ResultFolder.headerCap))
    header = try FileReading.bytes(of: headerFile, cap: ResultFolder.headerCap)
    lines = try Self.open(folder, ResultFolder.linesName, cap: Self.linesCap)
    signature = try Self.signature(in: folder)
  }

  private static func signature(in folder: ResultFolder) throws(RunError) -> [UInt8]? {
    do throws(OpenFailure) {
      let file = try OpenFile(typed: folder.file(ResultFolder.signatureName))
      return try? FileReading.bytes(of: file, cap: signatureCap)
    } catch {
      if error == .missing { return nil }
      throw RunError(
        "\(folder.shown)/\(ResultFolder.signatureName): \(error.finding.message) Get it again.")
    }
  }

  private static func open(
    _ folder: ResultFolder, _ name: String, cap: Int64
  ) throws(RunError) -> OpenFile {
    let file: OpenFile
    do {
      file = try OpenFile(typed: folder.file(name))
    } catch {
      throw RunError(
        "\(folder.shown)/\(name): \(error.finding.message) Run “exhibit manifest” again.")
    }
    guard file.size <= cap else {
      throw RunError("\(folder.shown)/\(name): it is larger than any manifest; get it again")
    }
    return file
  }

  /// Calls `body` with each line of `manifest.jsonl`, without its line feed.
  ///
  /// - Returns: whether the last line ended with a line feed; true where there is none.
  package func eachLine(_ body: (ArraySlice<UInt8>) throws -> Void) throws -> Bool {
    var stored = StoredLines(self)
    while let line = try stored.next() { try body(line[...]) }
    return stored.isEnded
  }
}

/// The lines of a manifest, one at a time, without their line feeds.
struct StoredLines {
  private var pieces: FilePieces
  private let shown: String
  private var pending: [UInt8] = []
  private var start = 0
  /// Up to here no line feed was found.
  private var searched = 0
  /// Whether the last line ended with a line feed; true where there is none.
  private(set) var isEnded = true

  /// Of any line of ours there is less.
  private static let lineCap = 16 << 20

  init(_ manifest: StoredManifest) {
    pieces = FilePieces(manifest.lines)
    shown = "\(manifest.resultFolder.shown)/\(ResultFolder.linesName)"
  }

  /// Nil at the end.
  mutating func next() throws(RunError) -> [UInt8]? {
    while true {
      if let end = pending[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { (start, searched) = (end + 1, end + 1) }
        return Array(pending[start..<end])
      }
      guard let piece = try pieces.next() else {
        defer { (pending, start, searched) = ([], 0, 0) }
        guard start < pending.count else { return nil }
        isEnded = false
        return Array(pending[start...])
      }
      pending.removeSubrange(..<start)
      (start, searched) = (0, pending.count)
      guard pending.count <= Self.lineCap else {
        throw RunError("\(shown): a line is longer than any of ours; get the file again")
      }
      pending += piece
    }
  }
}

/// A file's bytes, piece by piece.
struct FilePieces {
  private static let length = 128 << 10
  private let file: OpenFile
  private var offset: Int64 = 0

  init(_ file: OpenFile) { self.file = file }

  /// Nil at the end.
  mutating func next() throws(RunError) -> [UInt8]? {
    var number: Int32 = 0
    let (start, descriptor) = (offset, file.descriptor)
    let piece = unsafe [UInt8](unsafeUninitializedCapacity: Self.length) { buffer, filled in
      var count: Int
      repeat {
        count = unsafe pread(descriptor, buffer.baseAddress, buffer.count, off_t(start))
      } while count < 0 && errno == EINTR
      if count < 0 { number = errno }
      filled = max(0, count)
    }
    guard number == 0 else {
      throw RunError.system("reading", number, advice: "copy the file again")
    }
    offset += Int64(piece.count)
    return piece.isEmpty ? nil : piece
  }
}
