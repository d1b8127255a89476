/// A script that stands in pages, and the digest by which their policy allows it and no other.
package struct PageScript: Sendable {
  /// As it stands between the tags. Nothing of a stranger's is ever put into it.
  package let text: String
  /// SHA-256 of the text in base64, as a Content-Security-Policy has it. A test holds it against the text.
  package let digest: String

  /// Every script that a page of ours may have; a server allows these alone.
  package static let all: [PageScript] = []
}
