internal import Artifacts

/// Keeps an agenda small enough for a reply, whatever the document holds.
enum AgendaCut {
  /// Of items, norms, actions and people together, as JSON writes them.
  static let mostBytes = 4 << 20

  /// Returns whether anything was left out.
  static func cut(_ agenda: inout Agenda) -> Bool {
    var budget = JSONBudget(bytes: mostBytes)
    agenda.title = agenda.title?.cut(toBytes: DocumentBuilder.longestTitle)
    agenda.people = agenda.people.map { Array($0.prefix { budget.take($0.name, $0.role) }) }
    agenda.items = Array(
      agenda.items.prefix { item in
        budget.take(item.text) && (item.people ?? []).allSatisfy { budget.take($0) }
      })
    agenda.norms = agenda.norms.map { Array($0.prefix { budget.take($0) }) }
    agenda.actions = agenda.actions.map { Array($0.prefix { budget.take($0.text, $0.who) }) }
    cut(&agenda.purpose, &budget)
    cut(&agenda.objectives, &budget)
    cut(&agenda.materials, &budget)
    cut(&agenda.followUps, &budget)
    cut(&agenda.feedback, &budget)
    agenda.protocols = agenda.protocols.map { list in
      Array(list.prefix { hit in hit.words.allSatisfy { budget.take($0) } })
    }
    if let next = agenda.nextMeeting, !budget.take(next.text) { agenda.nextMeeting = nil }
    if agenda.people?.isEmpty == true { agenda.people = nil }
    if agenda.norms?.isEmpty == true { agenda.norms = nil }
    if agenda.actions?.isEmpty == true { agenda.actions = nil }
    return budget.isSpent
  }

  private static func cut(_ list: inout [AgendaStatement]?, _ budget: inout JSONBudget) {
    let kept = list.map { Array($0.prefix { budget.take($0.text, $0.action) }) }
    list = kept?.isEmpty == true ? nil : kept
  }
}
