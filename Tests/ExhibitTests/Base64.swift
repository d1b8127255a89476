import Foundation

/// Base64 as Foundation reads it.
enum Base64 {
  static func bytes(_ text: String) throws -> [UInt8] {
    guard let decoded = Data(base64Encoded: text) else { throw NotBase64(text: text) }
    return Array(decoded)
  }

  struct NotBase64: Error { let text: String }
}
