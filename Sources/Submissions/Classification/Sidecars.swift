internal import Artifacts

/// Finds the recording that a transcript belongs to: the same folder, the same name but for the
/// ending, and for a language (`talk.en.vtt`) or the word that a meeting service adds.
struct Sidecars {
  private var recordings: [ArtifactPath: ArtifactPath] = [:]

  /// - Parameter artifacts: every artifact of the submission. Of several recordings of one name a
  ///   video comes before sound, then the first in order.
  init(_ artifacts: [(path: ArtifactPath, kind: ArtifactKind)]) {
    let candidates = artifacts.filter(\.kind.isRecording).sorted {
      ($0.kind == .audio ? 1 : 0, $0.path) < ($1.kind == .audio ? 1 : 0, $1.path)
    }
    for (path, _) in candidates {
      let key = path.directory.appending(path.stem)
      if recordings[key] == nil { recordings[key] = path }
    }
  }

  func recording(ofTranscript path: ArtifactPath) -> ArtifactPath? {
    if let recording = recordings[path.directory.appending(path.stem)] { return recording }
    guard let stop = path.stem.lastIndex(of: UInt8(ascii: ".")),
      Self.isAddition(path.stem[(stop + 1)...])
    else { return nil }
    return recordings[path.directory.appending(Array(path.stem[..<stop]))]
  }

  private static func isAddition(_ tail: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: tail, as: UTF8.self).lowercased()
    if ["cc", "transcript", "captions", "subtitles"].contains(text) { return true }
    // A BCP 47 tag: a language of two or three letters, then subtags.
    let subtags = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let language = subtags.first, (2...3).contains(language.utf8.count),
      language.utf8.allSatisfy((UInt8(ascii: "a")...UInt8(ascii: "z")).contains)
    else { return false }
    return subtags.allSatisfy { (1...8).contains($0.utf8.count) }
  }
}
