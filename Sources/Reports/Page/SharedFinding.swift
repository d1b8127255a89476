internal import Artifacts

extension Finding {
  /// As a page that is handed on may tell it: findings that quote what was said or written, what is planned
  /// or who takes part are told by their code's own sentence alone.
  var shared: Finding {
    guard quotes else { return self }
    var finding = self
    finding.message = code.entry.meaning
    finding.fix = code.entry.fix
    (finding.expected, finding.found) = (nil, nil)
    return finding
  }

  private var quotes: Bool {
    switch code {
    case .documentAttachments, .documentMalformed, .documentHiddenContent: true
    default:
      ["agenda.", "event.", "transcript.", "log."].contains { code.rawValue.hasPrefix($0) }
    }
  }
}
