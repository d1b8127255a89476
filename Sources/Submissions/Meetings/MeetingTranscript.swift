internal import Artifacts

/// A transcript asked for an agenda's items and for the steps of protocols.
struct MeetingTranscript {
  private let items: [PlannedItem]
  private let targets: [PlaceTarget]
  private let catalogue: ProtocolCatalogue
  private let stream: SpokenStream

  /// - Parameter items: those that are looked for.
  init(_ cues: [Cue], items: [PlannedItem], catalogue: ProtocolCatalogue = .standard) {
    self.items = items
    self.catalogue = catalogue
    targets = items.map { item in
      let names = item.protocol.flatMap { catalogue[$0]?.aliases } ?? [:]
      return PlaceTarget(
        text: item.text, names: names.sorted { $0.key < $1.key }.flatMap(\.value))
    }
    let steps = catalogue.protocols.flatMap { Self.targets(of: $0) }
    stream = SpokenStream(
      cues, wanted: (targets + steps).reduce(into: []) { $0.formUnion($1.stems) })
  }

  private static func targets(of known: KnownProtocol) -> [PlaceTarget] {
    (known.steps ?? []).map { PlaceTarget(phrases: $0.words) }
  }

  /// A recording's chapters as captions; nil where none has a title.
  static func cues(of chapters: [Chapter]) -> [Cue]? {
    guard chapters.contains(where: { $0.title != nil }) else { return nil }
    return chapters.map { chapter in
      Cue(
        startMilliseconds: chapter.startMilliseconds, endMilliseconds: chapter.endMilliseconds,
        speaker: nil, text: chapter.title ?? "")
    }
  }

  // MARK: Items

  /// The items with their places, or with the reason why one has none.
  var placed: [PlannedItem] {
    let alignment = TranscriptAlignment(targets, in: stream)
    let isEnough = Self.isEnough(alignment.placed, of: targets.count { !$0.isEmpty })
    var placed = items
    for index in placed.indices {
      if isEnough, let found = alignment.placed[index] {
        placed[index].place = found.place
      } else if targets[index].isEmpty {
        placed[index].unplaced = .noWords
      } else {
        placed[index].unplaced = isEnough && alignment.isSaid[index] ? .undecided : .tooLittle
      }
    }
    for index in placed.indices.dropLast() {
      guard let begin = placed[index].place, let end = placed[index + 1].place else { continue }
      placed[index].spokenMilliseconds = end.milliseconds - begin.milliseconds
    }
    return placed
  }

  /// A third of the items, and two by more than a word; a single word counts half. Less than that any
  /// talk among teachers may hold.
  private static func isEnough(_ placed: [TranscriptAlignment.Placed?], of searched: Int) -> Bool {
    let found = placed.compactMap(\.self)
    let strong = found.count { $0.isStrong }
    return strong >= 1 && strong * 2 + (found.count - strong) >= 4 && found.count * 3 >= searched
  }

  // MARK: Protocols

  /// Protocols whose steps are said in their order.
  ///
  /// - Parameter planned: those that the agenda names; of these fewer steps are enough.
  func protocols(planned: Set<String>) -> [PlayedProtocol] {
    let named = catalogue.protocols.filter { planned.contains($0.id) }
      .compactMap { played($0, isPlanned: true)?.played }
    guard named.isEmpty else { return named }
    // Protocols share steps: what shows two of them as well shows neither.
    let others = catalogue.protocols.compactMap { played($0, isPlanned: false) }
    let most = others.map(\.steps).max() ?? 0
    let best = others.filter { $0.steps == most }
    return best.count == 1 ? best.map(\.played) : []
  }

  private func played(
    _ known: KnownProtocol, isPlanned: Bool
  ) -> (played: PlayedProtocol, steps: Int)? {
    guard let steps = known.steps, !steps.isEmpty else { return nil }
    let alignment = TranscriptAlignment(Self.targets(of: known), in: stream)
    let found = steps.indices.filter { alignment.placed[$0] != nil }
    let strong = found.count { alignment.placed[$0]?.isStrong == true }
    let isTold = found.contains { steps[$0].telling == true }
    let isEnough =
      isPlanned
      ? found.count >= 3 : found.count >= 4 && found.count * 2 >= steps.count && strong >= 2
    guard isEnough, isTold else { return nil }
    let played = steps.indices.map { index in
      PlayedStep(name: steps[index].name, place: alignment.placed[index]?.place)
    }
    return (
      PlayedProtocol(protocol: known.id, isPlanned: isPlanned, steps: played), found.count
    )
  }
}
