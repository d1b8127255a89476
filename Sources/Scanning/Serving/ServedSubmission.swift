internal import ArtifactIndex
internal import Artifacts
internal import Inspection
internal import Reports
internal import Submissions
internal import Threads

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// A submission that is served: its results, and those of its files that they list.
final class ServedSubmission: Sendable {
  let results: ResultFolder
  /// Where its files are, if the results don't tell.
  private let fallback: [UInt8]?
  private let state = Monitor(State())

  private struct State {
    /// The manifest's lines as it was then.
    var stamp: FileStatus?
    var listing = Listing()
  }

  /// Beside the rest: unpacking an archive takes a while, and nobody but those who want a file of it waits.
  private let opened = Monitor(Opened())

  private struct Opened {
    /// Opened when a file is first asked for: an archive is unpacked then.
    var source: (any SubmissionSource)?
    /// The manifest's lines then: others may speak of an archive that was packed anew.
    var stamp: FileStatus?
  }

  private struct Listing {
    var artifacts: [ArtifactPath: ServedArtifact] = [:]
    /// Recordings by what their copies beside the report are called.
    var copies: [[UInt8]: ServedArtifact] = [:]
    /// The first path of each role in each recording set.
    var firsts: [SetPlace: ArtifactPath] = [:]
  }

  private struct SetPlace: Hashable {
    var set: String
    var role: SetRole
  }

  init(_ results: ResultFolder, fallback: [UInt8]? = nil) {
    self.results = results
    self.fallback = fallback
  }

  /// What the manifest lists under this path, or the index where there is no manifest; nil for everything
  /// else, which is not served.
  func artifact(_ path: ArtifactPath) -> ServedArtifact? {
    guard let found = listed() else { return indexed(path) }
    return found.artifacts[path]
  }

  /// The listed recording whose copy beside the report has this name.
  func copied(_ name: [UInt8]) -> ServedArtifact? { listed()?.copies[name] }

  /// Another artifact of the same meeting.
  func companion(of artifact: ServedArtifact, _ role: SetRole) -> (ArtifactPath, ServedArtifact)? {
    guard let set = artifact.set, let listing = listed(),
      let path = listing.firsts[SetPlace(set: set, role: role)]
    else { return nil }
    return listing.artifacts[path].map { (path, $0) }
  }

  /// Opens a listed file, without following a link.
  func open(_ path: ArtifactPath) -> ServedFile? {
    guard let artifact = artifact(path), let source = source() else { return nil }
    if let archive = source as? SubmissionArchive {
      // What was unpacked has no times; its archive has.
      return archive.member(path).map { ServedFile($0, tag: artifact.sha256 ?? archive.tag) }
    }
    return (try? source.input(path).openPatiently()).map { ServedFile($0) }
  }

  /// Its folder or archive; nil where it is not there any more.
  private func source() -> (any SubmissionSource)? {
    let stamp = state.withLock(\.stamp)
    return opened.withLock { opened in
      if let source = opened.source, opened.stamp == stamp { return source }
      // First dropped: there may not be room for two.
      opened = Opened()
      opened.source = try? place.flatMap { try SubmissionOpening.open($0, heldAgainst: results) }
      opened.stamp = stamp
      return opened.source
    }
  }

  /// Where its folder or archive is.
  var place: [UInt8]? { (try? ManifestAtHand.source(of: results, nil)) ?? fallback }

  // MARK: What is listed

  /// Nil where there is no manifest.
  private func listed() -> Listing? {
    guard ManifestAtHand.hasHeader(results),
      let lines = try? OpenFile(typed: results.file(ResultFolder.linesName))
    else { return nil }
    return state.withLock { state in
      if state.stamp == lines.status { return state.listing }
      state.stamp = lines.status
      state.listing = Self.read(results)
      return state.listing
    }
  }

  private static func read(_ results: ResultFolder) -> Listing {
    var listing = Listing()
    let decoder = JSONDecoder()
    _ = try? StoredManifest(results).eachLine { bytes in
      let bytes = Data(bytes)
      guard let line = try? decoder.decode(ServedArtifact.self, from: bytes),
        line.url == nil, let path = ArtifactPath(path: line.path, pathBytes: line.pathBytes)
      else { return }
      listing.artifacts[path] = line
      if let set = line.set, let role = line.setRole {
        let place = SetPlace(set: set, role: role)
        listing.firsts[place] = min(listing.firsts[place] ?? path, path)
      }
      // The page names them by the whole line.
      guard line.kind.isRecording, let whole = try? decoder.decode(ManifestLine.self, from: bytes),
        let name = PageMedia.copyName(of: whole)
      else { return }
      listing.copies[name] = line
    }
    return listing
  }

  private func indexed(_ path: ArtifactPath) -> ServedArtifact? {
    guard let store = index, let line = try? store.record(at: path) else { return nil }
    return try? JSONDecoder().decode(ServedArtifact.self, from: Data(line))
  }

  /// Its index, where one was made here.
  var index: IndexStore? {
    try? IndexStore(reading: IndexFolder(in: results.path, key: IndexKey.ofUser()))
  }
}
