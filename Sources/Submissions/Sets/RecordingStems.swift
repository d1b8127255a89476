internal import Artifacts

/// The recordings of a folder by their names without endings.
struct RecordingStems {
  private let files: [SetCandidate]
  private var byStem: [FoldedName: [Int]] = [:]
  private var byName: [FoldedName: [Int]] = [:]

  init(_ recordings: [Int], of files: [SetCandidate]) {
    self.files = files
    // The one that a transcript of this name is of comes first.
    let ordered = recordings.sorted { left, right in
      let (first, second) = (files[left], files[right])
      return (first.isUsable ? 0 : 1, first.kind == .video ? 0 : 1, first.path)
        < (second.isUsable ? 0 : 1, second.kind == .video ? 0 : 1, second.path)
    }
    for index in ordered {
      byStem[FoldedName(files[index].path.stem), default: []].append(index)
      byName[FoldedName(files[index].path.name), default: []].append(index)
    }
  }

  /// For each name the recording that comes first, and the others that have it.
  var sameNames: [(main: Int, others: ArraySlice<Int>)] {
    byStem.values.flatMap { alike in
      Dictionary(grouping: alike) { files[$0].path.stem }.values.compactMap { same in
        same.first.map { ($0, same.dropFirst()) }
      }
    }
  }

  /// The recording that a text lies beside by its name, and as what.
  func recording(beside text: SetCandidate) -> (Int, SetRole)? {
    if text.kind == .transcript, let whole = pick(byName, text.path.stem, \.name) {
      return (whole, .transcript)
    }
    for reading in SidecarStem.readings(of: text.path) {
      guard let index = pick(byStem, reading.stem, \.stem) else { continue }
      // A document of the same name may be anything, unless its name says more.
      if let role = reading.role { return (index, role) }
      return text.kind == .transcript ? (index, .transcript) : nil
    }
    return nil
  }

  /// Where names differ only in what makes no difference, only the exact one will do.
  private func pick(
    _ index: [FoldedName: [Int]], _ name: [UInt8], _ part: (ArtifactPath) -> [UInt8]
  ) -> Int? {
    guard let alike = index[FoldedName(name)], let first = alike.first else { return nil }
    if alike.allSatisfy({ part(files[$0].path) == part(files[first].path) }) { return first }
    return alike.first { part(files[$0].path) == name }
  }
}
