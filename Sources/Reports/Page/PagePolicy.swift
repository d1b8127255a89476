/// What a page may do, as a Content-Security-Policy: run its own script, wear its own style, show pictures
/// and recordings beside it, and nothing else.
enum PagePolicy {
  /// - Parameter script: nil for a page without any.
  static func text(script: PageScript?, style: String) -> String {
    [
      "default-src 'none'",
      "script-src \(script.map { "'sha256-\($0.digest)'" } ?? "'none'")",
      "style-src 'sha256-\(PageScript.digest(of: style))'",
      // A page from a disk is its own origin in some browsers and none in others.
      "img-src 'self' file: data:", "media-src 'self' file:",
      "base-uri 'none'", "form-action 'none'",
    ].joined(separator: "; ")
  }
}
