internal import ArtifactIndex
internal import Artifacts
internal import Submissions

/// What a scan has to do: the files of a folder held against what its index knows of them.
struct ScanPlan {
  /// Positions of the files whose record does not stand for them, in path order.
  private(set) var toRead: [Int] = []
  /// Artifacts whose record stands; only where somebody wants the records.
  private(set) var unchanged: [Int64] = []
  /// Their positions among the files.
  private(set) var unchangedPositions: [Int] = []
  /// Artifacts whose file is gone.
  private(set) var gone: [Int64] = []

  /// Whether the index knows any artifact.
  private(set) var knowsSomething = false

  private let files: FileList
  private let isRehashing: Bool
  private let keepsUnchanged: Bool
  private let unreadable: [[UInt8]]
  private var position = 0

  /// Compares both in one pass, each in the order of the paths' bytes.
  ///
  /// - Parameters:
  ///   - inspector: whose records may stand.
  ///   - alternative: another whose records may.
  ///   - isRehashing: trusts nothing that the index knows.
  ///   - keepsUnchanged: whether the artifacts whose record stands are listed.
  static func comparing(
    _ contents: FolderContents, with store: IndexStore, inspector: String,
    or alternative: String? = nil, isRehashing: Bool,
    keepsUnchanged: Bool
  ) throws(IndexError) -> ScanPlan {
    var plan = ScanPlan(
      files: contents.files, isRehashing: isRehashing, keepsUnchanged: keepsUnchanged,
      unreadable: contents.unreadable.map(\.artifactPath.bytes))
    try store.states(for: inspector, or: alternative) { plan.compare($0) }
    while plan.position < plan.files.count { plan.read() }
    return plan
  }

  private init(
    files: FileList, isRehashing: Bool, keepsUnchanged: Bool, unreadable: [[UInt8]]
  ) {
    self.files = files
    self.isRehashing = isRehashing
    self.keepsUnchanged = keepsUnchanged
    self.unreadable = unreadable
  }

  private mutating func compare(_ state: IndexedState) {
    knowsSomething = true
    while position < files.count,
      files.pathBytes(at: position).lexicographicallyPrecedes(state.path)
    {
      read()
    }
    guard position < files.count, files.pathBytes(at: position).elementsEqual(state.path) else {
      if !state.isGone, !isOutOfSight(state.path) { gone.append(state.id) }
      return
    }
    let stands =
      !isRehashing && state.isReusable && !state.isGone && files.stamp(at: position) == state.stamp
    guard stands else { return read() }
    if keepsUnchanged {
      unchanged.append(state.id)
      unchangedPositions.append(position)
    }
    position += 1
  }

  private mutating func read() {
    toRead.append(position)
    position += 1
  }

  /// Whether a path lies where the walk could not look: then nobody knows that it is gone.
  private func isOutOfSight(_ path: [UInt8]) -> Bool {
    unreadable.contains { folder in
      folder.isEmpty || path == folder || path.starts(with: folder + [UInt8(ascii: "/")])
    }
  }
}
