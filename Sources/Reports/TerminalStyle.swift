internal import Artifacts

/// Colours where they are wanted; the texts are the same without.
struct TerminalStyle {
  let isColored: Bool

  func bold(_ text: String) -> String { wrapped(text, "1") }
  func good(_ text: String) -> String { wrapped(text, "32") }
  func bad(_ text: String) -> String { wrapped(text, "31") }
  func doubtful(_ text: String) -> String { wrapped(text, "33") }
  func faint(_ text: String) -> String { wrapped(text, "2") }

  func severity(_ severity: Severity, _ text: String) -> String {
    switch severity {
    case .error: bad(text)
    case .warning: doubtful(text)
    case .note: faint(text)
    }
  }

  private func wrapped(_ text: String, _ code: String) -> String {
    isColored && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
