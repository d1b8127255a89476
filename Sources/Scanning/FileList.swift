internal import ArtifactIndex
package import Artifacts

/// The files of a folder, in one stretch of memory: a hundred thousand paths take some megabytes.
package struct FileList: Sendable {
  private var bytes: [UInt8] = []
  private var entries: [Entry] = []
  /// In the order in which the files were found; empty where nobody asked for stamps.
  private var stamps: [FileStamp] = []

  private struct Entry {
    let offset: Int
    let length: UInt32
    /// The position of its stamp.
    let found: UInt32
  }

  package init() {}

  /// - Parameter stamp: for every file of a list or for none.
  mutating func append(_ path: ArtifactPath, stamp: FileStamp? = nil) {
    entries.append(
      Entry(
        offset: bytes.count, length: UInt32(clamping: path.bytes.count),
        found: UInt32(clamping: entries.count)))
    bytes += path.bytes
    if let stamp { stamps.append(stamp) }
  }

  /// True where the path was in the list, which is sorted.
  mutating func remove(_ path: ArtifactPath) -> Bool {
    let bytes = bytes
    let found = entries.firstIndex { entry in
      bytes[entry.offset..<(entry.offset + Int(entry.length))].elementsEqual(path.bytes)
    }
    guard let found else { return false }
    entries.remove(at: found)
    return true
  }

  /// Puts the files into the order of their paths' bytes.
  mutating func sort() {
    let bytes = bytes
    func slice(_ entry: Entry) -> ArraySlice<UInt8> {
      bytes[entry.offset..<(entry.offset + Int(entry.length))]
    }
    func isBefore(_ left: Entry, _ right: Entry) -> Bool {
      slice(left).lexicographicallyPrecedes(slice(right))
    }
    // A folder whose names need no sorting is common, and checked in a fraction of the time.
    guard !zip(entries, entries.dropFirst()).allSatisfy(isBefore) else { return }
    entries.sort(by: isBefore)
  }

  /// Nil where the walk was not asked for stamps.
  func stamp(at position: Int) -> FileStamp? {
    let found = Int(entries[position].found)
    return stamps.indices.contains(found) ? stamps[found] : nil
  }

  /// The path's bytes, without a copy.
  func pathBytes(at position: Int) -> ArraySlice<UInt8> {
    let entry = entries[position]
    return bytes[entry.offset..<(entry.offset + Int(entry.length))]
  }
}

extension FileList: RandomAccessCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { entries.count }
  package subscript(position: Int) -> ArtifactPath {
    ArtifactPath(bytes: Array(pathBytes(at: position)))
  }
}
