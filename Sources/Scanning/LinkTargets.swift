internal import Artifacts
internal import LinkValidation
internal import Submissions
internal import Threads

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// What local links may lead to: every artifact of a submission, the folders above them, and what
/// was left out. All of it lies in stores, since any number of files may be there.
struct LinkTargets {
  private let targets: any OrderedStore
  private let names: SimilarNames
  /// The folder that was added last: most files have the same as the one before.
  private var lastFolder: ArtifactPath?

  /// - Parameters:
  ///   - targets: an empty store.
  ///   - names: another.
  init(targets: any OrderedStore, names: any OrderedStore) {
    self.targets = targets
    self.names = SimilarNames(store: names)
  }

  mutating func add(_ record: ArtifactRecord) {
    let path = record.artifactPath
    put(.file(LinkedFile(record)), at: path)
    addFolders(above: path)
  }

  /// A file that was not inspected: its name alone matters.
  mutating func add(unread path: ArtifactPath) {
    guard targets.value(at: path.bytes) == nil else { return }
    put(.file(LinkedFile(kind: .other)), at: path)
    addFolders(above: path)
  }

  /// A folder that may hold nothing that was added.
  mutating func add(folder path: ArtifactPath) {
    guard targets.value(at: path.bytes) == nil else { return }
    put(.directory, at: path)
    addFolders(above: path)
  }

  mutating func add(_ skipped: SkippedPath) {
    put(.notAFile, at: skipped.artifactPath)
    addFolders(above: skipped.artifactPath)
  }

  private func put(_ target: LinkTarget, at path: ArtifactPath) {
    // Texts and integers only: nothing here can fail to encode.
    targets.put((try? JSONNode(encoding: target).line) ?? [], at: path.bytes)
    names.add(path)
  }

  private mutating func addFolders(above path: ArtifactPath) {
    var folder = path.directory
    guard folder != lastFolder else { return }
    lastFolder = folder
    while !folder.bytes.isEmpty {
      let isKnown = targets.value(at: folder.bytes) != nil
      put(.directory, at: folder)
      if isKnown { return }
      folder = folder.directory
    }
  }

  /// The checker over all that was added.
  var checker: LocalLinkChecker {
    let (targets, names) = (targets, names)
    // A contents list asks for its own document at every line, thousands of names each time.
    let large = Monitor<[ArtifactPath: LinkTarget]>([:])
    return LocalLinkChecker(
      lookup: { path in
        if let known = large.withLock({ $0[path] }) { return known }
        let target = targets.value(at: path.bytes).flatMap {
          try? JSONDecoder().decode(LinkTarget.self, from: Data($0))
        }
        if case .file(let file)? = target, (file.anchors?.count ?? 0) > 100 {
          large.withLock { large in
            if large.count >= 8 { large = [:] }
            large[path] = target
          }
        }
        return target
      },
      similar: { names.similar(to: $0) }, namesake: { names.namesake(of: $0) })
  }
}
