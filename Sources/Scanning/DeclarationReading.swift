internal import Artifacts
internal import Inspection
internal import Submissions

/// The `submission.yaml` of a submission, which is no artifact of it.
enum DeclarationReading {
  /// Takes it out of the contents, also where an ignore file's rule names it: what it says of names that
  /// must not appear can't be left out by a rule. Nil where there is none.
  static func take(
    from contents: inout FolderContents, of source: any SubmissionSource
  ) -> DeclarationFile? {
    if contents.files.remove(DeclarationFile.path) { return read(source) }
    guard !contents.ignoredFolders.contains(DeclarationFile.path),
      let place = contents.ignored.firstIndex(where: { $0.artifactPath == DeclarationFile.path })
    else { return nil }
    contents.ignored.remove(at: place)
    return read(source)
  }

  private static func read(_ source: any SubmissionSource) -> DeclarationFile {
    let file: OpenFile
    do throws(OpenFailure) {
      file = try source.input(DeclarationFile.path).open()
    } catch {
      return DeclarationFile(unreadable: error.finding.message)
    }
    // One byte more than is read tells that there is more.
    guard let bytes = try? FileReading.bytes(of: file, cap: SubmissionDeclaration.sizeLimit + 1)
    else { return DeclarationFile(unreadable: "the file can't be read; copy it again") }
    return DeclarationFile(bytes)
  }
}
