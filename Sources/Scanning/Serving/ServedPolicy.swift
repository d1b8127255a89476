internal import Reports

/// What a browser may do with what is served.
enum ServedPolicy {
  /// A page that was written into the results: only scripts that this program itself writes run, whatever
  /// somebody may have put into the file.
  static let stored =
    "default-src 'none'; script-src \(scripts); style-src 'unsafe-inline'; img-src 'self' data:; "
    + "media-src 'self'; \(fixed)"
  /// A page made here.
  static let made =
    "default-src 'none'; script-src \(scripts); style-src 'unsafe-inline'; img-src 'self'; "
    + "media-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
  /// A picture, a recording or a text, which a browser wraps into a page of its own.
  static let shown =
    "default-src 'none'; media-src 'self'; img-src 'self'; style-src 'unsafe-inline'; \(fixed)"
  static let nothing = "sandbox; default-src 'none'; \(fixed)"
  static let viewed = "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

  private static let fixed = "form-action 'none'; frame-ancestors 'none'; base-uri 'none'"
  private static let scripts =
    PageScript.all.isEmpty
    ? "'none'" : PageScript.all.map { "'sha256-\($0.digest)'" }.joined(separator: " ")
}
