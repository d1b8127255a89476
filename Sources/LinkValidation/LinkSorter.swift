package import Artifacts

/// Tells for each link whether it leads to a file, which is judged at once, or to the web.
package struct LinkSorter: Sendable {
  private let local: LocalLinkChecker
  private let catalogue: ServiceCatalogue

  package init(_ local: LocalLinkChecker, _ catalogue: ServiceCatalogue) {
    self.local = local
    self.catalogue = catalogue
  }

  package enum Sorted: Sendable {
    case settled(LinkVerdict)
    case web(WebLink)
  }

  package func sort(_ link: Link, in document: ArtifactPath) -> Sorted {
    guard let found = WebLink.address(of: link) else {
      return .settled(local.verdict(of: link, in: document))
    }
    var judged = JudgedLink(link, in: document)
    switch found {
    case .success(let (address, fragment)):
      return .web(WebLink(judged, address, fragment: fragment, catalogue))
    case .failure(.notWeb(let scheme)):
      judged.judge(PolicyRefusal.scheme(scheme))
    case .failure(.malformed):
      judged.judge(
        .broken, "it is no address that can be asked",
        fix: "Open the page in a browser and copy its address from there.")
    }
    return .settled(judged.result)
  }
}

extension JudgedLink {
  mutating func judge(_ refusal: PolicyRefusal) {
    judge(.blocked, refusal.reason, fix: refusal.fix)
  }
}
