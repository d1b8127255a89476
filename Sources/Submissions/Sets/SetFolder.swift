internal import Artifacts

/// Finds the sets of one folder: no set reaches over two, but for Zoom's `Audio Record`.
struct SetFolder {
  /// A set as it was found.
  struct Found {
    var recording: ArtifactPath
    /// In the order of their paths.
    var companions: [(path: ArtifactPath, role: SetRole)]
  }

  private enum Key: Hashable {
    case zoomCloud(FoldedName)
    case zoomNumber(String)
    case zoomViews
    case teams(FoldedName, String)
    case meet(FoldedName)
    case stem([UInt8])
  }

  private let files: [SetCandidate]
  private let names: [ServiceName?]
  private var keys: [Key?]
  /// Nil for recordings, among which the one to watch is chosen last.
  private var roles: [SetRole?]

  /// - Parameter files: in the order of their paths.
  init(_ files: [SetCandidate]) {
    self.files = files
    names = files.map { ServiceName(stem: $0.path.stem, nameExtension: $0.path.nameExtension) }
    keys = files.map { _ in nil }
    roles = files.map { _ in nil }
    groupByService()
    groupZoomAudio()
    groupZoomCompanions()
    groupByStem()
    groupBySubject()
  }

  /// The folder whose sets a file may belong to.
  static func home(of path: ArtifactPath) -> ArtifactPath {
    isInAudioRecord(path) ? path.directory.directory : path.directory
  }

  /// True for a speaker's own sound, where Zoom puts it.
  static func isSpeakerAudio(_ path: ArtifactPath) -> Bool {
    guard isInAudioRecord(path),
      case .zoomSpeaker = ServiceName(stem: path.stem, nameExtension: path.nameExtension)
    else { return false }
    return true
  }

  private static func isInAudioRecord(_ path: ArtifactPath) -> Bool {
    FoldedName(path.directory.name) == FoldedName("Audio Record".utf8)
  }

  var sets: [Found] {
    var groups: [Key: [Int]] = [:]
    for (index, key) in keys.enumerated() {
      if let key { groups[key, default: []].append(index) }
    }
    return groups.values.compactMap(found)
  }

  private func found(_ members: [Int]) -> Found? {
    guard members.count > 1, let recording = recording(among: members) else { return nil }
    return Found(
      recording: files[recording].path,
      companions: members.filter { $0 != recording }.map {
        (files[$0].path, roles[$0] ?? .alternate)
      })
  }

  /// Of those that can be used the ones with pictures, of these the longest, of these the largest
  /// picture, of these the first.
  private func recording(among members: [Int]) -> Int? {
    var candidates = members.filter { roles[$0] == nil }
    candidates.keepIfAny { files[$0].isUsable }
    candidates.keepIfAny { files[$0].kind == .video }
    let longest = candidates.compactMap { files[$0].milliseconds }.max() ?? 0
    candidates.keepIfAny {
      longest - (files[$0].milliseconds ?? 0) <= SetCandidate.tolerance(longest)
    }
    let largest = candidates.map { files[$0].pixels }.max()
    return candidates.first { files[$0].pixels == largest }
  }

  private mutating func place(_ index: Int, _ key: Key, as role: SetRole?) {
    keys[index] = key
    roles[index] = role
  }

  // MARK: By a service's own names

  private mutating func groupByService() {
    for (index, name) in names.enumerated() {
      guard let name, let (key, role) = claim(of: files[index], name) else { continue }
      place(index, key, as: role)
    }
  }

  private func claim(of file: SetCandidate, _ name: ServiceName) -> (Key, SetRole?)? {
    switch name {
    case .zoomCloud(let meeting, let rest):
      if file.kind.isRecording { return (.zoomCloud(meeting), nil) }
      return cloudRole(of: file, rest).map { (.zoomCloud(meeting), $0) }
    case .zoomNumbered(let number):
      if file.kind.isRecording { return (.zoomNumber(number), nil) }
      return file.isPlaylist ? (.zoomNumber(number), .playlist) : nil
    case .zoomView: return file.kind.isRecording ? (.zoomViews, nil) : nil
    case .teams(let subject, let start, let isTranscript):
      let key = Key.teams(subject, start)
      if file.kind.isRecording { return isTranscript ? nil : (key, nil) }
      return file.isText ? (key, .transcript) : nil
    case .meet(let meeting, let tail):
      return meetRole(of: file, tail).map { (.meet(meeting), $0) }
    case .zoomAudioOnly, .zoomCompanion, .zoomSpeaker: return nil
    }
  }

