internal import CLibArchive

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The character set that libarchive gives names in.
///
/// It converts names that are marked as UTF-8 into the thread's own set, and drops those that don't
/// fit there; names without a mark stay the bytes that they are.
package enum ArchiveLocale {
  /// Made once: nothing may be opened later.
  @safe private final class Shared: Sendable {
    let bits: Int
    init() { unsafe bits = Int(bitPattern: exhibit_utf8_locale()) }
  }

  private static let shared = Shared()

  /// Loads what names and times need from the system, before the inspector gives up opening files.
  package static func load() {
    whileUTF8 { exhibit_load_conversions() }
  }

  /// Runs `body` with names in UTF-8 on this thread.
  static func whileUTF8<Result>(_ body: () throws -> Result) rethrows -> Result {
    guard let locale = unsafe locale_t(bitPattern: shared.bits) else { return try body() }
    let before = unsafe uselocale(locale)
    defer { unsafe uselocale(before) }
    return try body()
  }
}
