internal import Artifacts

/// How many artifacts Part 2 has, and which categories they make up.
struct ArtifactCount: Sendable {
  /// Usable artifacts of Part 2 that belong to no set.
  private var single = 0
  /// The sets of which a usable artifact of Part 2 is part.
  private var sets: Set<String> = []
  /// Artifacts of Part 2 with an error.
  private(set) var unsound = 0
  /// How many usable artifacts each category has, the files of a set as one.
  private(set) var categories: [String: Int] = [:]

  mutating func add(_ line: ManifestLine) {
    let isUsable = line.isUsable
    if line.part == 2 {
      if isUsable {
        if let set = line.set { sets.insert(set) } else { single += 1 }
      }
      if line.hasError { unsound += 1 }
    }
    if isUsable, let category = line.category {
      categories[category, default: 0] += line.isCompanion ? 0 : 1
    }
  }

  /// The files of a set as one.
  var artifacts: Int { single + sets.count }
}

extension ManifestLine {
  /// True for a file that belongs to a recording.
  var isCompanion: Bool { setRole.map { $0 != .recording } ?? false }
}
