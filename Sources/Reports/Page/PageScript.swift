internal import Crypto
internal import Foundation

/// A script that stands in pages, and the digest by which their policy allows it and no other.
package struct PageScript: Sendable {
  /// As it stands between the tags.
  package let text: String
  /// SHA-256 of the text in base64, as a Content-Security-Policy has it.
  package let digest: String

  init(_ text: String) {
    self.text = text
    digest = Self.digest(of: text)
  }

  /// Every script that a page of ours may have.
  package static let all: [PageScript] = [.overview, .progress]

  /// SHA-256 in base64.
  static func digest(of text: String) -> String {
    Data(SHA256.hash(data: Data(text.utf8))).base64EncodedString()
  }
}
