internal import Artifacts

/// What a document holds that its readers don't see, by kind.
struct HiddenContent {
  private(set) var kinds: [String] = []

  mutating func add(_ kind: String) {
    if !kinds.contains(kind) { kinds.append(kind) }
  }

  /// Names the kinds, never what is hidden.
  var finding: Finding? {
    guard !kinds.isEmpty else { return nil }
    return Finding(
      .documentHiddenContent,
      "The document holds what its pages don't show (\(kinds.joined(separator: ", "))); "
        + "it was left out.")
  }
}
