internal import Artifacts

/// Strangers' text made safe inside an HTML element or a quoted attribute: the one place where a
/// report escapes. Control and bidirectional characters are shown, as on a terminal.
struct HTMLText: CustomStringConvertible {
  let description: String

  init(_ text: String) {
    var escaped = ""
    for scalar in DisplayText(text).description.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    description = escaped
  }
}

/// Markup. A literal is taken as it stands, every value put into one is escaped: a template can't
/// forget to.
struct HTML: ExpressibleByStringInterpolation {
  private(set) var text: String

  init(stringLiteral value: String) { text = value }

  init(stringInterpolation: Interpolation) { text = stringInterpolation.text }

  struct Interpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity) }

    mutating func appendLiteral(_ literal: String) { text += literal }

    mutating func appendInterpolation(_ value: String) { text += HTMLText(value).description }

    mutating func appendInterpolation(_ value: Int) { text += String(value) }

    mutating func appendInterpolation(_ markup: HTML) { text += markup.text }

    mutating func appendInterpolation(_ markup: [HTML]) {
      for piece in markup { text += piece.text }
    }
  }
}
