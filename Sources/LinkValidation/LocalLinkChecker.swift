package import Artifacts

/// Checks the links of documents against the artifacts that are there, without asking a network.
package struct LocalLinkChecker: Sendable {
  private let lookup: @Sendable (ArtifactPath) -> LinkTarget?
  private let similar: @Sendable (ArtifactPath) -> ArtifactPath?
  private let namesake: @Sendable (ArtifactPath) -> ArtifactPath?
  /// Nobody said which folder will be handed in: it was taken to be the document's own.
  package var isFolderGuessed = false

  /// - Parameters:
  ///   - lookup: what a path below the folder leads to; nil where nothing is there.
  ///   - similar: a path that is there and differs only in case or normalisation.
  ///   - namesake: the only file of this name, wherever it lies.
  package init(
    lookup: @escaping @Sendable (ArtifactPath) -> LinkTarget?,
    similar: @escaping @Sendable (ArtifactPath) -> ArtifactPath? = { _ in nil },
    namesake: @escaping @Sendable (ArtifactPath) -> ArtifactPath? = { _ in nil }
  ) {
    self.lookup = lookup
    self.similar = similar
    self.namesake = namesake
  }

  package func verdict(of link: Link, in document: ArtifactPath) -> LinkVerdict {
    var judged = JudgedLink(link, in: document)
    var reference = LinkReference(link.target)
    if let base = link.base { reference = reference.resolved(against: LinkReference(base)) }
    if checkOwnPlace(reference, in: document, &judged) { return judged.result }
    if let judgement = SchemeRule.judgement(of: reference) {
      judged.judge(judgement.verdict, judgement.reason, fix: judgement.fix)
    } else {
      checkLocal(reference, from: document, &judged)
    }
    return judged.result
  }

  /// `#part`: a place in the document itself; false where that document's places are not known.
  private func checkOwnPlace(
    _ reference: LinkReference, in document: ArtifactPath, _ judged: inout JudgedLink
  ) -> Bool {
    guard reference.scheme == nil, reference.path.isEmpty, !reference.hasQuery,
      let fragment = reference.fragment, case .file(let file)? = lookup(document),
      file.anchors != nil
    else { return false }
    judged.judge(
      DocumentPlace(fragment, isPaged: file.mediaType == "application/pdf"), in: file)
    return true
  }

  private func checkLocal(
    _ reference: LinkReference, from document: ArtifactPath, _ judged: inout JudgedLink
  ) {
    switch LinkResolution(reference.path, from: document, separators: Self.slash) {
    case .outside:
      judgeOutside(&judged)
    case .impossible:
      judged.judge(
        .broken, "no file can have this name", fix: "Link to the file's real name.")
    case .inside(let path):
      guard let (found, target) = find(path, reference, from: document) else {
        judged.result.resolved = path.text
        missing(path, reference, from: document, &judged)
        return
      }
      judged.result.resolved = found.text
      judge(target, reference, &judged)
    }
  }

  private func judgeOutside(_ judged: inout JudgedLink) {
    guard isFolderGuessed else {
      judged.judge(
        .blocked, "it leads out of the folder, where an assessor can't follow",
        fix:
          "Copy the file into the folder and link to it there. If a larger folder is what will be "
          + "handed in, check that one.")
      return
    }
    judged.judge(
      .blocked, "it leads out of the document's own folder, and only that was looked at",
      fix:
        "If a larger folder will be handed in, check the whole of it: exhibit links FOLDER. Otherwise "
        + "copy the file into the document's folder and link to it there.")
  }

  private static let slash = [UInt8(ascii: "/")]
  private static let bothSlashes = [UInt8(ascii: "/"), UInt8(ascii: "\\")]

  /// The target as browsers would find it: a backslash separates too, where no name holds it.
  private func find(
    _ path: ArtifactPath, _ reference: LinkReference, from document: ArtifactPath
  ) -> (ArtifactPath, LinkTarget)? {
    if path.bytes.isEmpty { return (path, .directory) }
    if let target = lookup(path) { return (path, target) }
    guard reference.path.utf8.contains(UInt8(ascii: "\\")),
      case .inside(let other) = LinkResolution(
        reference.path, from: document, separators: Self.bothSlashes),
      let target = lookup(other)
    else { return nil }
    return (other, target)
  }

  private func missing(
    _ path: ArtifactPath, _ reference: LinkReference, from document: ArtifactPath,
    _ judged: inout JudgedLink
  ) {
    if let other = similar(path) {
      judged.judge(
        .broken, "there is no file of exactly this name",
        fix: "The folder has \(other.text): write the name in the link exactly so.")
      suggest(other, reference, from: document, &judged)
      return
    }
    if explainLiteralName(reference, from: document, &judged) { return }
    if let other = namesake(path) {
      judged.judge(
        .broken, "there is no such file in the folder",
        fix: "The folder has a file of this name at \(other.text): link to it there.")
      suggest(other, reference, from: document, &judged)
      return
    }
    judged.judge(
      .broken, "there is no such file in the folder",
      fix: "Put the file into the folder under the name that the link uses, or correct the link.")
  }

  /// A file whose own name has signs that mean something in a link; false where there is none.
  private func explainLiteralName(
    _ reference: LinkReference, from document: ArtifactPath, _ judged: inout JudgedLink
  ) -> Bool {
    let literal = Array(judged.result.target.utf8)
    let name = document.directory.appending(literal)
    if reference.hasQuery || reference.fragment != nil || literal.contains(UInt8(ascii: "%")),
      case .file? = lookup(name)
    {
      judged.judge(
        .broken, "a browser reads ?, # and % in this name as signs of their own",
        fix: "Write %3F for ?, %23 for # and %25 for % in the link, or rename the file.")
      return true
    }
    return false
  }

  /// What to write instead; nothing where the page's own base would change its meaning.
  private func suggest(
    _ other: ArtifactPath, _ reference: LinkReference, from document: ArtifactPath,
    _ judged: inout JudgedLink
  ) {
    guard !judged.hasBase else { return }
    let fragment = reference.fragment.map { "#" + $0 } ?? ""
    judged.result.suggestion = RelativePath.text(to: other, from: document) + fragment
  }

  private func judge(
    _ target: LinkTarget, _ reference: LinkReference, _ judged: inout JudgedLink
  ) {
    switch target {
    case .directory: judged.judge(.ok, "a folder")
    case .notAFile:
      judged.judge(
        .blocked, "it leads to something that does not travel with the folder",
        fix: "Copy the file itself into the folder and link to it there.")
    case .file(let file): judged.judge(file, fragment: reference.fragment)
    }
  }
}
