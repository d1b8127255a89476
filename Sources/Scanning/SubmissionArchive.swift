internal import ArtifactIndex
package import Artifacts
package import Inspection
package import Submissions

/// A submission that came as an archive. An inspector unpacks it once into a temporary file without
/// a name, and each file is read from there: nothing is made beside the archive, and the archive
/// itself is never looked into by this process.
package final class SubmissionArchive: SubmissionSource {
  package let path: [UInt8]
  package let archive: ArchiveNote?
  package let locks: LockReport
  private let spool: SpoolFile
  private let members: ArchiveMembers
  /// Sorts the members under other rules.
  private let sort: @Sendable (OwnRules) -> ArchiveMembers
  /// Of the archive itself.
  private let status: FileStatus

  /// - Parameter results: what it is held against; nil where new results are made.
  init(path: [UInt8], isUnlocked: Bool, results: ResultFolder?) throws(RunError) {
    self.path = path
    let unpacked = try Self.unpacked(path, isUnlocked: isUnlocked)
    let (spool, reply) = (unpacked.spool, unpacked.reply)
    (self.spool, status, locks) = (spool, unpacked.status, unpacked.locks)
    let name = ArtifactPath(bytes: path).name
    let wrapper = results?.runNote?.archive?.wrapper
    let sorted: @Sendable (OwnRules) -> ArchiveMembers = { rules in
      ArchiveMembers(reply, archive: name, knownWrapper: wrapper, rules: rules) { member, range in
        let range = range.clamped(to: 0..<max(0, member.size))
        return spool.bytes(
          at: member.offset + range.lowerBound, size: Int64(range.count), cap: range.count)
      }
    }
    sort = sorted
    members = sorted(OwnRules(stated: nil))
    archive = ArchiveNote(
      format: reply.format, files: members.contents.files.count,
      wrapper: members.wrapper.map { ArtifactPath(bytes: $0).text })
  }

  package var name: String {
    ArtifactPath(bytes: ArtifactPath(bytes: ArchiveName.withoutEnding(path)).name).text
  }

  package var resultFolder: ResultFolder {
    ResultFolder(besideArchive: path)
  }

  /// Another one whenever the archive may be another.
  var tag: String { status.tag }

  package func contents() -> FolderContents { members.contents }

  package func contents(under rules: [StatedIgnoreFile]) -> FolderContents {
    sort(OwnRules(stated: rules)).contents
  }

  /// A member is the same as long as the archive is: it has the archive's times, and its own size.
  package func stampedContents() -> FolderContents {
    var contents = members.contents
    var files = FileList()
    for path in contents.files {
      var size: Int64 = 0
      if case .bytes(_, let length) = members.places[path] { size = length }
      files.append(
        path,
        stamp: FileStamp(
          size: size, modifiedNanoseconds: status.modifiedNanoseconds,
          changedNanoseconds: status.changedNanoseconds, inode: status.inode))
    }
    contents.files = files
    return contents
  }

  package func findings(of path: ArtifactPath) -> [Finding] {
    members.findings[path].map { [$0] } ?? []
  }

  package func input(_ path: ArtifactPath) -> InspectionInput {
    let (spool, place) = (spool, members.places[path])
    return InspectionInput(path: path) { () throws(OpenFailure) in
      switch place {
      case nil: throw .missing
      case .trouble(let finding): throw .member(finding)
      case .bytes(let offset, let size): return try spool.file(at: offset, size: size)
      }
    }
  }

  /// A file of it, read where it was unpacked to; nil for what is not in it or could not be unpacked.
  func member(_ path: ArtifactPath) -> ArchivedFile? {
    guard case .bytes(let offset, let size) = members.places[path] else { return nil }
    return ArchivedFile(spool, offset: offset, size: size)
  }

  // MARK: Unpacking

  /// The members of an archive in a spool of their own.
  static func unpacked(_ path: [UInt8]) throws(RunError) -> (SpoolFile, UnpackReply) {
    let unpacked = try unpacked(path, isUnlocked: false)
    return (unpacked.spool, unpacked.reply)
  }

  private struct Unpacked {
    let spool: SpoolFile
    let reply: UnpackReply
    /// Of the archive itself.
    let status: FileStatus
    let locks: LockReport
  }

  private static func unpacked(
    _ path: [UInt8], isUnlocked: Bool
  ) throws(RunError) -> Unpacked {
    let shown = "\(DisplayText(ArtifactPath(bytes: path).text))"
    guard let executable = InspectorLocation.find() else { throw RunError.inspectorMissing }
    let spool: SpoolFile
    do throws(SpoolFailure) {
      spool = try SpoolFile()
    } catch {
      throw RunError.system(
        "a temporary file", error.number, advice: "set TMPDIR to a folder that you may write to")
    }
    var unpacking = ArchiveUnpacking(
      InspectorSettings(executable: executable, depth: .header, isUnlocked: isUnlocked))
    let (reply, status) = try unpack(path, shown, &unpacking, spool)
    try check(reply, shown)
    return Unpacked(spool: spool, reply: reply, status: status, locks: unpacking.locks)
  }

  private static func unpack(
    _ path: [UInt8], _ shown: String, _ unpacking: inout ArchiveUnpacking, _ spool: SpoolFile
  ) throws(RunError) -> (UnpackReply, FileStatus) {
    let file: OpenFile
    do throws(OpenFailure) {
      // What somebody names may itself be a link.
      file = try OpenFile(typed: SubmissionFolder.resolved(path) ?? path)
    } catch {
      throw RunError("\(shown): \(error.finding.message) \(error.finding.fix ?? "")")
    }
    do throws(ArchiveUnpackingFailure) {
      return (try unpacking.unpack(file, into: spool), file.status)
    } catch {
      switch error {
      case .stopped:
        throw RunError(
          "\(shown): the inspector stopped twice while it read the archive; unpack it yourself and name "
            + "the folder")
      case .tookTooLong:
        throw RunError(
          "\(shown): reading the archive took too long; unpack it yourself and name the folder")
      case .outOfMemory:
        throw RunError(
          "\(shown): reading the archive takes more memory than an inspector may have; unpack it "
            + "yourself and name the folder")
      case .changed:
        throw RunError(
          "\(shown): the archive changed while it was being read; wait until copying has ended and "
            + "run this again")
      }
    }
  }

  /// Refuses what gives no submission at all.
  private static func check(_ reply: UnpackReply, _ shown: String) throws(RunError) {
    switch reply.ending {
    case .complete: return
    case .damaged where !reply.members.isEmpty: return
    case .damaged:
      throw RunError(
        "\(shown): the archive is damaged and nothing in it can be read; make it again, or name the "
          + "folder itself")
    case .notAnArchive, .document:
      let what =
        reply.ending == .document
        ? "this is a document" : "this is neither a folder nor an archive that can be read"
      throw RunError.usage(
        "\(shown): \(what); name the folder that holds the submission, or a ZIP archive of it")
    case .encrypted:
      throw RunError(
        "\(shown): the archive needs a password; make it again without one, or name the folder "
          + "itself")
    case .bomb:
      throw RunError(
        "\(shown): the archive unpacks to far more than an honest archive of its size, and was not "
          + "read on; name the folder itself")
    case .overCap:
      throw RunError(
        "\(shown): there is no room to unpack the archive; make room, set TMPDIR to a folder on a "
          + "larger disk, or unpack it yourself and name the folder")
    case .tooManyMembers:
      throw RunError(
        "\(shown): the archive holds more than 120,000 files; unpack it yourself and name the folder"
      )
    case .notWritten:
      throw RunError.system(
        "\(shown): unpacking it into a temporary file", reply.errorNumber ?? 0,
        advice: "make room, or set TMPDIR to a folder on a larger disk")
    }
  }
}
