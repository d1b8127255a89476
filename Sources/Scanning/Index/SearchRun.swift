package import ArtifactIndex
internal import Artifacts

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Searches the indexes of one or more folders.
package struct SearchRun {
  private let indexes: [SearchedIndex]
  private let limit: Int
  private let includesGone: Bool
  /// Whether somebody named the indexes: then each of them matters.
  private let isChosen: Bool

  /// - Parameters:
  ///   - indexes: scanned folders, cohorts or their results as somebody typed them; where there are none, every
  ///     result folder in the working directory that has an index.
  ///   - limit: how many hits at most, over all indexes.
  package init(indexes: [[UInt8]], limit: Int, includesGone: Bool) throws(RunError) {
    let named = indexes.isEmpty ? try Self.foldersHere() : indexes.map(Self.folder)
    let folders = named.flatMap { $0.hasIndex ? [$0] : $0.ofSubmissions ?? [$0] }
    let key = IndexKey.ofUser()
    self.indexes = folders.map {
      SearchedIndex($0, key: key, staysOpen: folders.count <= Self.mostOpen)
    }
    self.limit = limit
    self.includesGone = includesGone
    // Of a cohort's many one that can't be read is no reason to search none.
    isChosen = !indexes.isEmpty && folders.count == indexes.count
  }

  /// So many indexes stay open from one search to the next; each takes some descriptors.
  private static let mostOpen = 64

  /// May be called for any number of searches.
  ///
  /// - Parameter notice: told of an index that nobody named and that can't be read; the others are
  ///   searched all the same.
  package func run(
    _ query: SearchQuery, notice: (String) -> Void
  ) throws(RunError) -> SearchFinding {
    var finding = SearchFinding(limit: limit)
    var unread: [RunError] = []
    for index in indexes {
      let folder = index.folder
      do throws(IndexError) {
        let store = try index.store()
        let result = try store.search(query, limit: limit, includesGone: includesGone)
        finding.add(result, of: folder)
        if query.filters.contains(where: \.isOfLinks), let gap = try Self.linkGap(store) {
          notice("\(folder.shown): \(gap); run “exhibit links” for the folder")
        }
      } catch {
        guard !isChosen else { throw folder.failure(error) }
        unread.append(folder.failure(error))
      }
    }
    if let first = unread.first, unread.count == indexes.count { throw first }
    for error in unread { notice(error.description) }
    return finding
  }

  /// What the index does not know of links; nil where it knows of all.
  private static func linkGap(_ store: IndexStore) throws(IndexError) -> String? {
    guard try store.linksChecked() != nil else { return "its links were never checked" }
    let count = try store.artifactsWithUncheckedLinks()
    guard count > 0 else { return nil }
    return count == 1
      ? "the links of a file were not checked since it was read"
      : "the links of \(count) files were not checked since they were read"
  }

  private static func folder(_ typed: [UInt8]) -> ResultFolder {
    let named = ResultFolder(path: typed)
    if named.hasIndex || named.ofSubmissions != nil { return named }
    return (try? SubmissionFolder(path: typed))?.resultFolder ?? named
  }

  private static func foldersHere() throws(RunError) -> [ResultFolder] {
    let here = try SubmissionFolder(path: [UInt8(ascii: ".")])
    let found = (FolderWalk.names(in: here.descriptor) ?? [])
      .filter { $0.first != UInt8(ascii: ".") && ResultFolder.isNamedAsOne($0) }
      .map(ResultFolder.init(path:)).filter { $0.hasIndex || $0.ofSubmissions != nil }
    guard !found.isEmpty else {
      throw RunError(
        "search: no folder that was scanned has its results here; name one with --index, or run "
          + "“exhibit scan FOLDER” first")
    }
    return found
  }
}

extension ResultFolder {
  /// The result folders of a cohort's submissions that have an index; nil for what is no cohort's.
  fileprivate var ofSubmissions: [ResultFolder]? {
    guard let opened = try? SubmissionFolder(path: path), CohortResults.are(in: opened.descriptor)
    else { return nil }
    return (FolderWalk.names(in: opened.descriptor) ?? [])
      .map { ResultFolder(path: path + [UInt8(ascii: "/")] + $0) }.filter(\.hasIndex)
  }

  fileprivate var hasIndex: Bool {
    unsafe file("\(IndexFolder.name)/\(IndexFolder.indexName)").withTerminator {
      unsafe access($0, F_OK)
    } == 0
  }
}
