internal import Artifacts
internal import CDescriptors
internal import Inspection
package import Submissions

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Writes a `submission.yaml` into a folder, or adds to the one that is there what it does not name: the
/// only thing that is ever written inside a submission.
package struct InitRun {
  private let folder: SubmissionFolder
  private let output: [UInt8]?
  private let credential: Credential
  private let jobs: Int
  private let progress: (Progress) -> Void

  /// - Parameters:
  ///   - output: the folder that the file goes into; nil for the submission's own.
  ///   - progress: called on this thread after each file.
  package init(
    folder: [UInt8], output: [UInt8]?, credential: Credential, jobs: Int,
    progress: @escaping (Progress) -> Void
  ) throws(RunError) {
    self.output = output
    self.folder = try SubmissionFolder(path: folder)
    self.credential = credential
    self.jobs = jobs
    self.progress = progress
  }

  package struct Outcome: Sendable {
    /// As somebody may type it.
    package let path: [UInt8]
    /// False where the file already named everything.
    package let hasChanged: Bool
  }

  package func run() throws -> Outcome {
    try Interruption.shared.postponed {
      var contents = folder.contents()
      let path = ArtifactPath(bytes: folder.path).appending(DeclarationFile.path.bytes)
      let shown = "\(DisplayText(path.text))"
      _ = contents.files.remove(DeclarationFile.path)
      // On the disk and not in the list: a rule of an ignore file may leave it out of that.
      let mode = try existingMode(shown)
      let existing = mode == nil ? nil : try bytes(shown)
      if let existing { try Self.check(existing, shown) }
      let template = DeclarationTemplate(
        credential, artifacts: Array(try submission(contents, existing).artifacts))
      let text = try Self.text(template, existing, shown).map { Array($0.utf8) }
      if let output {
        let place = try elsewhere(text ?? existing ?? [], in: output)
        return Outcome(path: place, hasChanged: true)
      }
      if let text { try write(text, over: existing, mode: mode, shown) }
      return Outcome(path: path.bytes, hasChanged: text != nil)
    }
  }

  /// Never over a file: somebody may have filled it in.
  private func elsewhere(_ bytes: [UInt8], in output: [UInt8]) throws(RunError) -> [UInt8] {
    let place = ResultFolder(path: output)
    let path = place.file(SubmissionDeclaration.fileName)
    var status = stat()
    guard unsafe path.withTerminator({ unsafe lstat($0, &status) }) != 0 else {
      throw RunError(
        "\(place.shown)/\(SubmissionDeclaration.fileName): there is a file already, and it is not "
          + "written over; name another folder with --output")
    }
    let file = try OutputFile(
      named: SubmissionDeclaration.fileName, in: output, outside: [folder.path])
    try file.put(bytes)
    try file.finish()
    return path
  }

  /// The permissions of the file that is there; nil where none is.
  private func existingMode(_ shown: String) throws(RunError) -> mode_t? {
    var status = stat()
    let found = unsafe fstatat(
      folder.descriptor, SubmissionDeclaration.fileName, &status, AT_SYMLINK_NOFOLLOW)
    if found != 0 {
      if errno == ENOENT { return nil }
      throw failure(errno, shown)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw RunError("\(shown): this is no plain file; move it away and run this again")
    }
    return status.st_mode & 0o777
  }

  private static func text(
    _ template: DeclarationTemplate, _ existing: [UInt8]?, _ shown: String
  ) throws(RunError) -> String? {
    guard let existing else { return template.text }
    do throws(DefinitionFault) {
      return try template.added(to: existing)
    } catch {
      throw RunError("\(shown): \(error)")
    }
  }

  private func bytes(_ shown: String) throws(RunError) -> [UInt8] {
    do throws(OpenFailure) {
      let file = try folder.input(DeclarationFile.path).open()
      return (try? FileReading.bytes(of: file, cap: SubmissionDeclaration.sizeLimit + 1)) ?? []
    } catch {
      throw RunError("\(shown): \(error.finding.message) \(error.finding.fix ?? "")")
    }
  }

  private static func check(_ bytes: [UInt8], _ shown: String) throws(RunError) {
    let faults = SubmissionDeclaration.read(yaml: bytes).faults
    guard !faults.isEmpty else { return }
    let list = faults.map { "\(DisplayText($0.description))" }.joined(separator: "\n  ")
    throw RunError("\(shown): nothing was changed, mend this first:\n  \(list)")
  }

  private func submission(_ contents: FolderContents, _ existing: [UInt8]?) throws -> Submission {
    guard let executable = InspectorLocation.find() else { throw RunError.inspectorMissing }
    var gathered = try GatheredRecords(
      credential, folderName: folder.name, declared: existing.map(DeclarationFile.init))
    let settings = InspectorSettings(executable: executable, depth: .header, isUnlocked: false)
    var progress = Progress(
      files: 0, totalFiles: contents.files.count, bytes: 0, totalBytes: contents.bytes)
    _ = try InspectionPool(settings, jobs: jobs).run(contents.files.lazy.map(folder.input)) {
      record in
      try gathered.add(record)
      progress.files += 1
      progress.bytes &+= record.size ?? 0
      self.progress(progress)
    }
    let submission = try gathered.submission(of: contents, asOf: nil)
    try Interruption.shared.check()
    return submission
  }

  /// Written beside, synced, and put into its place at one instant, unless somebody else wrote there
  /// since it was read.
  private func write(
    _ bytes: [UInt8], over existing: [UInt8]?, mode: mode_t?, _ shown: String
  ) throws(RunError) {
    let unique = String(UInt64.random(in: .min ... .max), radix: 16)
    let temporary = ".\(SubmissionDeclaration.fileName).\(unique).tmp"
    let file = unsafe exhibit_create_file(folder.descriptor, temporary, mode ?? 0o644)
    guard file >= 0 else { throw failure(errno, shown) }
    defer {
      close(file)
      // Gone where it was put into its place.
      unsafe unlinkat(folder.descriptor, temporary, 0)
    }
    // What the process' mask takes off, the file that is there may have.
    if let mode, fchmod(file, mode) != 0 { throw failure(errno, shown) }
    guard DescriptorOutput.put(bytes, to: file), fsync(file) == 0 else {
      throw failure(errno, shown)
    }
    if let existing {
      guard try existingMode(shown) != nil, try self.bytes(shown) == existing else {
        throw Self.changed(shown)
      }
      guard
        unsafe renameat(
          folder.descriptor, temporary, folder.descriptor, SubmissionDeclaration.fileName) == 0
      else { throw failure(errno, shown) }
    } else {
      try place(temporary, shown)
    }
    fsync(folder.descriptor)
  }

  /// Gives a new file its name, which nobody may have taken meanwhile.
  private func place(_ temporary: String, _ shown: String) throws(RunError) {
    let name = SubmissionDeclaration.fileName
    if unsafe linkat(folder.descriptor, temporary, folder.descriptor, name, 0) == 0 { return }
    if errno == EEXIST { throw Self.changed(shown) }
    // File systems without hard links.
    let (old, new) = (
      folder.path + Array("/\(temporary)".utf8), folder.path + Array("/\(name)".utf8)
    )
    let result = unsafe old.withTerminator { old in
      unsafe new.withTerminator { new in unsafe exhibit_rename_new(old, new) }
    }
    guard result != 0 else { return }
    if errno == EEXIST { throw Self.changed(shown) }
    throw failure(errno, shown)
  }

  private static func changed(_ shown: String) -> RunError {
    RunError(
      "\(shown): somebody wrote this file while the artifacts were looked at, so that nothing was "
        + "changed; save it in your editor and run this again")
  }

  private func failure(_ number: Int32, _ shown: String) -> RunError {
    .system(shown, number, advice: "give yourself permission to write into the folder")
  }
}
