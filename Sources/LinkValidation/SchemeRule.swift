internal import Artifacts

/// What can be said of a link before any file is looked for.
struct SchemeRule {
  var verdict: LinkVerdict.Verdict
  var reason: String
  var fix: String?

  /// Nil for a link that leads to a file by a relative path.
  static func judgement(of reference: LinkReference) -> SchemeRule? {
    if reference.isIdleScript {
      return SchemeRule(verdict: .skipped, reason: "a button of the page that leads nowhere")
    }
    if let scheme = reference.scheme { return judgement(ofScheme: scheme) }
    if reference.path.hasPrefix("//") { return network }
    if reference.path.hasPrefix("/") || reference.path.hasPrefix("\\") { return absolute }
    guard reference.path.isEmpty else { return nil }
    if reference.fragment != nil {
      return SchemeRule(verdict: .skipped, reason: "a place in the same document")
    }
    if reference.hasQuery {
      return SchemeRule(verdict: .skipped, reason: "the same document with a query")
    }
    return SchemeRule(
      verdict: .broken, reason: "the link is empty", fix: "Fill in where it leads, or remove it.")
  }

  private static func judgement(ofScheme scheme: String) -> SchemeRule {
    switch scheme {
    case "http", "https": network
    case "file": absolute
    // A single letter is a drive of Windows.
    case _ where scheme.utf8.count == 1: absolute
    case "javascript", "vbscript", "livescript":
      SchemeRule(
        verdict: .blocked, reason: "it runs a script instead of leading somewhere",
        fix: "Link to the file or page itself.")
    case "blob", "cid", "mid", "filesystem":
      SchemeRule(
        verdict: .broken, reason: "it led to something in another program, not to a file",
        fix: "Save the attachment into the folder and link to it there.")
    case "mailto", "tel", "sms", "data", "geo", "callto", "sip", "sips", "ftp", "ftps", "ws", "wss",
      "rtsp",
      "rtmp":
      SchemeRule(verdict: .skipped, reason: "\(scheme): links can't be checked")
    default:
      SchemeRule(verdict: .skipped, reason: "links of this kind can't be checked")
    }
  }

  private static let network = SchemeRule(
    verdict: .skipped, reason: "not asked: “exhibit links” asks the network")

  private static let absolute = SchemeRule(
    verdict: .blocked,
    reason: "it leads to a place on one computer, where an assessor can't follow",
    fix: "Copy the file into the folder and link to it there.")
}
