internal import Artifacts

/// How the links of a submission ended, without asking a network.
package struct LinkCounts: Sendable, Equatable {
  package private(set) var sound = 0
  package private(set) var skipped = 0
  package private(set) var bad = 0

  package var all: Int { sound + skipped + bad }

  mutating func add(_ verdict: LinkVerdict.Verdict) {
    switch verdict {
    case .ok: sound += 1
    case .skipped: skipped += 1
    default: bad += 1
    }
  }
}
