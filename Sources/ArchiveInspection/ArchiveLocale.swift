internal import CLibArchive

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The character set of a thread, which libarchive gives names in.
///
/// It converts names that are marked as UTF-8 into that set, and normalises them on the way, so that
/// two names could become one. In plain C it can't, and leaves their bytes to us.
@safe package struct ArchiveLocale: Sendable {
  /// Names stay the bytes that they are; those that libarchive would convert are missing.
  static let bytes = unsafe ArchiveLocale(exhibit_locale(0))
  /// Names come as UTF-8, composed: for formats that store them as UTF-16.
  static let utf8 = unsafe ArchiveLocale(exhibit_locale(1))

  /// Of a `locale_t`, which is made once and lives as long as the process: nothing may be opened
  /// later.
  private let bits: Int

  private init(_ locale: locale_t?) { bits = Int(bitPattern: locale) }

  /// Loads what names and times need from the system, before the inspector gives up opening files.
  package static func load() {
    bytes.run {}
    utf8.run { exhibit_load_conversions() }
  }

  /// Runs `body` with this set on this thread.
  func run<Result>(_ body: () -> Result) -> Result {
    guard let locale = unsafe locale_t(bitPattern: bits) else { return body() }
    let before = unsafe uselocale(locale)
    defer { unsafe uselocale(before) }
    return body()
  }
}
