internal import ArtifactIndex
internal import Artifacts
internal import CDescriptors
internal import Inspection
internal import Packaging
internal import Submissions

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A bag in a folder. Every file counts: what a submission ignores is part of a bag.
struct BagFolder: BagContents {
  private let folder: SubmissionFolder
  private let contents: FolderContents
  let sizes: [Int64]
  var files: FileList { contents.files }
  let archiveTypes: [String]? = nil
  var place: String { folder.shownAbsolutePath }

  /// Nil where nothing in the folder says that it is a bag.
  init?(path: [UInt8]) throws(RunError) {
    folder = try SubmissionFolder(path: path)
    guard Self.looksLikeABag(folder.descriptor) else { return nil }
    contents = FolderWalk.contents(of: folder.descriptor, isStamping: true, isWhole: true)
    let contents = contents
    sizes = contents.files.indices.map { contents.files.stamp(at: $0)?.size ?? 0 }
  }

  /// A declaration, or a payload and a manifest without one.
  private static func looksLikeABag(_ folder: Int32) -> Bool {
    let names = (FolderWalk.names(in: folder) ?? []).map { String(decoding: $0, as: UTF8.self) }
    let hasManifest = names.contains { $0.hasPrefix("manifest-") && $0.hasSuffix(".txt") }
    return names.contains("bagit.txt") || hasManifest && names.contains("data")
  }

  func describe(_ check: inout BagCheck) {
    for folder in contents.folders { check.add(folder: folder) }
    for (position, path) in files.enumerated() { check.add(file: path, size: sizes[position]) }
    for other in contents.special { check.add(other: other.artifactPath, reason: other.reason) }
    for other in contents.unreadable {
      check.add(unreadable: other.artifactPath, reason: "it \(other.reason)")
    }
  }

  func input(_ path: ArtifactPath) -> InspectionInput { folder.input(path) }
}
