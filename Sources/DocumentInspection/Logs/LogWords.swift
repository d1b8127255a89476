/// What the columns of a log are called.
enum LogWords {
  static let dates: Set<String> = [
    "date", "day", "when", "date of contact", "contact date", "fecha", "datum", "date du contact",
    "data", "日期",
  ]

  static let notes: Set<String> = [
    "note", "notes", "contact", "with", "who", "person", "teacher", "teachers", "type", "method",
    "topic", "summary", "subject", "message", "communication", "from", "to", "follow", "purpose",
    "comment", "comments", "details", "discussion", "medium", "channel", "participants", "action",
    "notas", "asunto", "bemerkung", "kommentar", "nombre", "name", "description", "outcome",
    "sender", "recipient",
  ]

  /// Words of talk with somebody, which no list of sessions has.
  static let contacts: Set<String> = [
    "contact", "contacted", "with", "method", "medium", "channel", "communication", "follow",
    "outcome", "response", "reply", "notes", "note", "spoke", "call", "email", "reason", "message",
    "from", "to", "sender", "recipient", "contacto", "notas", "kontakt", "bemerkung",
  ]

  /// Columns of a list of what is to be done when.
  static let programme: Set<String> = [
    "time", "start", "end", "minutes", "min", "duration", "item", "agenda", "topic", "session",
    "room",
    "activity", "presenter", "facilitator", "lead", "hora", "uhrzeit", "heure",
  ]

  static let people: Set<String> = [
    "with", "who", "person", "persons", "people", "teacher", "teachers", "from", "to",
    "participants", "participant", "name", "names", "contact", "sender", "recipient", "attendees",
    "staff", "parent", "student", "nombre", "docente", "profesor", "mit", "lehrkraft", "avec",
  ]
}
