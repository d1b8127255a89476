/// A property of a calendar component, whether it stood in iCalendar text (RFC 5545) or xCal (RFC
/// 6321).
struct CalendarProperty {
  struct Parameter {
    /// In capitals.
    var name: String
    var value: String
  }

  /// In capitals: `DTSTART`.
  var name: String
  var parameters: [Parameter] = []
  /// Unescaped in xCal, as written in text.
  var value: String
  var line: Int?

  func parameter(_ name: String) -> String? { parameters.first { $0.name == name }?.value }
}

/// A component of a calendar: `VEVENT`, `VTIMEZONE`, with what lies inside.
struct CalendarComponent {
  /// In capitals.
  var name: String
  var properties: [CalendarProperty] = []
  var components: [CalendarComponent] = []
  var line: Int?

  func first(_ name: String) -> CalendarProperty? { properties.first { $0.name == name } }

  func all(_ name: String) -> [CalendarProperty] { properties.filter { $0.name == name } }
}
