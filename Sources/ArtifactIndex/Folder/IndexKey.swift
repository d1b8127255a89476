internal import CDescriptors
internal import Crypto

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A secret of this user on this computer, by which an index that was made here is told from one
/// that came with a folder.
package struct IndexKey: Sendable {
  let key: SymmetricKey

  private static let name = "index.key"
  private static let length = 32

  /// A key at hand, for tests.
  package init(bytes: [UInt8]) { key = SymmetricKey(data: bytes) }

  /// The user's key, made at the first call; nil where there is no place for one.
  ///
  /// It lies in `exhibit/` below `XDG_STATE_HOME`, or below `~/.local/state`.
  package static func ofUser() -> IndexKey? {
    guard let folder = stateFolder() else { return nil }
    defer { close(folder) }
    if let found = read(in: folder) { return found }
    var generator = SystemRandomNumberGenerator()
    let fresh = (0..<length).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    guard SmallFile.make(name, fresh, in: folder, replacing: false) == 0 else { return nil }
    // Another process may have been first: its key is the one then.
    return read(in: folder)
  }

  private static func read(in folder: Int32) -> IndexKey? {
    guard let bytes = SmallFile.bytes(of: name, in: folder, cap: length + 1),
      bytes.count == length
    else { return nil }
    return IndexKey(bytes: bytes)
  }

  private static func stateFolder() -> Int32? {
    let state = variable("XDG_STATE_HOME") ?? variable("HOME").map { $0 + "/.local/state" }
    // The specification of XDG has relative paths ignored.
    guard let state, state.hasPrefix("/") else { return nil }
    var made = ""
    for component in (state + "/exhibit").split(separator: "/") {
      made += "/" + component
      unsafe mkdir(made, 0o700)
    }
    let folder = unsafe exhibit_open_directory(AT_FDCWD, made)
    return folder >= 0 ? folder : nil
  }

  private static func variable(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    let text = unsafe String(cString: value)
    return text.isEmpty ? nil : text
  }
}
