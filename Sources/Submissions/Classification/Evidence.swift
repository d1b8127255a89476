internal import Artifacts

/// What of a record speaks for a category: kept in place of the record, whose text is large.
struct Evidence: Codable, Sendable {
  var kind: ArtifactKind
  var isUsable: Bool
  var part: PartName?
  /// Cues of the credential that hold for the artifact itself.
  var matches: [CueMatch] = []
  /// Text cues that hold for a transcript's words: they speak for its recording.
  var spoken: [SpokenMatch] = []
}

/// A cue that holds, how much it weighs and why.
struct CueMatch: Codable, Sendable {
  /// The category's place in the definition.
  var category: Int
  var weight: Weight
  var reason: String

  /// From weak to strong: people name files for what they are; a folder's name says less.
  enum Weight: Int, Codable, Comparable {
    case text = 1
    case folder, title, fact, name

    static func < (left: Weight, right: Weight) -> Bool { left.rawValue < right.rawValue }
  }
}

/// A text cue that holds for what is said in a recording.
struct SpokenMatch: Codable, Sendable {
  var category: Int
  /// The kinds of recording that the cue is for; empty for any.
  var kinds: [ArtifactKind]
  var phrases: [String]
}
