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

  /// - Parameters:
  ///   - progress: called on this thread after each file.
  ///   - answered: called on this thread after each address: how many are done, of how many.
  package init(
    settings: InspectorSettings, jobs: Int, catalogue: ServiceCatalogue, web: WebAccess,
    progress: @escaping (Progress) -> Void, answered: @escaping (Int, Int) -> Void
  ) {
    self.settings = settings
    self.jobs = jobs
    self.catalogue = catalogue
    self.web = web
    self.progress = progress
    self.answered = answered
  }

  package struct Outcome {
    /// In the order of the places, their documents' paths, and the links in each.
    package let verdicts: [LinkVerdict]
    /// What could not be read, so that links may be missing.
    package let unread: [Unread]
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
    var gathered = Gathered()
    for place in places {
      let reading = try LinkReading(place, settings, jobs: jobs, progress)
      gathered.unread += reading.unread.map {
        Unread(path: place.shown($0.artifactPath, isOnlyPlace: isOnlyPlace), reason: $0.reason)
      }
      let sorter = LinkSorter(reading.checker, catalogue)
      for (path, links) in reading.linked {
        let shown = place.shown(path, isOnlyPlace: isOnlyPlace)
        for link in links { gathered.add(sorter.sort(link, in: path), shownAs: shown) }
      }
    }
    try ask(&gathered)
    return Outcome(verdicts: gathered.verdicts, unread: gathered.unread)
  }

  private struct Gathered {
    var verdicts: [LinkVerdict] = []
    var questions: [(link: WebLink, position: Int)] = []
    var unread: [Unread] = []

    mutating func add(_ sorted: LinkSorter.Sorted, shownAs document: String) {
      switch sorted {
      case .settled(var verdict):
        verdict.document = document
        verdicts.append(verdict)
      case .web(let link):
        // Its place among the others; what it holds is replaced.
        var verdict = link.pending
        verdict.document = document
        questions.append((link, verdicts.count))
        verdicts.append(verdict)
      }
    }

    mutating func settle(_ position: Int, _ verdict: LinkVerdict) {
      var verdict = verdict
      verdict.document = verdicts[position].document
      verdicts[position] = verdict
    }
  }

  private func ask(_ gathered: inout Gathered) throws {
    let check = WebLinkCheck(catalogue, web, settings, jobs: jobs, answered: answered)
    let verdicts = try check.verdicts(of: gathered.questions)
    for (position, verdict) in verdicts { gathered.settle(position, verdict) }
    // What a signal kept from being asked has no verdict; one that came behind the last spoils nothing.
    if verdicts.count < gathered.questions.count { try Interruption.shared.check() }
  }
}
