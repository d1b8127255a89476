package import Artifacts

/// The files of one recording or one meeting: what to watch, and what lies beside it.
/// docs/formats/sets.md states the rules.
package struct RecordingSet: Codable, Sendable, Equatable {
  /// The path of the recording without its ending, as the contract shows paths; no two sets of a
  /// submission share one.
  package var id: String
  /// At least two: the recording first, then its companions in the order of their paths.
  package var members: [SetMember]

  package var companions: ArraySlice<SetMember> { members.dropFirst() }
}

/// A file of a set and what it is there for.
package struct SetMember: Codable, Sendable, Equatable {
  package var path: String
  package var pathBytes: String?
  package var role: SetRole

  init(_ path: ArtifactPath, role: SetRole) {
    self.path = path.text
    pathBytes = path.base64WhereNotUTF8
    self.role = role
  }

  package var artifactPath: ArtifactPath {
    ArtifactPath(path: path, pathBytes: pathBytes) ?? ArtifactPath(path)
  }
}

/// What a file of a set is there for.
package enum SetRole: String, Codable, Sendable, CaseIterable {
  /// The one to watch, or to listen to where nothing has pictures.
  case recording
  /// The same again: sound only, another resolution or view, or a further part.
  case alternate
  case transcript
  case chat
  case playlist
  /// The voice of one person, whom the name tells.
  case speakerAudio = "speaker-audio"

  /// As the start of a reason, before the recording's name.
  var phrase: String {
    switch self {
    case .recording: "the recording of"
    case .alternate: "another file of"
    case .transcript: "the transcript of"
    case .chat: "the chat of"
    case .playlist: "the playlist of"
    case .speakerAudio: "one person's sound of"
    }
  }
}
