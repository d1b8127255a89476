internal import Artifacts

/// Says what about an agenda's times is impossible, open, overlapping or missing.
enum AgendaTimeFindings {
  /// Shorter ones, in seconds, are time to change rooms.
  private static let shortestGap = 300

  static func report(
    _ entries: [AgendaEntry], _ slots: [AgendaTimes.Slot], _ findings: inout FindingList
  ) {
    var before: AgendaTimes.Slot?
    var isOpenSaid = false
    for (entry, slot) in zip(entries, slots) {
      let text = entry.text.cut(toBytes: 160)
      let place = entry.location
      if let finding = trouble(entry, slot, text, place, isOpenSaid: isOpenSaid) {
        findings.add(finding)
        // Where one item does not say, the others hardly ever do.
        isOpenSaid = isOpenSaid || slot.trouble == .open
      }
      if let before, let finding = joint(before, slot, text, place) { findings.add(finding) }
      if slot.start != nil { before = slot }
    }
  }

  private static func trouble(
    _ entry: AgendaEntry, _ slot: AgendaTimes.Slot, _ text: String, _ place: Location?,
    isOpenSaid: Bool
  ) -> Finding? {
    if entry.mention?.isImpossible == true {
      return Finding(
        .agendaTimeImpossible, "“\(text)” has a time that no day has.", location: place)
    }
    switch slot.trouble {
    case .runsBack?:
      return Finding(
        .agendaTimeImpossible, "“\(text)” ends before it starts; its end was left out.",
        location: place)
    case .open? where !isOpenSaid:
      return Finding(
        .agendaTimeAmbiguous, "“\(text)” does not say whether it is in the morning or afternoon.",
        location: place)
    default: return nil
    }
  }

  /// Where two items of one day meet: only ends that are written count.
  private static func joint(
    _ before: AgendaTimes.Slot, _ slot: AgendaTimes.Slot, _ text: String, _ place: Location?
  ) -> Finding? {
    guard let end = before.end, let from = before.start, let start = slot.start,
      before.day == slot.day, !before.isEndInferred, before.isNextDay == slot.isNextDay, end > from
    else { return nil }
    if start < end, slot.end ?? start > from {
      return Finding(
        .agendaItemsOverlap, "“\(text)” starts before the item above it ends.",
        expected: "at or after \(ClockTime.text(seconds: end))",
        found: ClockTime.text(seconds: start),
        location: place)
    }
    guard start - end >= shortestGap else { return nil }
    return Finding(
      .agendaItemsGap, "Between “\(text)” and the item above it nothing is planned.",
      expected: ClockTime.text(seconds: end), found: ClockTime.text(seconds: start),
      location: place)
  }
}
