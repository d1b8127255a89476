internal import ArtifactIndex
internal import Artifacts
internal import CDescriptors
internal import Inspection

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

/// What was drawn for a set of results before: `private/pictures.ndjson` says of which bytes by which
/// inspector, under a code that only this user's key makes; the pictures themselves are those in
/// `report/`, each with a code too. Of a folder that came from somebody else nothing is taken.
struct KeptPictures {
  /// In `private/`.
  static let fileName = "pictures.ndjson"
  private static let purpose = "exhibit.pictures/1"
  private static let cap = 4 << 20

  private let key: IndexKey?
  private let inspector: String
  private var entries: [String: Entry] = [:]
  /// The picture files at hand, by their names.
  private var files: [String: [UInt8]] = [:]

  /// A line: what is shown of an artifact, and the codes of its pictures.
  private struct Entry: Codable {
    let sha256: String
    let pictures: ArtifactPictures
    let poster: String?
    let sheet: String?
  }

  /// - Parameters:
  ///   - results: as they lie there now.
  ///   - inspector: who draws in this run; what another one drew is drawn anew.
  init(of results: ResultFolder, inspector: String) {
    self.inspector = inspector
    key = IndexKey.ofUser()
    let folder = unsafe results.path.withTerminator {
      unsafe open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    guard folder >= 0 else { return }
    defer { close(folder) }
    let path = ArtifactPath("\(IndexFolder.name)/\(Self.fileName)")
    guard let file = try? OpenFile(path, below: folder), file.size <= Self.cap,
      let bytes = try? FileReading.bytes(of: file, cap: Self.cap)
    else { return }
    take(bytes)
    for entry in entries.values { takeFiles(of: entry, below: folder) }
  }

  private mutating func take(_ bytes: [UInt8]) {
    let newline = UInt8(ascii: "\n")
    guard let end = bytes.firstIndex(of: newline),
      let key,
      bytes[..<end].elementsEqual(key.code(of: Array(bytes[(end + 1)...]), for: Self.purpose).utf8)
    else { return }
    let lines = bytes[(end + 1)...].split(separator: newline)
    guard let first = lines.first, first.elementsEqual(inspector.utf8) else { return }
    for line in lines.dropFirst() {
      guard let entry = try? JSONDecoder().decode(Entry.self, from: Data(line)) else { continue }
      entries[entry.sha256] = entry
    }
  }

  private mutating func takeFiles(of entry: Entry, below folder: Int32) {
    for (part, code) in [(PictureFolder.Part.poster, entry.poster), (.sheet, entry.sheet)] {
      let name = PictureFolder.fileName(entry.sha256, part)
      guard let code, let key,
        let file = try? OpenFile(ArtifactPath("\(PictureFolder.name)/\(name)"), below: folder),
        file.size <= Int64(DrawnPictures.mostBytes),
        let bytes = try? FileReading.bytes(of: file, cap: DrawnPictures.mostBytes),
        key.code(of: bytes, for: Self.purpose) == code
      else { continue }
      files[name] = bytes
    }
  }

  /// Nil where they are not all at hand.
  func pictures(of sha256: String) -> DrawnPictures? {
    guard let entry = entries[sha256] else { return nil }
    var drawn = DrawnPictures(waveform: entry.pictures.waveform)
    if let poster = entry.pictures.poster {
      guard let drawing = drawing(poster, sha256, .poster) else { return nil }
      drawn.poster = drawing
    }
    if let sheet = entry.pictures.sheet {
      guard let drawing = drawing(sheet.picture, sha256, .sheet) else { return nil }
      drawn.sheet = DrawnPictures.Sheet(
        drawing: drawing, columns: sheet.columns, milliseconds: sheet.milliseconds)
    }
    return DrawingCheck.isSound(drawn) ? drawn : nil
  }

  private func drawing(
    _ picture: ArtifactPictures.Picture, _ sha256: String, _ part: PictureFolder.Part
  ) -> DrawnPictures.Drawing? {
    files[PictureFolder.fileName(sha256, part)].map {
      DrawnPictures.Drawing(width: picture.width, height: picture.height, jpeg: $0)
    }
  }

  /// The file for these pictures; nil where the user has no key, so that nobody could trust it.
  func bytes(of drawn: [String: DrawnPictures]) throws -> [UInt8]? {
    guard let key else { return nil }
    var lines = Array("\(inspector)\n".utf8)
    for (sha256, pictures) in drawn.sorted(by: { $0.key < $1.key }) {
      let entry = Entry(
        sha256: sha256, pictures: pictures.shown(of: sha256),
        poster: pictures.poster.map { key.code(of: $0.jpeg, for: Self.purpose) },
        sheet: pictures.sheet.map { key.code(of: $0.drawing.jpeg, for: Self.purpose) })
      lines += try JSONNode(encoding: entry).line + [UInt8(ascii: "\n")]
    }
    return Array("\(key.code(of: lines, for: Self.purpose))\n".utf8) + lines
  }
}
