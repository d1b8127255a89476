internal import Artifacts
internal import CDescriptors
internal import Submissions

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A folder of submissions: each subfolder is one, and each archive.
struct CohortFolder {
  /// One submission of a cohort.
  struct Member: Sendable {
    /// As it is called in the cohort's folder.
    let name: [UInt8]
    let form: SubmissionOverview.Form
    /// What its results are called in those of the cohort.
    var resultName: [UInt8]
  }

  /// In the order of their names' bytes.
  let members: [Member]
  /// What is no submission, and why.
  let skipped: [SkippedPath]

  /// - Parameter folder: the open folder.
  init(_ folder: SubmissionFolder) throws(RunError) {
    guard let names = FolderWalk.names(in: folder.descriptor) else {
      throw RunError.system(
        "\(DisplayText(ArtifactPath(bytes: folder.path).text))", errno,
        advice: "give yourself permission to read the folder")
    }
    var members: [Member] = []
    var skipped: [SkippedPath] = []
    for name in names {
      switch Self.sort(name, in: folder.descriptor) {
      case .success(let form): members.append(Member(name: name, form: form, resultName: []))
      case .failure(let reason):
        skipped.append(SkippedPath(ArtifactPath(bytes: name), reason: reason.text))
      }
    }
    self.members = Self.named(members)
    self.skipped = skipped
  }

  private struct Reason: Error { let text: String }

  private static func sort(
    _ name: [UInt8], in folder: Int32
  ) -> Result<SubmissionOverview.Form, Reason> {
    var status = stat()
    let found = unsafe name.withTerminator {
      unsafe fstatat(folder, $0, &status, AT_SYMLINK_NOFOLLOW)
    }
    guard found == 0 else { return .failure(Reason(text: "could not be read")) }
    let type = status.st_mode & S_IFMT
    if let rule = IgnoreRules.match(name, isFolder: type == S_IFDIR) {
      return .failure(Reason(text: "ignored by the rule \(rule)"))
    }
    if name.first == UInt8(ascii: ".") {
      return .failure(Reason(text: "its name begins with a full stop, as that of hidden files"))
    }
    switch type {
    case S_IFDIR:
      return holdsResults(name, in: folder)
        ? .failure(Reason(text: "results of an earlier run")) : .success(.folder)
    case S_IFREG where !ArchiveName.ending(of: name).isEmpty: return .success(.archive)
    case S_IFREG: return .failure(Reason(text: "neither a folder nor an archive"))
    case S_IFLNK: return .failure(Reason(text: "a symbolic link, which is not followed"))
    default: return .failure(Reason(text: "neither a folder nor a file"))
    }
  }

  private static func holdsResults(_ name: [UInt8], in folder: Int32) -> Bool {
    guard ResultFolder.isNamedAsOne(name) else { return false }
    let opened = unsafe name.withTerminator { unsafe exhibit_open_directory(folder, $0) }
    guard opened >= 0 else { return false }
    defer { close(opened) }
    return ResultFolder.holdsResults(opened)
  }

  /// Gives each submission a folder of its own for results: its name, an archive's without ending,
  /// and with more behind it where another has that name or the overview needs it.
  private static func named(_ members: [Member]) -> [Member] {
    var taken = Set(CohortResults.ownNames.map { Array($0.utf8) })
    var named = members
    // Folders come first, so that an archive beside one does not take its name.
    let order = members.indices.sorted {
      (members[$0].form == .folder ? 0 : 1, $0) < (members[$1].form == .folder ? 0 : 1, $1)
    }
    for position in order {
      let name = members[position].name
      var wanted = members[position].form == .folder ? name : ArchiveName.withoutEnding(name)
      if taken.contains(wanted) { wanted = name }
      while taken.contains(wanted) { wanted += Array(".exhibit".utf8) }
      taken.insert(wanted)
      named[position].resultName = wanted
    }
    return named
  }
}
