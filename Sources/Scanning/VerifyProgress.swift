internal import ArtifactIndex
internal import Artifacts
internal import Inspection
internal import Submissions

/// Files that an interrupted run had read, by their positions.
typealias KnownFiles = [Int: VerifyMemory.Entry]

/// One listed file as a verification saw it.
struct SeenFile: Sendable {
  let look: FileLook
  /// What tells later that it is still the same; nil where nothing does.
  private(set) var entry: VerifyMemory.Entry?
  var isEarlier: Bool { look == .earlier }

  init(_ look: FileLook) { self.look = look }

  /// Reads the file, unless an interrupted run did and it is still the same by everything that is known
  /// without reading it.
  init(
    _ input: InspectionInput, at position: Int, _ fixity: inout Fixity, _ known: KnownFiles,
    isWanted: (Int64) -> Bool, advanced: (Int) -> Void
  ) {
    let began = VerifyMemory.now
    let file: OpenFile
    do throws(OpenFailure) {
      file = try input.openPatiently()
    } catch {
      look = FileLook(DigestPool.Answer(error))
      return
    }
    let stamp = FileStamp(
      size: file.status.size, modifiedNanoseconds: file.status.modifiedNanoseconds,
      changedNanoseconds: file.status.changedNanoseconds, inode: file.status.inode)
    if let earlier = known[position], earlier.stamp == stamp, earlier.device == file.status.device,
      stamp.wasSettled(at: earlier.began)
    {
      (look, entry) = (.earlier, earlier)
      return
    }
    look = FileLook(DigestPool.answer(of: file, &fixity, isWanted: isWanted, advanced: advanced))
    entry = VerifyMemory.Entry(
      position: UInt32(clamping: position), device: file.status.device, stamp: stamp, began: began)
  }
}

/// Keeps what a verification has read, so that another can go on where it was stopped.
final class VerifyProgress {
  private let memory: VerifyMemory
  /// Of the run that this one goes on with.
  let known: KnownFiles

  /// Nil where nothing is to be kept: nothing is read, or what is read is an archive's copy, which is
  /// another one each time.
  init?(_ manifest: ManifestAtHand, _ options: VerifyRun.Options, _ report: inout VerifyReport) {
    guard !options.isFast else { return nil }
    guard manifest.submission.archive == nil, let folder = manifest.submissionPath else {
      if options.isResuming {
        report.notices.append(
          "an archive is unpacked and read whole each time; nothing was resumed")
      }
      return nil
    }
    var known: KnownFiles = [:]
    let memory = VerifyMemory(
      header: manifest.stored.header, folder: folder, isResuming: options.isResuming
    ) { known[Int($0.position)] = $0 }
    if options.isResuming, known.isEmpty {
      report.notices.append(
        memory == nil
          ? "the user's cache can't be used, or another run verifies the same now, so nothing was "
            + "resumed; everything was read"
          : "there is no interrupted run of this manifest and folder to resume; everything was read"
      )
    }
    guard let memory else { return nil }
    (self.memory, self.known) = (memory, known)
  }

  /// Takes in a file that is as listed.
  func add(_ seen: SeenFile, _ report: inout VerifyReport) {
    guard let entry = seen.entry else { return }
    guard seen.isEarlier else { return memory.add(entry) }
    // It is in the file already.
    report.addEarlier(read: entry.began / 1_000_000_000)
  }

  /// What was read so far outlives the run.
  func flush() { memory.flush() }

  func finish() { memory.remove() }
}
