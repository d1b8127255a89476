internal import ArtifactIndex
package import Artifacts
package import Inspection
package import LinkValidation
internal import Submissions

/// Checks every link of the documents in folders, or of single documents: those to files against what
/// the files' records say, those to the web by asking.
package struct LinksRun {
  private let settings: InspectorSettings
  private let jobs: Int
  private let catalogue: ServiceCatalogue
  private let web: WebAccess
  private let progress: (Progress) -> Void
  private let answered: (Int, Int) -> Void
  private let notice: (String) -> Void

  /// - Parameters:
  ///   - progress: called on this thread after each file.
  ///   - answered: called on this thread after each address: how many are done, of how many.
  ///   - notice: told what somebody should know meanwhile.
  package init(
    settings: InspectorSettings, jobs: Int, catalogue: ServiceCatalogue, web: WebAccess,
    progress: @escaping (Progress) -> Void, answered: @escaping (Int, Int) -> Void,
    notice: @escaping (String) -> Void
  ) {
    self.settings = settings
    self.jobs = jobs
    self.catalogue = catalogue
    self.web = web
    self.progress = progress
    self.answered = answered
    self.notice = notice
  }

  package struct Outcome {
    /// In the order of the places, their documents' paths, and the links in each.
    package let verdicts: [LinkVerdict]
    /// What could not be read, so that links may be missing.
    package let unread: [Unread]
    let checked: [(place: LinkedPlace, documents: [GatheredLinks.Document])]
  }

  /// A document or folder whose links are not known.
  package struct Unread {
    /// As link lines show it.
    package let path: String
    package let reason: String
  }

  /// A signal meanwhile ends it in order: what was asked is remembered where it is to be.
  ///
  /// - Parameter isOnlyPlace: whether documents are shown without their place's own path.
  package func run(_ places: [LinkedPlace], isOnlyPlace: Bool) throws -> Outcome {
    try Interruption.shared.postponed { try check(places, isOnlyPlace: isOnlyPlace) }
  }

  private func check(_ places: [LinkedPlace], isOnlyPlace: Bool) throws -> Outcome {
    var gathered = GatheredLinks()
    let web = WebLinkCheck(catalogue, web, settings, jobs: jobs, answered: answered)
    var checked: [(place: LinkedPlace, documents: [GatheredLinks.Document])] = []
    do {
      let sorter = LinkSorter(catalogue)
      for place in places {
        let unread = try read(place, sorter, web, isOnlyPlace: isOnlyPlace, into: &gathered)
        gathered.unread += unread.map {
          Unread(path: place.shown($0.artifactPath, isOnlyPlace: isOnlyPlace), reason: $0.reason)
        }
        checked.append((place, gathered.takeDocuments()))
      }
    } catch let error as Interrupted {
      // What was asked already is remembered.
      _ = try? web.judged()
      throw error
    }
    for (position, verdict) in try web.judged() { gathered.settle(position, verdict) }
    return Outcome(verdicts: gathered.verdicts, unread: gathered.unread, checked: checked)
  }

  /// Puts what became of the links into the indexes of the folders, once somebody was told of it: a scan
  /// that is at work there is waited for, which may take long.
  package func keep(_ outcome: Outcome) {
    for (place, documents) in outcome.checked where place.only == nil {
      keep(documents, outcome.verdicts, in: place.source.resultFolder)
    }
  }

  /// Reads a place's documents. What leads to the web is asked while the next ones are read; what leads to
  /// files is judged once all files are known.
  ///
  /// - Returns: what could not be read.
  private func read(
    _ place: LinkedPlace, _ sorter: LinkSorter, _ web: WebLinkCheck, isOnlyPlace: Bool,
    into gathered: inout GatheredLinks
  ) throws -> [SkippedPath] {
    let reading = try LinkReading(place, settings, jobs: jobs, progress) { record, links in
      let path = record.artifactPath
      gathered.begin(
        path, sha256: record.sha256, shownAs: place.shown(path, isOnlyPlace: isOnlyPlace))
      for link in links {
        switch sorter.sort(link, in: path) {
        case .settled(let verdict): gathered.add(verdict)
        case .web(let link): web.add(link, at: gathered.add(link.pending))
        case nil: gathered.putOff(link)
        }
      }
    }
    var checker = reading.checker
    checker.isFolderGuessed = !place.isInSubmission
    gathered.settleFiles { checker.verdict(of: $0, in: $1) }
    return reading.unread
  }

  /// Puts what became of the links into the index of a folder that was scanned: a search finds it there.
  /// One that is not our own, or can't be written, is left alone.
  private func keep(
    _ documents: [GatheredLinks.Document], _ verdicts: [LinkVerdict], in results: ResultFolder
  ) {
    let links = documents.lazy.map {
      CheckedLinks(path: $0.path, sha256: $0.sha256, verdicts: Array(verdicts[$0.positions]))
    }
    do {
      try results.updateIndex(isBusy: { notice(results.waitingNotice) }) {
        store throws(IndexError) in
        try store.begin()
        try store.replaceLinks(with: links, at: WallClock.nanoseconds / 1_000_000_000)
        try store.commit()
      }
    } catch {
      notice("\(error); what became of the links was not put into the index")
    }
  }
}
