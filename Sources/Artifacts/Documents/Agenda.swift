/// An agenda as it was written: nothing in it is invented, what is not said is absent.
package struct Agenda: Codable, Sendable, Equatable {
  package var title: String?
  /// The first day, `YYYY-MM-DD`.
  package var date: String?
  /// Times of day: `HH:MM` or `HH:MM:SS`.
  package var start: String?
  package var end: String?
  package var minutes: Int?
  /// An IANA name, where one is stated.
  package var timeZone: String?
  package var items: [AgendaItem]
  package var people: [Person]?
  package var norms: [String]?
  package var actions: [ActionItem]?

  package init(items: [AgendaItem] = []) { self.items = items }
}

/// One line of an agenda.
package struct AgendaItem: Codable, Sendable, Equatable {
  package var text: String
  /// Set where the agenda spans days.
  package var date: String?
  package var start: String?
  package var end: String?
  /// True where the end is only the next item's start.
  package var endInferred: Bool?
  package var minutes: Int?
  package var people: [String]?
  /// The protocol's identifier, where one is named.
  package var `protocol`: String?
  package var location: Location?

  package init(text: String) { self.text = text }
}

/// Somebody named in a document.
package struct Person: Codable, Sendable, Equatable {
  package var name: String
  package var role: String?

  package init(name: String, role: String? = nil) {
    self.name = name
    self.role = role
  }
}

/// Something that somebody took on.
package struct ActionItem: Codable, Sendable, Equatable {
  package var text: String
  package var who: String?
  /// `YYYY-MM-DD`.
  package var due: String?

  package init(text: String) { self.text = text }
}

/// A meeting that a document marks up for machines.
package struct Event: Codable, Sendable, Equatable {
  package var name: String?
  /// ISO 8601, with an offset or `Z` where one is stated; a day alone for what takes all day.
  package var start: String?
  package var end: String?
  package var place: String?
  /// The IANA name of the zone that `start` is on, where one is stated.
  package var timeZone: String?
  /// The rule of an event that comes back, as it is written: `FREQ=WEEKLY;COUNT=10`.
  package var recurrence: String?
  /// True where it was called off.
  package var isCancelled: Bool?
  /// The notation it was found in: `json-ld`, `microdata`, `h-event`, `hcalendar`, `icalendar`,
  /// `xcal`, `schedule-xml`.
  package var source: String

  package init(source: String) { self.source = source }
}
