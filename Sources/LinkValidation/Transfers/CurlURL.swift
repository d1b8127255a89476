internal import CLibCurl

/// A URL in libcurl's own reading. The address that is judged and the one that is asked come from the
/// same parser, so that no text can mean one host to one and another to the other.
///
/// Marked safe: the handle lives as long as the object and never leaves it.
@safe final class CurlURL {
  private let handle: OpaquePointer

  /// Nil where libcurl takes the text for no URL. Relative ones need a base.
  init?(_ text: String, relativeTo base: String? = nil) {
    guard let created = unsafe curl_url() else { return nil }
    unsafe handle = created
    if let base, !set(CURLUPART_URL, base) { return nil }
    guard set(CURLUPART_URL, text) else { return nil }
  }

  deinit { unsafe curl_url_cleanup(handle) }

  /// Nil where the URL has no such part.
  func part(_ part: CURLUPart, _ flags: Int32 = 0) -> String? {
    var text: UnsafeMutablePointer<CChar>?
    guard unsafe curl_url_get(handle, part, &text, UInt32(flags)) == CURLUE_OK,
      let text = unsafe text
    else { return nil }
    defer { unsafe curl_free(text) }
    return unsafe String(cString: text)
  }

  /// A part that is nil is removed.
  @discardableResult
  func set(_ part: CURLUPart, _ value: String?) -> Bool {
    let flags = UInt32(CURLU_URLENCODE | CURLU_ALLOW_SPACE | CURLU_NON_SUPPORT_SCHEME)
    return unsafe curl_url_set(handle, part, value, flags) == CURLUE_OK
  }
}
