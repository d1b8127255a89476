internal import Artifacts

/// Decides whether a document is an agenda, and keeps the reasons.
///
/// Times alone prove nothing: timetables, recipes and opening hours have them too. Something must
/// speak of people meeting, and nothing of another kind of list.
struct AgendaVerdict {
  var hasRoles = false
  var isMarkedUp = false
  private var isNamedAgenda = false
  private var isNamedMeeting = false
  private var hasSections = false
  private var hasColumns = false
  private var isForeign = false
  private var isMinutes = false
  private var isFiller = false
  private var isPhrase = false
  private var hasLines = false

  // MARK: What the lines say

  mutating func note(title text: String) { note(text, isHeading: true) }

  mutating func note(heading text: String) { note(text, isHeading: true) }

  /// A short line ahead of the items.
  mutating func note(line text: String) { note(text, isHeading: false) }

  private mutating func note(_ text: String, isHeading: Bool) {
    if OtherLists.isFiller(text) { isFiller = true }
    if isHeading || WordCount.words(in: text) <= 12 {
      if OtherLists.isForeign(text) { isForeign = true }
      if isHeading || !hasLines, OtherLists.isTurnOfPhrase(text) { isPhrase = true }
      if OtherLists.isMinutes(text) { isMinutes = true }
    }
    hasLines = true
    if AgendaWords.namesAgenda(text), !OtherLists.isTurnOfPhrase(text) { isNamedAgenda = true }
    if AgendaWords.namesMeeting(text), !OtherLists.isWeak(text) { isNamedMeeting = true }
  }

  mutating func note(section: AgendaWords.Section, text: String) {
    switch section {
    case .items: if AgendaWords.namesAgenda(text) { isNamedAgenda = true }
    case .norms, .actions, .objectives, .nextMeeting, .roles: hasSections = true
    case .people: hasRoles = true
    case .purpose, .materials, .followUp, .feedback, .other: break
    }
  }

  mutating func note(_ columns: AgendaColumns) {
    if columns.hasItems, columns.hasTimes, columns.hasLead { hasColumns = true }
  }

  // MARK: Judgement

  enum Outcome: Equatable {
    case agenda([AgendaEvidence])
    case template
    case none
  }

  /// `entries`: everything that may be an item; `protocols`: how many protocols were found in them.
  func outcome(for entries: [AgendaEntry], protocols: Int, format: String) -> Outcome {
    let texts = entries.map(\.text)
    let timed = entries.filter { $0.mention != nil || $0.bareNumber != nil }
    let reasons = evidence(texts: texts, protocols: protocols)
    if isUnfilled(texts) { return reasons.isEmpty && texts.count < 2 ? .none : .template }
    if isForeign && !isNamedAgenda || isPhrase { return .none }
    if OtherLists.arePeriods(texts) || !texts.contains(where: Self.hasLetters) { return .none }
    if isMinutes || !isNamedAgenda, OtherLists.areNarrated(texts) { return .none }
    let isEnough = isNamedAgenda ? !entries.isEmpty : timed.count >= 2
    return isEnough && !reasons.isEmpty ? .agenda(reasons) : .none
  }

  private func evidence(texts: [String], protocols: Int) -> [AgendaEvidence] {
    var reasons: [AgendaEvidence] = []
    if isNamedAgenda { reasons.append(.namedAgenda) }
    if isNamedMeeting { reasons.append(.namedMeeting) }
    if hasColumns { reasons.append(.columns) }
    if hasRoles { reasons.append(.roles) }
    if hasSections { reasons.append(.sections) }
    if texts.filter(AgendaWords.isMeetingItem).count >= 2 { reasons.append(.meetingItems) }
    if protocols > 0 { reasons.append(.protocol) }
    if isMarkedUp { reasons.append(.markup) }
    return reasons
  }

  /// Most of the items are placeholders, or the text is filler.
  private func isUnfilled(_ texts: [String]) -> Bool {
    let empty = texts.filter { OtherLists.isPlaceholder($0) || OtherLists.isFiller($0) }.count
    return !texts.isEmpty && empty * 2 >= texts.count || isFiller && empty > 0
  }

  private static func hasLetters(_ text: String) -> Bool {
    text.unicodeScalars.contains(where: \.isLetter)
  }

  /// Whether a page without items is called an agenda.
  var isCalledAgenda: Bool { isNamedAgenda }
}
