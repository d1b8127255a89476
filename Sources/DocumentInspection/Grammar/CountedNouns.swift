/// Nouns whose number follows them, so that the 12 of `Grades 9-12 March 2026` is no day.
enum CountedNouns {
  /// `word` is in lower case.
  static func contains(_ word: String) -> Bool { nouns.contains(word) }

  private static let nouns = Set(
    [
      // English
      "grade grades gr page pages p pp room rooms rm year years yr chapter chapters ch chap k section",
      "sections unit units table tables group groups period periods level levels day week weeks",
      "lesson lessons part parts step steps class classes question questions item items volume vol",
      "number no figure fig slide slides standard standards cohort phase stage key",
      // Spanish
      "grado grados página páginas pagina paginas pág págs pag sala salas aula aulas curso cursos",
      "año años capítulo capítulos capitulo cap sección seccion secciones unidad unidades mesa mesas",
      "grupo grupos período períodos periodo periodos nivel niveles semana lección leccion",
      // French
      "classe salle salles année années chapitre chapitres unité unités groupe groupes période",
      "périodes niveau niveaux séance leçon semaine",
      // German
      "klasse klassen klassenstufe stufe stufen jahrgang jahrgänge seite seiten raum zimmer jahr jahre",
      "kapitel abschnitt abschnitte einheit einheiten tisch tische gruppe gruppen stunde woche niveau",
      // Portuguese
      "grau ano anos série séries capítulo capítulos seção seções secção unidade unidades turma turmas",
      "nível níveis",
    ].joined(separator: " ").split(separator: " ").map(String.init))
}
