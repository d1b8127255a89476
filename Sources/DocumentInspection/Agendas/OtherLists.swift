/// Words and shapes by which timetables, templates, minutes and the like are told from agendas.
enum OtherLists {
  /// Whether a title or heading names another kind of list with times.
  static func isForeign(_ text: String) -> Bool {
    foreign.isIn(text.comparable)
  }

  static func isMinutes(_ text: String) -> Bool {
    minutes.isIn(text.comparable)
  }

  /// `The hidden agenda` is no agenda.
  static func isTurnOfPhrase(_ text: String) -> Bool {
    phrases.isIn(text.comparable)
  }

  /// Whether the only words that speak of a meeting are such as any list of times may have.
  static func isWeak(_ text: String) -> Bool {
    let strong = text.comparable.spaceParted.filter { !weak.contains(String($0)) }
    return !AgendaWords.namesMeeting(strong.joined(separator: " "))
  }

  // MARK: Templates

  /// Whether the text is a place to write something and not what was written.
  static func isPlaceholder(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    if isBracketed(text) || scalars.contains("«") && scalars.contains("»") && text.contains("_") {
      return true
    }
    if text.holds("{{") || text.holds("____") || text.holds("……") { return true }
    let words = text.comparable
    return placeholders.isIn(words)
      || numbered(words, nouns: placeholderNouns)
  }

  /// `[Item 1]`, `Topic: <insert topic>`, `«Item»`: brackets around most of it.
  private static func isBracketed(_ text: String) -> Bool {
    for (open, close) in [("[", "]"), ("<", ">"), ("«", "»"), ("{", "}")]
      as [(Character, Character)]
    {
      guard let sign = open.utf8.first, text.holds(sign), let first = text.firstIndex(of: open),
        let last = text.lastIndex(of: close), first < last
      else { continue }
      let inside = text[first...last]
      if inside.count * 2 > text.count, inside.contains(where: \.isLetter), open != "«" {
        return true
      }
      if open == "«", inside.count == text.count, !inside.contains(" ") { return true }
    }
    return false
  }

  static func isFiller(_ text: String) -> Bool {
    fillers.isIn(text.comparable)
  }

  // MARK: Shapes of lists

  /// Whether half of the lines are periods of a school day, weeks or bare numbers.
  static func arePeriods(_ texts: [String]) -> Bool {
    let periods = texts.filter { text in
      let words = text.comparable
      return !words.isEmpty && words.allSatisfy { $0.isNumber || $0 == " " }
        || numbered(words, nouns: periodNouns) || isOrdinalPeriod(words)
    }
    return !texts.isEmpty && periods.count * 2 >= texts.count
  }

  private static func isOrdinalPeriod(_ words: String) -> Bool {
    let parts = words.split(separator: " ")
    return parts.count == 2 && periodNouns.contains(String(parts[1]))
      && parts[0].first?.isNumber == true
  }

  private static func numbered(_ words: String, nouns: Set<String>) -> Bool {
    let parts = words.split(separator: " ")
    return parts.count == 2 && nouns.contains(String(parts[0])) && Int(parts[1]) != nil
  }

  /// Whether the lines tell what was done rather than what is to do.
  static func areNarrated(_ texts: [String]) -> Bool {
    let told = texts.filter { text in
      let words = text.comparable.split(separator: " ")
      return words.count >= 5 && words.contains { past.contains(String($0)) || isPast($0) }
    }
    return texts.count >= 2 && told.count * 2 >= texts.count
  }

  private static func isPast(_ word: Substring) -> Bool {
    word.count >= 6 && word.hasSuffix("ed") && !adjectives.contains(String(word))
  }

  // MARK: Words

  private static let foreign = PhraseIndex([
    "bell schedule", "timetable", "itinerary", "departure", "departures", "arrivals and departures",
    "your trip", "your flight", "flight", "boarding", "bus", "buses", "train", "trains", "ferry",
    "recipe", "ingredients", "serves", "opening hours", "office hours", "library hours", "hours",
    "exam", "exams", "examination", "examinations", "invoice", "receipt", "menu", "tonight",
    "on tv",
    "television", "channel", "concert", "box office", "results", "timesheet", "time sheet",
    "syllabus",
    "vacancy", "we are hiring", "job description", "curriculum vitae", "résumé",
    "minimum day schedule",
    "routes", "route", "fahrplan", "horario de autobuses", "horaires de bus", "stundenplan",
    "emploi du temps", "speiseplan", "rezept", "receta", "recette", "receita", "itinerario",
    "itinéraire", "viaje", "voyage", "class schedule", "daily schedule", "regular day", "calendar",
    "observation", "fixtures", "tide table", "matches",
  ])
  private static let minutes = PhraseIndex([
    "minutes", "meeting minutes", "acta", "procès verbal", "compte rendu", "protokoll der",
    "ata da", "会议记录", "会议纪要", "notes from",
  ])
  private static let phrases = PhraseIndex([
    "hidden agenda", "own agenda", "on the agenda", "political agenda",
  ])
  private static let weak: Set<String> = [
    "schedule", "programme", "program", "learning", "planning", "rounds", "board", "team",
    "academy", "circle", "class", "community", "conference", "institute", "faculty", "training",
  ]
  private static let placeholders = PhraseIndex([
    "insert", "your text", "text here", "goes here", "type here", "click here to", "to be filled",
    "add item", "agenda item here", "topic here", "name here", "insertar", "insérer", "einfügen",
    "inserir", "xx xx", "enter text", "item title",
  ])
  private static let fillers = PhraseIndex([
    "lorem ipsum", "dolor sit amet", "consectetur", "sed do eiusmod", "adipiscing", "goes here",
    "placeholder text", "sample text", "dummy text", "ut labore", "tempor incididunt",
    "ut enim ad", "quis nostrud", "duis aute", "excepteur sint",
  ])
  private static let placeholderNouns: Set<String> = [
    "item", "topic", "activity", "punkt", "tema", "sujet", "tópico",
  ]
  private static let periodNouns: Set<String> = [
    "period", "block", "hour", "lesson", "pd", "per", "stunde", "hora", "periodo", "heure", "aula",
    "week", "semana", "woche", "semaine", "zero", "advisory", "homeroom",
  ]
  private static let past: Set<String> = [
    "was", "were", "had", "said", "did", "went", "came", "took", "gave", "began", "told", "asks",
    "walks", "sits", "writes", "thought", "felt", "read", "spoke", "fue", "era", "était", "wurde",
    "war", "foi",
  ]
  private static let adjectives: Set<String> = [
    "shared", "needed", "united", "indeed", "unneeded", "embed", "exceed", "proceed", "succeed",
    "advanced", "assigned", "related", "invited", "required", "guided", "mixed", "graded",
  ]
}
