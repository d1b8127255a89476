internal import Artifacts

/// Reads iCalendar text (RFC 5545) into its components.
struct CalendarTextReader {
  private var open: [CalendarComponent] = []
  private(set) var calendars: [CalendarComponent] = []
  private(set) var findings = FindingList()
  private var pending: (text: String, line: Int)?
  private var properties = 0

  private static let deepest = 16
  private static let mostProperties = 200_000
  private static let longestLine = 64 << 10

  init(_ utf8: [UInt8]) {
    for line in TextLines(utf8) {
      if line.text.first == " " || line.text.first == "\t", pending != nil {
        if (pending?.text.utf8.count ?? 0) < Self.longestLine {
          pending?.text.unicodeScalars.append(contentsOf: line.text.unicodeScalars.dropFirst())
        }
      } else {
        endLine()
        pending = (line.text, line.number)
      }
    }
    endLine()
    if !open.isEmpty {
      malformed("The calendar ends before its last part is complete.", line: open.last?.line)
    }
    while !open.isEmpty { close() }
  }

  private mutating func endLine() {
    guard let (text, line) = pending else { return }
    pending = nil
    guard !text.collapsed.isEmpty else { return }
    guard let property = CalendarLine.property(text, line: line) else {
      malformed("A line of the calendar can't be read and was left out.", text, line: line)
      return
    }
    switch property.name {
    case "BEGIN": begin(property.value.collapsed.uppercased(), line: line)
    case "END": end(property.value.collapsed.uppercased(), line: line)
    default: add(property)
    }
  }

  private mutating func add(_ property: CalendarProperty) {
    guard let last = open.indices.last, properties < Self.mostProperties else { return }
    properties += 1
    open[last].properties.append(property)
  }

  private mutating func begin(_ name: String, line: Int) {
    guard open.count < Self.deepest, properties < Self.mostProperties else { return }
    properties += 1
    open.append(CalendarComponent(name: name, line: line))
  }

  private mutating func end(_ name: String, line: Int) {
    guard open.contains(where: { $0.name == name }) else {
      malformed("A part of the calendar ends that never began.", name, line: line)
      return
    }
    while let last = open.last, last.name != name { close() }
    close()
  }

  private mutating func close() {
    guard let component = open.popLast() else { return }
    if let parent = open.indices.last {
      open[parent].components.append(component)
    } else if component.name == "VCALENDAR" {
      calendars.append(component)
    }
  }

  private mutating func malformed(_ message: String, _ found: String? = nil, line: Int?) {
    findings.add(
      Finding(
        .documentMalformed, message, found: found?.cut(toBytes: 160),
        location: line.map { Location(line: $0) }))
  }
}
