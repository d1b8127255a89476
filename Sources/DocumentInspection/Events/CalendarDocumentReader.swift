internal import Artifacts

/// Fills a `Document` with what a calendar says to people: names, descriptions, places, addresses.
struct CalendarDocumentReader {
  private var builder: DocumentBuilder
  private let isEscaped: Bool

  /// `isEscaped` for iCalendar text.
  static func document(
    from calendars: [CalendarComponent], format: String, isEscaped: Bool
  ) -> Document {
    var reader = CalendarDocumentReader(
      builder: DocumentBuilder(format: format), isEscaped: isEscaped)
    for calendar in calendars { reader.read(calendar) }
    return reader.builder.document
  }

  private mutating func read(_ calendar: CalendarComponent) {
    let events = calendar.components.filter { $0.name == "VEVENT" }
    if let name = calendar.first("X-WR-CALNAME") ?? calendar.first("NAME") {
      builder.setTitle(text(name))
      builder.append(.heading(level: 1), text(name).collapsed, line: name.line)
    } else if events.count == 1, let summary = events[0].first("SUMMARY") {
      builder.setTitle(text(summary))
    }
    for event in events { read(event, level: events.count == 1 ? 1 : 2) }
  }

  private mutating func readEvent(_ summary: CalendarProperty, level: Int) {
    builder.append(.heading(level: level), text(summary).collapsed, line: summary.line)
  }

  private mutating func read(_ event: CalendarComponent, level: Int) {
    if let summary = event.first("SUMMARY") { readEvent(summary, level: level) }
    if let place = event.first("LOCATION") {
      builder.append(.paragraph, text(place).collapsed, line: place.line)
    }
    if let description = event.first("DESCRIPTION"), !text(description).collapsed.isEmpty {
      for line in text(description).split(whereSeparator: \.isNewline) {
        builder.append(.paragraph, line.collapsed, line: description.line)
        builder.appendAddresses(in: String(line), line: description.line)
      }
    } else if let page = event.first("X-ALT-DESC") {
      appendPage(text(page), line: page.line)
    }
    for address in event.all("URL") + event.all("ATTACH")
    where address.value.contains(":") && address.parameter("ENCODING") == nil {
      _ = builder.appendLink(address.value.collapsed, line: address.line)
    }
  }

  /// Outlook's description as a page.
  private mutating func appendPage(_ page: String, line: Int?) {
    let (utf8, _) = MarkupGuard.defused(Array(page.utf8))
    guard let tree = MarkupTree(utf8, as: .html) else { return }
    let document = HTMLReader.document(from: tree, format: "html")
    for block in document.blocks {
      var block = block
      block.line = line
      builder.append(block)
    }
    for link in document.links {
      _ = builder.appendLink(link.target, text: link.text, role: link.role, line: line)
    }
  }

  private func text(_ property: CalendarProperty) -> String {
    isEscaped ? CalendarLine.unescaped(property.value) : property.value
  }
}
