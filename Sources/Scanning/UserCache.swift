#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The user's own cache: `exhibit` below `XDG_CACHE_HOME`, or below `~/.cache`.
enum UserCache {
  static var folder: String? {
    let cache = variable("XDG_CACHE_HOME") ?? variable("HOME").map { $0 + "/.cache" }
    return cache.map { $0 + "/exhibit" }
  }

  /// The specification of XDG has relative paths ignored.
  private static func variable(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    let text = unsafe String(cString: value)
    return text.hasPrefix("/") ? text : nil
  }

  static func make(_ folder: String) -> Bool {
    let parent = folder.split(separator: "/").dropLast().joined(separator: "/")
    unsafe mkdir("/" + parent, 0o700)
    return unsafe mkdir(folder, 0o700) == 0 || errno == EEXIST
  }

  /// False for an open file that somebody else may have written, and for what is no file.
  static func isOwn(_ file: Int32) -> Bool {
    var status = stat()
    return unsafe fstat(file, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
      && status.st_uid == geteuid() && status.st_mode & 0o022 == 0
  }
}
