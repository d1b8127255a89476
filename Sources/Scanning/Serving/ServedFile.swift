internal import Inspection

/// A file's bytes, wherever they lie.
struct ServedFile: Sendable {
  let size: Int64
  /// Another one whenever the file may have other bytes.
  let tag: String
  /// At most so many bytes from an offset on; nil where they can't be read.
  let read: @Sendable (_ offset: Int64, _ count: Int) -> [UInt8]?

  init(_ file: OpenFile) {
    (size, tag) = (file.size, file.status.tag)
    read = { try? FileReading.bytes(of: file, at: $0, count: $1) }
  }

  init(_ file: ArchivedFile, tag: String) {
    (size, self.tag) = (file.size, tag)
    read = { file.bytes(at: $0, count: $1) }
  }
}
