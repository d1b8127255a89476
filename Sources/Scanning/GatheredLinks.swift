internal import Artifacts

/// The verdicts of a run on links, in the order of the documents and of the links in each. Some hold their
/// places until they are known.
struct GatheredLinks {
  private(set) var verdicts: [LinkVerdict] = []
  var unread: [LinksRun.Unread] = []
  private var documents: [Document] = []
  private var files: [(link: Link, document: ArtifactPath, position: Int)] = []
  /// The document at hand as link lines show it.
  private var shown = ""

  /// A document, and where its verdicts lie among all.
  struct Document {
    var path: ArtifactPath
    var sha256: String?
    var positions: Range<Int>
  }

  /// Begins a document, whose links come next.
  mutating func begin(_ path: ArtifactPath, sha256: String?, shownAs shown: String) {
    self.shown = shown
    documents.append(
      Document(path: path, sha256: sha256, positions: verdicts.count..<verdicts.count))
  }

  /// Returns its position.
  @discardableResult
  mutating func add(_ verdict: LinkVerdict) -> Int {
    var verdict = verdict
    verdict.document = shown
    verdicts.append(verdict)
    if let last = documents.indices.last {
      documents[last].positions = documents[last].positions.lowerBound..<verdicts.count
    }
    return verdicts.count - 1
  }

  /// A link to a file, which is judged later.
  mutating func putOff(_ link: Link) {
    guard let document = documents.last?.path else { return }
    let position = add(LinkVerdict(document: shown, link: link, verdict: .ok))
    files.append((link, document, position))
  }

  mutating func settleFiles(_ judge: (Link, ArtifactPath) -> LinkVerdict) {
    for file in files { settle(file.position, judge(file.link, file.document)) }
    files = []
  }

  mutating func settle(_ position: Int, _ verdict: LinkVerdict) {
    var verdict = verdict
    verdict.document = verdicts[position].document
    verdicts[position] = verdict
  }

  /// Those since the last time.
  mutating func takeDocuments() -> [Document] {
    defer { documents = [] }
    return documents
  }
}
