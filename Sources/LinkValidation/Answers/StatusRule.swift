internal import Artifacts

/// What a status says of a link, where there is nothing to look at.
struct StatusRule: Equatable {
  var verdict: LinkVerdict.Verdict
  var reason: String
  var fix: String

  init(_ answer: WebAnswer) {
    switch answer.status {
    case 401, 407:
      self.init(
        .needsLogin, "it asks for a name and a password (\(answer.status))", Self.share)
    case 403:
      self.init(
        .needsLogin, "its server refuses it to those who are not signed in, or to programs (403)",
        Self.share)
    case 404: self.init(.broken, "there is nothing at this address (404)", Self.correct)
    case 410: self.init(.broken, "it was removed (410)", Self.correct)
    case 451: self.init(.broken, "it was removed for legal reasons (451)", Self.correct)
    case 408, 425, 429: self.init(.unreachable, Self.busy(answer), Self.later)
    case 500...: self.init(.unreachable, Self.busy(answer), Self.later)
    case 400..<500:
      self.init(.broken, "its server does not accept this address (\(answer.status))", Self.correct)
    default:
      self.init(
        .unreachable, "its server gives an answer that leads nowhere (\(answer.status))", Self.later
      )
    }
  }

  private init(_ verdict: LinkVerdict.Verdict, _ reason: String, _ fix: String) {
    self.verdict = verdict
    self.reason = reason
    self.fix = fix
  }

  private static func busy(_ answer: WebAnswer) -> String {
    let words = answer.status < 500 ? "its server is asked too often" : "its server has an error"
    let wait = answer.retryAfter.map { "; it wants to be left alone for \(Self.span($0))" } ?? ""
    return "\(words) (\(answer.status))\(wait)"
  }

  private static func span(_ seconds: Int64) -> String {
    seconds < 120 ? "\(seconds) seconds" : "\(seconds / 60) minutes"
  }

  private static let share =
    "Share it so that anyone with the link can see it, and try the link in a private window."
  private static let correct = "Correct the link, or remove it."
  private static let later = "Check again later."
}

extension JudgedLink {
  mutating func judge(_ rule: StatusRule) { judge(rule.verdict, rule.reason, fix: rule.fix) }
}
