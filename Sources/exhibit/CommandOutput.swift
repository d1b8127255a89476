internal import Artifacts
internal import Scanning

/// Where a command's result goes: standard output, or the file that stands for it.
struct CommandOutput {
  private let file: OutputFile?
  private let common: CommonOptions

  init(_ file: OutputFile?, _ common: CommonOptions) { (self.file, self.common) = (file, common) }

  /// True where nobody reads along, so that `--quiet` leaves nothing out.
  var isFile: Bool { file != nil }

  var isColored: Bool { isFile ? common.color == .always : common.isColored }

  /// Columns.
  var width: Int { isFile ? 100 : Terminal.width }

  func write(_ bytes: [UInt8]) throws(Failure) {
    guard let file else { return try Terminal.write(bytes) }
    do throws(RunError) { try file.put(bytes) } catch { throw Failure(error) }
  }

  func write(_ text: String) throws(Failure) { try write(Array(text.utf8)) }

  /// Puts the file into its place, and names it. Without this nothing is left of it.
  func finish() throws(Failure) {
    guard let file else { return }
    do throws(RunError) { try file.finish() } catch { throw Failure(error) }
    if !common.quiet {
      Terminal.complain("wrote \(DisplayText(ArtifactPath(bytes: file.path).text))")
    }
  }
}
