#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// A moment as ISO 8601 has it, in UTC: `2026-03-12T22:04:05Z`.
enum UTCTime {
  /// - Parameter second: since 1970.
  static func text(second: Int64) -> String {
    Date(timeIntervalSince1970: Double(second)).formatted(.iso8601)
  }
}
