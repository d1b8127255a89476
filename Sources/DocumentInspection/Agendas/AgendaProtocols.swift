internal import Artifacts

/// The protocols of an agenda: named by an item, or shown by the order of their steps.
struct AgendaProtocols {
  /// For each entry the protocol it belongs to.
  private var identifiers: [String?]
  private(set) var hits: [ProtocolHit] = []

  init(entries: [AgendaEntry], titles: [String]) {
    let recogniser = ProtocolRecogniser.standard
    let texts = entries.map(\.text)
    identifiers = Array(repeating: nil, count: entries.count)
    let expected = titles.lazy.compactMap { recogniser.named(in: $0) }.first
    let runs = recogniser.runs(in: texts, expected: expected)
    for run in runs where entries.indices.contains(run.lines.upperBound - 1) {
      for line in run.lines { identifiers[line] = run.id }
      hits.append(
        ProtocolHit(
          protocol: run.id, by: .steps, words: run.steps.map { texts[$0].cut(toBytes: 160) },
          location: entries[run.lines.lowerBound].location))
    }
    for (index, text) in texts.enumerated() where identifiers[index] == nil {
      guard let id = recogniser.named(in: text) else { continue }
      identifiers[index] = id
      hits.append(
        ProtocolHit(
          protocol: id, by: .name, words: [text.cut(toBytes: 160)],
          location: entries[index].location))
    }
  }

  /// `entries`: those it was made from; the agenda's items may stand in another order.
  func mark(_ agenda: inout Agenda, by entries: [AgendaEntry]) {
    var left = Array(zip(entries.map(\.text), identifiers))
    for index in agenda.items.indices {
      guard let match = left.firstIndex(where: { $0.0 == agenda.items[index].text }) else {
        continue
      }
      agenda.items[index].protocol = left[match].1
      left.remove(at: match)
    }
    agenda.protocols = hits.isEmpty ? nil : Array(hits.prefix(100))
  }
}
