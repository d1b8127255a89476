package import Artifacts

/// A link of a document that leads to the web, taken apart as far as its text tells.
package struct WebLink: Sendable {
  var judged: JudgedLink
  /// Where it leads, wrappers removed.
  var address: WebAddress
  var fragment: String?
  /// The page of a known service; nil for any other address.
  var share: ShareLink?
  /// What is asked to learn of it.
  package var asked: WebAddress { share?.asked ?? address }
  /// What is known before anything is asked.
  package var pending: LinkVerdict { judged.result }

  /// Takes wrappers off and recognises services.
  init(
    _ judged: JudgedLink, _ address: WebAddress, fragment: String?, _ catalogue: ServiceCatalogue
  ) {
    self.judged = judged
    self.fragment = fragment
    self.address = address
    if let (inner, place, wrapper) = catalogue.unwrapped(address) {
      self.address = inner
      // The time that the recording is linked at is behind the wrapped address, or behind the wrapper.
      self.fragment = place ?? fragment
      self.judged.result.wrapper = wrapper
      self.judged.result.suggestion = inner.text + (self.fragment.map { "#" + $0 } ?? "")
    }
    share = catalogue.share(self.address)
    self.judged.result.service = share?.service
    self.judged.result.identifier = share?.identifier
    // What was wrapped can be shared without; a form for editing can be shared for looking.
    if let canonical = share?.canonical, share?.note != nil {
      self.judged.result.suggestion = canonical
    }
  }

  /// Nil where the link leads to a file or can't be asked; what is said of it then is the local
  /// checker's matter.
  static func address(of link: Link) -> Result<
    (address: WebAddress, fragment: String?), WebAddress.Trouble
  >? {
    let reference = LinkReference(link.target)
    guard let (text, base) = webText(link, reference) else { return nil }
    do throws(WebAddress.Trouble) {
      let page = try base.map { base throws(WebAddress.Trouble) in try WebAddress(base) }
      return .success((try WebAddress(text, relativeTo: page), reference.fragment))
    } catch {
      return .failure(error)
    }
  }

  private static func webText(_ link: Link, _ reference: LinkReference) -> (String, String?)? {
    if let scheme = reference.scheme {
      return isWeb(scheme) ? (link.target, nil) : nil
    }
    // What is written for the web and opened from a disk means a secure page today.
    if reference.path.hasPrefix("//") { return ("https:" + reference.wholeText, nil) }
    guard let base = link.base, !reference.path.isEmpty || reference.hasQuery else { return nil }
    let page = LinkReference(base)
    if page.scheme.map(isWeb) ?? false { return (link.target, base) }
    return page.scheme == nil && page.path.hasPrefix("//")
      ? (link.target, "https:" + page.wholeText) : nil
  }

  private static func isWeb(_ scheme: String) -> Bool { scheme == "http" || scheme == "https" }
}
