/// Lines that name where people work and not what they meet for.
enum SchoolNames {
  static func isOne(_ text: String) -> Bool {
    if AgendaWords.namesAgenda(text) { return false }
    let words = text.comparable.split(separator: " ")
    let isSchool =
      words.contains { schools.contains(String($0)) || $0.hasSuffix("schule") }
      || ["学校", "小学", "中学"].contains { text.hasSuffix($0) } || text.contains("K-8")
    let meets = words.contains { meetings.contains(String($0)) }
    return isSchool && !meets || navigation.contains(text.comparable)
  }

  private static let schools: Set<String> = [
    "school", "schools", "academy", "college", "district", "elementary", "university", "escuela",
    "colegio", "instituto", "école", "collège", "lycée", "gymnasium", "escola", "universidad",
    "universität", "université", "universidade", "isd", "usd", "k8",
  ]
  private static let meetings: Set<String> = [
    "meeting", "session", "workshop", "retreat", "team", "council", "committee", "training", "plc",
    "seminar", "planning", "leadership", "learning", "day", "faculty", "staff", "night", "agenda",
    "junta", "reunión", "taller", "consejo", "réunion", "conseil", "sitzung", "konferenz",
  ]
  private static let navigation: Set<String> = [
    "home", "start", "startseite", "menu", "menü", "inicio", "accueil", "login", "search", "news",
    "staff", "families", "students", "parents", "upcoming", "calendar", "contact", "about",
    "intern",
    "skip to main content", "skip to content", "we use cookies ok",
  ]
}
