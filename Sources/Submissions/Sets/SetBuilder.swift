internal import Artifacts

/// Finds every recording set of a submission, from names and light facts alone, and keeps in the store
/// what follows for their members. One folder's files are in memory at a time, and only of folders
/// that hold a recording.
struct SetBuilder {
  let store: any OrderedStore
  let classifier: Classifier
  let exactParts: Set<Int>

  func build() {
    for home in store.entries(withPrefix: SubmissionTable.home.key()) {
      find(in: Array(home.key.dropFirst()))
    }
    var identifiers = SetIdentifiers()
    for entry in store.entries(withPrefix: SubmissionTable.set.key()) {
      guard var set = StoredValue.decoded(RecordingSet.self, from: entry.value),
        let recording = set.members.first
      else { continue }
      set.id = identifiers.next(recording.artifactPath)
      store.put(encoding: set, at: entry.key)
      keepMemberships(of: set, recording)
    }
  }

  private func find(in home: [UInt8]) {
    let entries = store.entries(withPrefix: SubmissionTable.candidate.key(home, []))
    let candidates = entries.compactMap { StoredValue.decoded(SetCandidate.self, from: $0.value) }
    for found in SetFolder(candidates).sets {
      // Its id can only be told when all are there.
      let set = RecordingSet(
        id: "",
        members: [SetMember(found.recording, role: .recording)]
          + found.companions.map { SetMember($0.path, role: $0.role) })
      store.put(encoding: set, at: SubmissionTable.set.key(found.recording.bytes))
    }
  }

  private func keepMemberships(of set: RecordingSet, _ recording: SetMember) {
    guard let watched = extract(of: recording) else { return }
    let transcripts = set.companions.filter { $0.role == .transcript }
    let spoken = transcripts.flatMap { extract(of: $0)?.evidence.spoken ?? [] }
    let placed = classifier.placement(
      of: watched.evidence, exactParts: exactParts, spoken: spoken)
    for member in set.members {
      var membership = SetMembership(
        id: set.id, role: member.role, recording: recording, placed: placed)
      if member.role == .transcript {
        membership.overrun = extract(of: member)?.captions?.finding(beyond: watched.line)
      }
      store.put(encoding: membership, at: SubmissionTable.membership.key(member.artifactPath.bytes))
    }
  }

  private func extract(of member: SetMember) -> ArtifactExtract? {
    store.decoded(
      ArtifactExtract.self, at: SubmissionTable.extract.key(member.artifactPath.bytes))
  }
}
