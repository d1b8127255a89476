internal import Artifacts
internal import Reports

/// How a page finds the submission that it is about.
enum PagePlace {
  /// A page may be handed on, and must not tell where on a disk it was made. So only two places count as
  /// near: a folder beside the submission's, and one submission's in a cohort's results.
  static func media(of source: any SubmissionSource, from results: ResultFolder) -> PageMedia {
    guard source.archive == nil, let folder = source.absolutePath,
      let place = absolutePath(of: results)
    else { return .absent }
    let (inside, here) = (ArtifactPath(bytes: folder), ArtifactPath(bytes: place))
    let (above, hereAbove) = (inside.directory, here.directory)
    let way: [UInt8]
    if above == hereAbove {
      way = Array("../".utf8) + inside.name
    } else if above.directory == hereAbove.directory,
      hereAbove.name.elementsEqual(ResultFolder(besideSubmission: above.name).path)
    {
      way = Array("../../".utf8) + above.name + [UInt8(ascii: "/")] + inside.name
    } else {
      return .absent
    }
    return .beside(
      folder: source.name, reference: PathReference(way).description + "/")
  }

  /// Also of a folder that is not there yet.
  private static func absolutePath(of results: ResultFolder) -> [UInt8]? {
    if let path = SubmissionFolder.resolved(results.path) { return path }
    let above = ArtifactPath(bytes: results.path).directory.bytes
    let isAbsolute = results.path.first == UInt8(ascii: "/")
    let parent = above.isEmpty ? [UInt8(ascii: isAbsolute ? "/" : ".")] : above
    return SubmissionFolder.resolved(parent).map {
      ($0 == [UInt8(ascii: "/")] ? [] : $0) + [UInt8(ascii: "/")]
        + ArtifactPath(bytes: results.path).name
    }
  }
}
