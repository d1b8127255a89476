internal import Artifacts

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// What a submission keeps in its store: each table has keys that begin with a byte of its own.
enum SubmissionTable: UInt8 {
  /// By path: what a record gave.
  case extract = 1
  /// Folders that hold a recording.
  case home
  /// By folder and path: what decides on sets.
  case candidate
  /// By its recording's path: a set.
  case set
  /// By path: the place of a file in its set.
  case membership
  /// By path: the manifest's line in canonical form.
  case line
  /// By path: findings with their messages, where there are any.
  case findings
  /// By severity and path: which artifacts have findings of it.
  case severity
  /// By path: a line of `SHA256SUMS`.
  case checksum
  /// By path: the verdicts on a document's links.
  case links
  /// By address: the manifest's line of a declared link in canonical form.
  case linkLine
  /// By path: where words hint at a component.
  case hints
  /// By the path of a recording or of an artifact without a set, then the companions below it.
  case row
  /// By path: an agenda with its text.
  case agenda
  /// By path: the captions of a transcript.
  case cues
  /// By path: what of an agenda decides on its recording.
  case meetingAgenda
  /// By path: what of a recording decides on its agenda.
  case meetingRecording
  /// By day, 1 for agendas and 2 for recordings, and path.
  case meetingDay
  /// By day and agenda: an agenda against its recording.
  case meeting
  /// By number: what could not be paired.
  case undecidedMeeting
  /// By digest and path: the artifacts that have some bytes.
  case digest
  /// By path: what only the educator's own report shows.
  case privateFacts
  /// By path: a recording's chapters as captions, each with its title.
  case chapters
  /// By path: what an agenda states of groups and learning walks.
  case practice
  /// By path: who speaks in a transcript.
  case speakers
  /// By recording, day and agenda: where an agenda against it lies.
  case recordedMeeting

  /// - Parameter parts: paths, parted by a byte that no path has, so that a folder's entries come
  ///   before those of a folder whose name goes on.
  func key(_ parts: [UInt8]...) -> [UInt8] {
    [rawValue] + parts.joined(separator: [0])
  }

  /// The path at the end of a key.
  static func path(of key: [UInt8]) -> ArtifactPath {
    let start = key.lastIndex(of: 0).map { $0 + 1 } ?? 1
    return ArtifactPath(bytes: Array(key[min(start, key.count)...]))
  }
}

extension OrderedStore {
  func put(encoding value: some Encodable, at key: [UInt8]) {
    // Our own values of texts, integers and flags: nothing here can fail to encode.
    put((try? JSONNode(encoding: value).line) ?? [], at: key)
  }

  func decoded<Value: Decodable>(_ type: Value.Type, at key: [UInt8]) -> Value? {
    value(at: key).flatMap { StoredValue.decoded(type, from: $0) }
  }
}

enum StoredValue {
  static func decoded<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) -> Value? {
    try? JSONDecoder().decode(type, from: Data(bytes))
  }
}
