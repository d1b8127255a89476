package import Artifacts
internal import Threads

/// Tells for each link whether it leads to a file or to the web.
package struct LinkSorter: Sendable {
  private let catalogue: ServiceCatalogue
  /// What texts lead to that were taken apart before: documents repeat them.
  private let known = Monitor(Known())

  package init(_ catalogue: ServiceCatalogue) { self.catalogue = catalogue }

  package enum Sorted: Sendable {
    case settled(LinkVerdict)
    case web(WebLink)
  }

  private typealias Place = Result<WebPlace, WebAddress.Trouble>

  private struct Text: Hashable {
    var target: String
    var base: String?

    var length: Int { target.utf8.count + (base?.utf8.count ?? 0) }
  }

  private struct Known {
    /// Nil for what does not lead to the web.
    var places: [Text: Place?] = [:]
    var bytes = 0
  }

  /// So many bytes of texts are remembered.
  private static let mostBytes = 4 << 20

  /// Nil for a link that does not lead to the web.
  package func sort(_ link: Link, in document: ArtifactPath) -> Sorted? {
    guard let place = place(of: link) else { return nil }
    var judged = JudgedLink(link, in: document)
    switch place {
    case .success(let place): return .web(WebLink(judged, place))
    case .failure(.notWeb(let scheme)):
      judged.judge(PolicyRefusal.scheme(scheme))
    case .failure(.malformed):
      judged.judge(
        .broken, "it is no address that can be asked",
        fix: "Open the page in a browser and copy its address from there.")
    }
    return .settled(judged.result)
  }

  private func place(of link: Link) -> Place? {
    let text = Text(target: link.target, base: link.base)
    if let place = known.withLock({ $0.places[text] }) { return place }
    let place = WebLink.address(of: link).map { found in
      found.map { WebPlace($0.address, fragment: $0.fragment, catalogue) }
    }
    known.withLock { known in
      known.bytes += text.length
      if known.bytes > Self.mostBytes { known = Known(bytes: text.length) }
      known.places[text] = .some(place)
    }
    return place
  }
}

extension JudgedLink {
  mutating func judge(_ refusal: PolicyRefusal) {
    judge(.blocked, refusal.reason, fix: refusal.fix)
  }
}
