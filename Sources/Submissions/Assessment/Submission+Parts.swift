package import Artifacts

/// What a page asks of one artifact at a time.
extension Submission {
  /// Nil where no file has the path.
  package func artifact(at path: ArtifactPath) -> AssessedArtifact? {
    store.value(at: SubmissionTable.line.key(path.bytes)).flatMap { artifact(at: path, line: $0) }
  }

  /// The files of a recording's set; nil for a file that is no set's recording.
  package func set(ofRecording path: ArtifactPath) -> RecordingSet? {
    store.decoded(RecordingSet.self, at: SubmissionTable.set.key(path.bytes))
  }

  /// Agendas against this recording, by day, then in the order of the agendas' paths.
  package func meetings(
    ofRecording path: ArtifactPath
  ) -> some Sequence<AgendaAgainstRecording> {
    store.entries(withPrefix: SubmissionTable.recordedMeeting.key(path.bytes, [])).lazy
      .compactMap { store.decoded(AgendaAgainstRecording.self, at: $0.value) }
  }

  /// An agenda with its items' texts and people: for the educator's own page alone.
  package func agenda(of path: ArtifactPath) -> Agenda? {
    store.decoded(Agenda.self, at: SubmissionTable.agenda.key(path.bytes))
  }

  /// What was said: for the educator's own page alone.
  package func cues(of path: ArtifactPath) -> [Cue] {
    store.decoded([Cue].self, at: SubmissionTable.cues.key(path.bytes)) ?? []
  }

  /// Who speaks, and how long: for the educator's own page alone.
  package func speakers(of path: ArtifactPath) -> [Speaker] {
    store.decoded([Speaker].self, at: SubmissionTable.speakers.key(path.bytes)) ?? []
  }
}

extension Submission {
  /// Links that `submission.yaml` declares, by address.
  package var declaredLinks: some Sequence<AssessedArtifact> {
    store.entries(withPrefix: SubmissionTable.linkLine.key()).lazy.compactMap { entry in
      artifact(at: SubmissionTable.path(of: entry.key), line: entry.value)
    }
  }
}