  private func cloudRole(of file: SetCandidate, _ rest: String) -> SetRole? {
    guard file.isText else { return nil }
    if rest.hasSuffix("chat") { return .chat }
    if file.kind == .transcript || rest.hasSuffix("transcript") || rest.hasSuffix(".cc") {
      return .transcript
    }
    // Zoom's older chats have no word for it.
    return file.kind == .log ? .chat : nil
  }

  private func meetRole(of file: SetCandidate, _ tail: ServiceName.MeetTail) -> SetRole?? {
    switch tail {
    case .none, .recording:
      if file.kind.isRecording { return .some(nil) }
      return file.kind == .transcript ? .transcript : nil
    case .chat: return file.isText ? .chat : nil
    case .transcript: return file.isText ? .transcript : nil
    }
  }

  // MARK: Zoom's folders

  private var zoomKeys: Set<Key> {
    Set(
      files.indices.compactMap { index -> Key? in
        guard roles[index] == nil, let key = keys[index] else { return nil }
        switch key {
        case .zoomNumber, .zoomViews: return key
        default: return nil
        }
      })
  }

  /// `audio_only.m4a` is the sound of the views, or else of the only numbered meeting.
  private mutating func groupZoomAudio() {
    let zoom = zoomKeys
    guard zoom.contains(.zoomViews) || zoom.count < 2 else { return }
    let key = zoom.contains(.zoomViews) ? .zoomViews : zoom.first ?? .zoomViews
    for index in files.indices where names[index] == .zoomAudioOnly {
      if files[index].kind == .audio { place(index, key, as: nil) }
    }
  }

  /// Names that are the same in every meeting's folder belong to the only meeting of this one.
  private mutating func groupZoomCompanions() {
    let zoom = zoomKeys
    let only = zoom.count == 1 ? zoom.first : nil
    for index in files.indices {
      let file = files[index]
      switch names[index] {
      case .zoomCompanion(.playlist) where file.isPlaylist:
        if let only { place(index, only, as: .playlist) }
      case .zoomCompanion(let role) where role != .playlist && file.isText:
        if let only { place(index, only, as: role) }
      case .zoomSpeaker(let digits) where file.kind == .audio:
        if let key = speakerKey(digits, file.path, zoom) { place(index, key, as: .speakerAudio) }
      default: break
      }
    }
  }

  /// A speaker's file ends with the meeting's number, the speaker's own before it; a meeting
  /// without a number has its speakers in the folder that is theirs.
  private func speakerKey(_ digits: String, _ path: ArtifactPath, _ zoom: Set<Key>) -> Key? {
    let numbered = (0...2).map { Key.zoomNumber(String(digits.dropFirst($0))) }
      .filter(zoom.contains)
    if numbered.count == 1 { return numbered.first }
    return zoom == [.zoomViews] && Self.isInAudioRecord(path) ? .zoomViews : nil
  }

  // MARK: By the same name

  private mutating func groupByStem() {
    let stems = RecordingStems(
      files.indices.filter { files[$0].kind.isRecording && roles[$0] == nil }
        .filter { !Self.isInAudioRecord(files[$0].path) }, of: files)
    for (main, others) in stems.sameNames {
      for other in others where keys[other] == nil && files[other].hasLength(of: files[main]) {
        place(other, key(of: main), as: nil)
      }
    }
    for index in files.indices where keys[index] == nil && files[index].isText {
      guard let (main, role) = stems.recording(beside: files[index]) else { continue }
      place(index, key(of: main), as: role)
    }
  }

  /// The group of a recording, which is its own where it had none.
  private mutating func key(of recording: Int) -> Key {
    if let key = keys[recording] { return key }
    let key = Key.stem(files[recording].path.name)
    keys[recording] = key
    return key
  }

  /// A transcript that Teams saved under the meeting's subject alone.
  private mutating func groupBySubject() {
    var meetings: [FoldedName: Set<Key>] = [:]
    for index in files.indices where roles[index] == nil {
      guard case .teams(let subject, _)? = keys[index], let key = keys[index] else { continue }
      meetings[subject, default: []].insert(key)
    }
    guard !meetings.isEmpty else { return }
    for index in files.indices where keys[index] == nil && files[index].kind == .transcript {
      guard let found = meetings[FoldedName(files[index].path.stem)], found.count == 1,
        let key = found.first
      else { continue }
      place(index, key, as: .transcript)
    }
  }
}

extension [Int] {
  /// Drops the others where at least one fits.
  fileprivate mutating func keepIfAny(_ fits: (Int) -> Bool) {
    let kept = filter(fits)
    if !kept.isEmpty { self = kept }
  }
}
