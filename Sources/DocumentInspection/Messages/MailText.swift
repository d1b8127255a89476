/// Fills a `Document` from a message's plain text; what it quotes of earlier messages, and the
/// signature, stand aside.
enum MailText {
  /// - Parameters:
  ///   - isFlowed: RFC 3676: a space at a line's end means that the paragraph goes on.
  ///   - deletesSpace: of `isFlowed`: that space is no text.
  static func document(from utf8: [UInt8], isFlowed: Bool, deletesSpace: Bool) -> Document {
    var lines = TextLines(utf8).map { Line($0, isFlowed: isFlowed) }
    if isFlowed { lines = joined(lines, deletesSpace: deletesSpace) }
    var builder = DocumentBuilder(format: "eml")
    for stretch in stretches(of: lines) {
      let text = stretch.lines.flatMap { line in
        // A joined paragraph ends where it ends, however long it is.
        isFlowed ? [line.text, TextLine(number: line.text.number, text: "")] : [line.text]
      }
      builder.append(PlainTextReader.document(from: text), line: { $0 }) { block in
        block.isAside = stretch.isAside
      }
    }
    return builder.document
  }

  private struct Line {
    var text: TextLine
    var depth = 0

    init(_ line: TextLine, isFlowed: Bool) {
      var text = line.text[...]
      // How mailboxes keep a line from looking like the start of a message.
      if text.hasPrefix(">From ") {
        text = text.dropFirst()
      } else {
        while text.first == ">" {
          depth += 1
          text = text.dropFirst()
          if text.first == " ", isFlowed || text.dropFirst().first == ">" {
            text = text.dropFirst()
          }
        }
      }
      if isFlowed, depth == 0, text.first == " " { text = text.dropFirst() }
      self.text = TextLine(number: line.number, text: String(text))
    }

    var isSignatureMark: Bool { depth == 0 && (text.text == "-- " || text.text == "--") }
  }

  private static func joined(_ lines: [Line], deletesSpace: Bool) -> [Line] {
    var result: [Line] = []
    var goesOn = false
    for line in lines {
      if goesOn, result.last?.depth == line.depth, !line.isSignatureMark {
        // In place: a paragraph may have a million lines.
        if deletesSpace { result[result.count - 1].text.text.removeLast() }
        result[result.count - 1].text.text += line.text.text
      } else {
        result.append(line)
      }
      goesOn = line.text.text.hasSuffix(" ") && !line.isSignatureMark
    }
    return result
  }

  private struct Stretch {
    var isAside: Bool
    var lines: [Line] = []
  }

  /// The lines by whether they are the message's own.
  private static func stretches(of lines: [Line]) -> [Stretch] {
    var stretches = [Stretch(isAside: false)]
    var isSigned = false
    for line in lines {
      if line.isSignatureMark { isSigned = true }
      let isAside = isSigned || line.depth > 0
      if stretches[stretches.count - 1].isAside != isAside {
        var next = Stretch(isAside: isAside)
        if line.depth > 0, let introduction = introduction(of: &stretches[stretches.count - 1]) {
          next.lines = introduction
        }
        stretches.append(next)
      }
      stretches[stretches.count - 1].lines.append(line)
    }
    return stretches
  }

  /// Takes the line “On Monday Ana wrote:” from above a quotation.
  private static func introduction(of stretch: inout Stretch) -> [Line]? {
    guard let last = stretch.lines.lastIndex(where: { !$0.text.text.collapsed.isEmpty }),
      last >= stretch.lines.count - 2, stretch.lines[last].text.text.collapsed.hasSuffix(":")
    else { return nil }
    let taken = Array(stretch.lines[last...])
    stretch.lines.removeSubrange(last...)
    return taken
  }
}
