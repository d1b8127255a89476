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
  package var purpose: [AgendaStatement]?
  package var objectives: [AgendaStatement]?
  package var materials: [AgendaStatement]?
  package var nextMeeting: NextMeeting?
  /// What became of actions of an earlier meeting.
  package var followUps: [AgendaStatement]?
  /// Feedback that is taken up again.
  package var feedback: [AgendaStatement]?
  /// Every protocol found, with the words that gave it away.
  package var protocols: [ProtocolHit]?
  /// Why the document counts as an agenda.
  package var evidence: [AgendaEvidence]?

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

/// A sentence or entry of an agenda, and where it stands.
package struct AgendaStatement: Codable, Sendable, Equatable {
  package var text: String
  /// Of a follow-up: the earlier action in the same document that it speaks of.
  package var action: String?
  package var location: Location?

  package init(text: String, location: Location? = nil) {
    self.text = text
    self.location = location
  }
}

/// When and where people meet next, as far as it is said.
package struct NextMeeting: Codable, Sendable, Equatable {
  package var text: String
  /// `YYYY-MM-DD`.
  package var date: String?
  package var start: String?
  package var location: Location?

  package init(text: String) { self.text = text }
}

/// A protocol found in a document.
package struct ProtocolHit: Codable, Sendable, Equatable {
  package enum Kind: String, Codable, Sendable { case name, steps }

  /// The identifier in the catalogue.
  package var `protocol`: String
  /// Whether it is named, or several of its steps follow one another.
  package var by: Kind
  /// The words that gave it away.
  package var words: [String]
  /// Of the first of them.
  package var location: Location?

  package init(protocol identifier: String, by kind: Kind, words: [String], location: Location?) {
    self.protocol = identifier
    by = kind
    self.words = words
    self.location = location
  }
}

/// One reason to take a document for an agenda.
package enum AgendaEvidence: String, Codable, Sendable, CaseIterable {
  /// It calls itself an agenda, in any language known.
  case namedAgenda = "named-agenda"
  /// Its title or a heading speaks of a meeting.
  case namedMeeting = "named-meeting"
  /// A table has a column for times and one for items.
  case columns
  /// Somebody has a role: facilitator, timekeeper…
  case roles
  /// Norms, actions, objectives or a next meeting have a section.
  case sections
  /// Items are called as meetings begin, rest and end.
  case meetingItems = "meeting-items"
  case `protocol`
  /// A machine-readable schedule.
  case markup
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
