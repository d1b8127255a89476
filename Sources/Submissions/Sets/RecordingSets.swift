internal import Artifacts

/// Every recording set of a submission, from names and light facts alone.
struct RecordingSets: Sendable {
  /// In the order of their recordings' paths.
  private(set) var sets: [RecordingSet] = []
  private var memberships: [ArtifactPath: Membership] = [:]

  /// The place of a file in its set.
  struct Membership: Sendable {
    var id: String
    var role: SetRole
    var recording: ArtifactPath
  }

  init(_ lines: [ManifestLine]) { self.init(lines.map(SetCandidate.init)) }

  init(_ candidates: [SetCandidate]) {
    let ordered = candidates.sorted { $0.path < $1.path }
    let folders = Dictionary(grouping: ordered) { SetFolder.home(of: $0.path) }
    let found = folders.values.flatMap { SetFolder($0).sets }
      .sorted { $0.recording < $1.recording }
    var taken: Set<String> = []
    for set in found {
      let id = Self.id(of: set.recording, &taken)
      sets.append(
        RecordingSet(
          id: id,
          members: [SetMember(set.recording, role: .recording)]
            + set.companions.map { SetMember($0.path, role: $0.role) }))
      memberships[set.recording] = Membership(
        id: id, role: .recording, recording: set.recording)
      for (path, role) in set.companions {
        memberships[path] = Membership(id: id, role: role, recording: set.recording)
      }
    }
  }

  func membership(of path: ArtifactPath) -> Membership? { memberships[path] }

  /// Where two would have one id, the second has its ending, and then a number.
  private static func id(of recording: ArtifactPath, _ taken: inout Set<String>) -> String {
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
