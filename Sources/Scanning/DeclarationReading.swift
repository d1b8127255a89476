internal import Artifacts
internal import Inspection
internal import Submissions

/// The `submission.yaml` of a submission, which is no artifact of it.
enum DeclarationReading {
  /// Takes it out of the contents; nil where there is none.
  static func take(
    from contents: inout FolderContents, of source: any SubmissionSource
  ) -> DeclarationFile? {
    guard contents.files.remove(DeclarationFile.path) else { return nil }
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
