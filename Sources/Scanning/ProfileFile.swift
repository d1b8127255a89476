internal import Artifacts
internal import Inspection
package import Packaging

/// A BagIt Profile on disk, which whoever runs this names.
package enum ProfileFile {
  /// - Parameter path: as somebody typed it; it may be a link.
  package static func profile(at path: [UInt8]) throws(RunError) -> BagProfile {
    let shown = DisplayText(ArtifactPath(bytes: path).text)
    let file: OpenFile
    do throws(OpenFailure) {
      file = try OpenFile(typed: SubmissionFolder.resolved(path) ?? path)
    } catch {
      throw RunError(
        "\(shown): \(error.finding.message) Name a BagIt Profile's JSON file with --profile.")
    }
    // One byte more than may be tells that there is more.
    let bytes = try FileReading.bytes(of: file, cap: BagProfile.byteCap + 1)
    do throws(BagProfile.Unusable) {
      return try BagProfile(file: bytes)
    } catch {
      let faults = error.faults.map { "\n  \(DisplayText($0))" }.joined()
      throw RunError(
        "\(shown): this can't be used as a BagIt Profile; mend the file, or get it again:\(faults)")
    }
  }
}
