internal import Artifacts

/// Puts together what a page shows and what it marks up for machines.
///
/// What one of them lacks the other gives; what both say alike stays; where they disagree the fact is
/// left out, with a finding.
struct AgendaMerge {
  private(set) var agenda: Agenda?
  private(set) var findings: [Finding] = []
  /// Whether the plan's facts, or a comparison with them, went into the agenda.
  private(set) var usesPlan = false

  private var list = FindingList()

  /// `isSole`: the page marks up no more than one event.
  init(visible: Agenda?, planned: Agenda, pageTitle: String?, isSole: Bool) {
    defer { findings = list.summarised }
    guard let visible, !visible.items.isEmpty else {
      guard !planned.items.isEmpty else {
        agenda = visible
        return
      }
      usesPlan = true
      agenda = planned
      agenda?.title = planned.title ?? visible?.title ?? pageTitle
      return
    }
    let pairs = AgendaPairing(visible: visible.items, planned: planned.items).pairs
    let isSame =
      pairs.count * 2 >= planned.items.count && !pairs.isEmpty
      || Self.areRelated(planned.title, visible.title ?? pageTitle)
      || isSole && planned.title == nil
    guard isSame else {
      agenda = visible
      if planned.items.isEmpty, isSole { compareDate(of: visible, with: planned) }
      return
    }
    usesPlan = true
    merge(visible, planned, pairs)
  }

  private mutating func merge(_ visible: Agenda, _ planned: Agenda, _ pairs: [Int: Int]) {
    // The page's text was read worse than the machine's list: names and people are in that.
    let isPlanBetter = planned.items.count >= 2 && pairs.count * 2 < planned.items.count
    var merged = visible
    if isPlanBetter {
      merged.items = planned.items
    } else {
      for (index, partner) in pairs {
        merge(&merged.items[index], planned.items[partner])
      }
    }
    merged.title = visible.title ?? planned.title
    merged.date = agreed("date", visible.date, planned.date)
    merged.start = agreed("start", visible.start, planned.start)
    merged.end = agreed("end", visible.end, planned.end)
    merged.timeZone = agreed("time zone", visible.timeZone, planned.timeZone)
    merged.minutes = minutes(of: merged, visible, planned)
    agenda = merged
  }

  /// Machine names are bare, texts on a page have times and people around them.
  private mutating func merge(_ item: inout AgendaItem, _ planned: AgendaItem) {
    let location = item.location
    item.date = agreed("date of “\(planned.text)”", item.date, planned.date, at: location)
    item.start = agreed("start of “\(planned.text)”", item.start, planned.start, at: location)
    // An end that was inferred, or is missing, gives way to one that is stated.
    if planned.end != nil, item.end == nil || item.endInferred == true {
      (item.end, item.endInferred) = (planned.end, planned.endInferred)
      item.minutes = planned.minutes ?? item.minutes
    } else if item.end == nil || planned.end != nil && planned.endInferred != true {
      item.end = agreed("end of “\(planned.text)”", item.end, planned.end, at: location)
      item.minutes = agreed(
        "length of “\(planned.text)”", item.minutes, planned.minutes, at: location)
    }
    item.text = planned.text
    item.people = item.people ?? planned.people
    item.protocol = item.protocol ?? planned.protocol
  }

  private func minutes(of merged: Agenda, _ visible: Agenda, _ planned: Agenda) -> Int? {
    if let start = merged.start, let end = merged.end {
      return PlanAgendaReader.minutes(from: start, to: end)
    }
    let isOpen = visible.start == nil && planned.start == nil
    return isOpen ? visible.minutes ?? planned.minutes : nil
  }

  private mutating func compareDate(of visible: Agenda, with planned: Agenda) {
    guard let shown = visible.date, let meant = planned.date, shown != meant else { return }
    agenda?.date = nil
    disagreement("date", "\(shown)", "\(meant)", at: nil)
  }

  private mutating func agreed<Fact: Equatable & CustomStringConvertible>(
    _ name: String, _ shown: Fact?, _ meant: Fact?, at location: Location? = nil
  ) -> Fact? {
    guard let shown, let meant else { return shown ?? meant }
    if shown == meant { return shown }
    disagreement(name, shown.description, meant.description, at: location)
    return nil
  }

  private mutating func disagreement(
    _ name: String, _ shown: String, _ meant: String, at location: Location?
  ) {
    list.add(
      Finding(
        .eventDisagrees,
        "The page shows one \(name) and marks up another for machines; both were left out.",
        expected: shown.cut(toBytes: 160), found: meant.cut(toBytes: 160), location: location))
  }

  /// Whether two titles name the same meeting: most words of the shorter one are in the other.
  private static func areRelated(_ first: String?, _ second: String?) -> Bool {
    guard let first, let second else { return false }
    let (left, right) = (words(first), words(second))
    let shorter = min(left.count, right.count)
    return shorter > 0 && left.intersection(right).count * 2 > shorter
  }

  private static func words(_ title: String) -> Set<Substring> {
    Set(title.cut(toBytes: 1_000).comparable.split(separator: " "))
  }
}
