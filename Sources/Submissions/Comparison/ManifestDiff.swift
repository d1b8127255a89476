internal import Artifacts

/// What changed from one submission to another: what a second attempt did. Built from both sides'
/// artifacts in the order of their paths; only what differs is kept.
package struct ManifestDiff: Sendable, Equatable {
  /// An artifact on both sides, under one name or two.
  package struct Pair: Sendable, Equatable {
    package var old: DiffItem
    package var new: DiffItem
    package var facts: [DiffFact]

    init(_ old: DiffItem, _ new: DiffItem) {
      (self.old, self.new) = (old, new)
      facts = old.facts(comparedTo: new)
      self.old.forgetFacts()
      self.new.forgetFacts()
    }
  }

  /// A requirement that has another outcome.
  package struct Flip: Sendable, Equatable {
    package var id: RequirementID
    package var old: RequirementOutcome?
    package var new: RequirementOutcome?
  }

  package private(set) var same = 0
  package private(set) var added: [DiffItem] = []
  package private(set) var removed: [DiffItem] = []
  /// Other bytes under the same name.
  package private(set) var changed: [Pair] = []
  /// The same bytes under another name.
  package private(set) var renamed: [Pair] = []
  /// The same bytes under the same name, of which something else is said.
  package private(set) var restated: [Pair] = []
  package private(set) var requirements: [Flip] = []
  package var notices: [String] = []

  package init() {}

  package var hasChanges: Bool {
    !(added.isEmpty && removed.isEmpty && changed.isEmpty && renamed.isEmpty && restated.isEmpty
      && requirements.isEmpty)
  }

  /// Takes in both sides, each in the strict order of its paths.
  package mutating func compare(
    old nextOld: () throws -> DiffItem?, new nextNew: () throws -> DiffItem?
  ) rethrows {
    var (old, new) = (try nextOld(), try nextNew())
    while true {
      switch (old, new) {
      case (nil, nil):
        findRenamed()
        return
      case (let left?, let right?) where left.path == right.path:
        add(left, right)
        (old, new) = (try nextOld(), try nextNew())
      case (let left?, let right) where right.map({ left.path < $0.path }) ?? true:
        removed.append(left)
        old = try nextOld()
      case (_, let right?):
        added.append(right)
        new = try nextNew()
      case (_, nil): return
      }
    }
  }

  private mutating func add(_ old: DiffItem, _ new: DiffItem) {
    let isSame = old.hasSameBytes(as: new) || old.sha256 == nil && new.sha256 == nil && old == new
    let pair = Pair(old, new)
    if !isSame {
      changed.append(pair)
    } else if pair.facts.isEmpty {
      same += 1
    } else {
      restated.append(pair)
    }
  }

  /// Each removed artifact stands for one added one at most, in the order of their paths.
  private mutating func findRenamed() {
    var byDigest: [String: [Int]] = [:]
    for (position, item) in added.enumerated().reversed() where item.size != 0 {
      item.sha256.map { byDigest[$0, default: []].append(position) }
    }
    var taken: Set<Int> = []
    removed.removeAll { item in
      guard let digest = item.sha256, let position = byDigest[digest]?.popLast() else {
        return false
      }
      taken.insert(position)
      renamed.append(Pair(item, added[position]))
      return true
    }
    var position = 0
    added.removeAll { _ in
      defer { position += 1 }
      return taken.contains(position)
    }
    for position in added.indices { added[position].forgetFacts() }
    for position in removed.indices { removed[position].forgetFacts() }
  }

  /// Holds the outcomes of two headers against each other.
  package mutating func compare(
    requirements old: [RequirementOutcome], with new: [RequirementOutcome]
  ) {
    // In the order of the newer definition; then what only the older one asked.
    let ids = new.map(\.id) + old.map(\.id).filter { id in !new.contains { $0.id == id } }
    for id in ids {
      let (before, after) = (old.first { $0.id == id }, new.first { $0.id == id })
      if before?.outcome != after?.outcome {
        requirements.append(Flip(id: id, old: before, new: after))
      }
    }
  }
}
