#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What the system loads from files at libav's first use of it, and can't load behind the locks.
package enum SystemPreparation {
  /// What a transport stream's names are written in (ETSI EN 300 468 annex A), as libav asks for it.
  /// Without them a name of a locked inspector would read otherwise than one of an unlocked.
  private static let charsets =
    ["ISO6937", "UCS-2BE", "KSC_5601", "GB2312", "BIG5"]
    + [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15].map { "ISO-8859-\($0)" }

  /// Called once, before the locks close. The charsets stay open: the system unloads what nobody
  /// uses.
  package static func loadCharsetsAndTimeZone() {
    tzset()
    for charset in charsets { _ = unsafe iconv_open("UTF-8", charset) }
  }
}
