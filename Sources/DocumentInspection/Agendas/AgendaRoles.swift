/// Words for what somebody does in a meeting, in six languages.
enum AgendaRoles {
  /// The role that a label names, in its own words, lower case and singular; `attendee` for words
  /// that only say who was there.
  static func role(_ label: String) -> String? {
    let words = label.comparable
    guard let role = table[words] else { return nil }
    // `Note-taker` and `note taker` are one role, spelt as the document does.
    return role.comparable == words ? label.lowercased().trimmedLabel : role
  }

  /// Roles in the singular; their plurals are made by rule.
  private static let singular: [String] = [
    // English
    "facilitator", "co-facilitator", "moderator", "coordinator", "organizer", "organiser",
    "recorder", "note taker", "notetaker", "note-taker", "scribe", "minute taker", "secretary",
    "timekeeper", "time keeper", "norm keeper", "normkeeper", "process observer", "observer",
    "reporter", "chair", "chairperson", "co-chair", "speaker", "host", "co-host", "presenter",
    "presenting teacher", "participant", "lead", "leader", "co-lead", "circle leader",
    "team leader",
    "team lead", "meeting leader", "mentor", "mentee", "coach", "critical friend", "guest",
    "knowledgeable other", "trainer", "instructor", "snack provider", "vibes watcher", "coachee",
    "responder", "respondent", "keeps time", "takes notes", "writes the notes", "convener",
    // Spanish
    "facilitador", "facilitadora", "moderador", "moderadora", "coordinador", "coordinadora",
    "secretario", "secretaria", "relator", "relatora", "relatoría", "cuidador del tiempo",
    "cuidadora del tiempo", "asistente", "participante", "ponente", "anfitrión", "anfitriona",
    "coordina", "modera", "facilita", "toma notas", "dirige", "presenta", "responsable",
    "guardián del tiempo", "preside", "tallerista",
    // French
    "animateur", "animatrice", "secrétaire", "gardien du temps", "gardienne du temps",
    "maître du temps", "maîtresse du temps", "président", "présidente", "présidence",
    "intervenant", "intervenante", "formateur", "formatrice", "rapporteur", "rapporteuse",
    "modérateur", "modératrice", "coordonnateur", "coordonnatrice", "animation", "secrétariat",
    // German
    "leitung", "moderation", "protokoll", "protokollführung", "protokollführer",
    "protokollführerin", "zeitwächter", "zeitwächterin", "moderatorin", "vorsitz", "vorsitzende",
    "vorsitzender", "referent", "referentin", "teilnehmer", "teilnehmende", "teilnehmerin",
    "gastgeber", "gastgeberin", "zeitnehmer", "zeitnehmerin",
    // Portuguese
    "mediador", "mediadora", "coordenador", "coordenadora", "relatora", "palestrante", "formador",
    "formadora", "secretária", "guardião do tempo", "guardiã do tempo", "coordenação", "mediação",
    "apresentador", "apresentadora", "redator", "redatora",
    // Chinese
    "主持人", "主持", "记录人", "记录", "记录员", "计时", "计时员", "计时人", "主讲人", "主讲",
    "参加人员", "参会人员", "召集人", "负责人",
  ]

  /// Phrases whose role is called otherwise.
  private static let phrases: [String: String] = [
    "facilitated by": "facilitator", "moderated by": "moderator", "led by": "lead",
    "lead by": "lead", "hosted by": "host", "chaired by": "chair", "presented by": "presenter",
    "notes taken by": "note taker", "notes by": "note taker", "attendees": "attendee",
    "attendee": "attendee", "present": "attendee", "in attendance": "attendee",
    "members present": "attendee", "attending": "attendee", "attendance": "attendee",
    "presentes": "attendee", "présents": "attendee", "anwesend": "attendee",
    "asistencia": "attendee",
    "note catcher": "note catcher",
  ]

  private static let table: [String: String] = {
    var table: [String: String] = [:]
    for role in singular {
      for plural in plurals(of: role) { table[plural.comparable] = role }
    }
    for role in singular { table[role.comparable] = role }
    for (phrase, role) in phrases { table[phrase] = role }
    return table
  }()

  /// `norm keepers`, `cuidadores del tiempo`, `moderatorinnen`: the first or the last word takes the
  /// ending.
  private static func plurals(of role: String) -> [String] {
    let words = role.split(separator: " ").map(String.init)
    guard let first = words.first, let last = words.last else { return [] }
    let rest = words.dropFirst().joined(separator: " ")
    let head = words.dropLast().joined(separator: " ")
    var plurals: [String] = []
    for ending in ["s", "es", "nen", "in", "(s)", "(in)"] {
      plurals.append(words.count == 1 ? first + ending : first + ending + " " + rest)
      if words.count > 1 { plurals.append(head + " " + last + ending) }
    }
    return plurals
  }
}

extension String {
  /// Without white space and signs at the ends.
  fileprivate var trimmedLabel: String {
    var text = collapsed[...]
    while let last = text.unicodeScalars.last, !last.isLetter, !last.isDigit {
      text = text.dropLast()
    }
    return String(
      text.drop { $0.unicodeScalars.first.map { !$0.isLetter && !$0.isDigit } ?? false })
  }
}
