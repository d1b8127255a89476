internal import Artifacts

/// Where a relative link leads, as a path of the submission folder.
enum LinkResolution: Equatable {
  /// Below the folder; the empty path is the folder itself.
  case inside(ArtifactPath)
  /// Above it, or from the root of a disk.
  case outside
  /// No file can have this name.
  case impossible

  /// - Parameter path: as written, percent-encoded. Names are decoded one by one after splitting, so
  ///   that an encoded slash never becomes a separator; `%2e%2e` is `..` as it is to browsers.
  init(_ path: String, from document: ArtifactPath, separators: [UInt8]) {
    if let first = path.utf8.first, separators.contains(first) {
      self = .outside
      return
    }
    var components = document.directory.components
    for written in path.utf8.split(whereSeparator: separators.contains) {
      let name = LinkReference.percentDecoded(written)
      if name.elementsEqual(".".utf8) { continue }
      if name.elementsEqual("..".utf8) {
        guard !components.isEmpty else {
          self = .outside
          return
        }
        components.removeLast()
      } else if name.contains(0) || name.contains(UInt8(ascii: "/")) || name.count > 255 {
        self = .impossible
        return
      } else {
        components.append(name)
      }
    }
    self = .inside(
      ArtifactPath(bytes: Array(components.joined(separator: [UInt8(ascii: "/")]))))
  }
}
