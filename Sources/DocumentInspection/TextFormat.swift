internal import Artifacts

/// What a text is, told from its content.
enum TextFormat: Equatable {
  case webVTT, subRip, sbv, html, xml, calendar, chat, playlist, markdown, plain
  case delimited(UInt8)
  /// Too many control characters for any text.
  case binary
}

/// Tells text formats apart.
enum TextFormatSniffer {
  private static let reach = 4_096

  /// `utf8` is valid UTF-8 without byte order mark.
  static func format(of utf8: [UInt8], nameExtension: String?) -> TextFormat {
    let head = String(decoding: utf8.prefix(reach), as: UTF8.self)
    if isBinary(utf8) { return .binary }
    if isWebVTT(head) { return .webVTT }
    if CalendarFold.isCalendar(utf8) { return .calendar }
    if isPlaylist(head) { return .playlist }
    if let markup = markup(head, nameExtension: nameExtension) { return markup }
    if isSubRip(utf8) { return .subRip }
    if isSBV(utf8) { return .sbv }
    let lines = Array(TextLines(Array(utf8.prefix(1 << 16))))
    if nameExtension == "m3u" || nameExtension == "m3u8" { return .playlist }
    if ChatReader.log(in: lines) != nil { return .chat }
    if nameExtension != "md", nameExtension != "markdown",
      let delimiter = DelimitedTextSniffer.delimiter(in: utf8, nameExtension: nameExtension)
    {
      return .delimited(delimiter)
    }
    return isMarkdown(lines, nameExtension: nameExtension) ? .markdown : .plain
  }

  private static func isBinary(_ utf8: [UInt8]) -> Bool {
    !TextRule.fits(utf8.prefix(TextRule.reach))
  }

  private static func isWebVTT(_ head: String) -> Bool {
    guard head.hasPrefix("WEBVTT") else { return false }
    return head.dropFirst(6).first?.isWhitespace ?? true
  }

  /// RFC 8216 §4.3.1.1; a plain list of files needs no first line, and only its name tells.
  private static func isPlaylist(_ head: String) -> Bool {
    guard head.hasPrefix("#EXTM3U") else { return false }
    return head.dropFirst(7).first?.isWhitespace ?? true
  }

  private static func isSubRip(_ utf8: [UInt8]) -> Bool {
    let lines = Array(TextLines(Array(utf8.prefix(1 << 14))))
    let filled = lines.filter { !$0.text.collapsed.isEmpty }
    guard let first = filled.prefix(4).firstIndex(where: { CueTimestamp.isTiming($0.text) }) else {
      return false
    }
    return CueTimestamp.range(in: filled[first].text) != nil
      || filled.dropFirst(first).contains { CueTimestamp.range(in: $0.text) != nil }
  }

  private static func isSBV(_ utf8: [UInt8]) -> Bool {
    let first = TextLines(Array(utf8.prefix(256))).first { !$0.text.collapsed.isEmpty }
    return first.map { SBVReader.range(in: $0.text) != nil } ?? false
  }

  // MARK: Markup

  private static func markup(_ head: String, nameExtension: String?) -> TextFormat? {
    let text = withoutComments(head)
    guard text.first == "<" else {
      // A page that a mail program or a broken script put a line before.
      let lower = head.prefix(1_024).lowercased()
      return lower.contains("<!doctype html") || lower.contains("<html") ? .html : nil
    }
    if text.hasPrefix("<?xml") { return .xml }
    if text.prefix(16).lowercased().hasPrefix("<!doctype") {
      let root = text.dropFirst(9).drop(while: \.isWhitespace).prefix { $0.isLetter }
      return root.lowercased() == "html" && nameExtension != "xhtml" ? .html : .xml
    }
    let name = text.dropFirst().prefix { !$0.isWhitespace && !">/".contains($0) }
    guard name.first?.isLetter == true || name.first == "_" else {
      return text.hasPrefix("<!") || text.hasPrefix("<?") ? .html : nil
    }
    if nameExtension == "xhtml" { return .xml }
    if htmlRoots.contains(name.lowercased()) { return .html }
    // `<john@example.org> wrote` opens no element.
    let isElement = name.allSatisfy { $0.isLetter || $0.isNumber || ":_-.".contains($0) }
    return isElement && text.contains("</") || isElement && text.contains("/>") ? .xml : nil
  }

  private static let htmlRoots: Set<String> = [
    "html", "head", "body", "title", "meta", "div", "p", "table", "h1", "h2", "h3", "h4", "ul",
    "ol",
    "a", "span", "b", "i", "strong", "em", "br", "hr", "img", "font", "center", "section",
    "article",
    "main", "header", "nav", "style", "script", "iframe", "video", "audio", "pre", "dl", "form",
    "blockquote", "link", "base", "frameset", "details", "figure", "li", "tr", "td",
  ]

  private static func withoutComments(_ head: String) -> Substring {
    var text = head.drop(while: \.isWhitespace)
    while text.hasPrefix("<!--") {
      guard let end = text.firstRange(of: "-->") else { return text }
      text = text[end.upperBound...].drop(while: \.isWhitespace)
    }
    return text
  }

  // MARK: Markdown

  private static func isMarkdown(_ lines: [TextLine], nameExtension: String?) -> Bool {
    if nameExtension == "md" || nameExtension == "markdown" { return true }
    var (headings, tables, links, emphases) = (0, 0, 0, 0)
    for line in lines.prefix(2_000) {
      let text = line.text.prefix(2_000).collapsed
      if isHeading(text) { headings += 1 }
      if isTableRule(text) { tables += 1 }
      if text.contains("](") { links += 1 }
      if text.split(separator: "**", omittingEmptySubsequences: false).count >= 3 { emphases += 1 }
    }
    let kinds = [headings, tables, links, emphases].filter { $0 > 0 }.count
    return tables > 0 || headings >= 2 || links >= 1 || kinds >= 2
      || (headings == 1 && lines.first { !$0.text.collapsed.isEmpty }?.text.hasPrefix("#") == true)
  }

  private static func isHeading(_ text: String) -> Bool {
    let marks = text.prefix { $0 == "#" }.count
    return (1...6).contains(marks) && text.dropFirst(marks).first == " "
  }

  private static func isTableRule(_ text: String) -> Bool {
    text.contains("|") && text.contains("-") && text.allSatisfy { "|-: ".contains($0) }
  }
}
