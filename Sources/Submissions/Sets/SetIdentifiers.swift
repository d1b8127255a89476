internal import Artifacts

/// Names sets, in the order of their recordings' paths.
struct SetIdentifiers {
  private var taken: Set<String> = []

  /// Where two would have one id, the second has its ending, and then a number.
  mutating func next(_ recording: ArtifactPath) -> String {
    let stem = recording.directory.appending(recording.stem).text
    if taken.insert(stem).inserted { return stem }
    var (id, number) = (recording.text, 1)
    while !taken.insert(id).inserted {
      number += 1
      id = "\(recording.text) \(number)"
    }
    return id
  }
}
