internal import CDescriptors

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// `report/` in a result folder: the pictures of `report.html`, which come and go with the set of results
/// that they belong to. What somebody else put there stays.
enum PictureFolder {
  static let name = "report"

  enum Part: String, CaseIterable { case poster, sheet }

  /// The name of an artifact's picture.
  static func fileName(_ sha256: String, _ part: Part) -> String {
    "\(sha256.prefix(16)).\(part.rawValue).jpg"
  }

  /// Whether a file of that name is one of ours, whole or half written.
  static func isPicture(_ name: [UInt8]) -> Bool {
    let text = String(decoding: name, as: UTF8.self)
    let isHalf = text.hasPrefix(".") && text.hasSuffix(".tmp")
    let parts = (isHalf ? text.dropFirst().dropLast(4) : text[...]).split(
      separator: ".", omittingEmptySubsequences: false)
    return parts.count == 3 && parts[2] == "jpg" && Part(rawValue: String(parts[1])) != nil
      && parts[0].utf8.count == 16
      && parts[0].utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }

  static func isNamed(_ name: [UInt8]) -> Bool { name.elementsEqual(Self.name.utf8) }

  /// Opens the folder; nil where there is none. Closed with `body`.
  static func opened<Value>(in results: Int32, _ body: (Int32) throws -> Value) rethrows -> Value? {
    let folder = unsafe exhibit_open_directory(results, name)
    guard folder >= 0 else { return nil }
    defer { close(folder) }
    return try body(folder)
  }

  /// False for a folder of that name that holds anything else.
  static func holdsOnlyPictures(in results: Int32) -> Bool {
    opened(in: results) { (FolderWalk.names(in: $0) ?? [[]]).allSatisfy(isPicture) } ?? false
  }

  /// Removes pictures, and the folder where nothing else is in it.
  ///
  /// - Parameter kept: names that stay.
  static func clear(in results: Int32, keeping kept: Set<String> = []) {
    _ = opened(in: results) { folder in
      for name in FolderWalk.names(in: folder) ?? []
      where isPicture(name) && !kept.contains(String(decoding: name, as: UTF8.self)) {
        _ = unsafe name.withTerminator { unsafe unlinkat(folder, $0, 0) }
      }
    }
    unsafe unlinkat(results, name, AT_REMOVEDIR)
  }

  /// Moves what is no picture of ours from one folder to another, never over what is there.
  static func moveOthers(of old: Int32, to new: Int32) {
    _ = opened(in: old) { source in
      let others = (FolderWalk.names(in: source) ?? []).filter { !isPicture($0) }
      guard !others.isEmpty, unsafe mkdirat(new, name, 0o755) == 0 || errno == EEXIST else {
        return
      }
      _ = opened(in: new) { target in
        for name in others {
          unsafe name.withTerminator { name in
            guard unsafe faccessat(target, name, F_OK, AT_SYMLINK_NOFOLLOW) != 0 else { return }
            unsafe renameat(source, name, target, name)
          }
        }
      }
    }
  }

  /// Moves pictures one by one into the folder of other results, whose own of those names they replace;
  /// false with errno set where that fails.
  static func move(
    _ names: [String], from source: Int32, to results: Int32, prefix: String, _ suffix: String
  ) -> Bool {
    guard !names.isEmpty else { return true }
    guard unsafe mkdirat(results, name, 0o755) == 0 || errno == EEXIST else { return false }
    let isMoved = opened(in: source) { old in
      opened(in: results) { new in
        names.allSatisfy { unsafe renameat(old, prefix + $0 + suffix, new, $0) == 0 }
      }
    }
    return (isMoved ?? false) ?? false
  }
}
