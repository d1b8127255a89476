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

  init(_ judged: JudgedLink, _ place: WebPlace) {
    self.judged = judged
    (address, fragment, share) = (place.address, place.fragment, place.share)
    self.judged.result.wrapper = place.wrapper
    self.judged.result.suggestion = place.suggestion
    self.judged.result.service = place.share?.service
    self.judged.result.identifier = place.share?.identifier
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

/// Where a link's text leads on the web, whatever document it stands in.
struct WebPlace: Sendable {
  /// Wrappers removed.
  var address: WebAddress
  var fragment: String?
  /// Nil where no service is recognised.
  var share: ShareLink?
  /// What stood around the address.
  var wrapper: String?
  /// What to write instead; nil where that is not certain.
  var suggestion: String?

  /// Takes wrappers off and recognises services.
  init(_ address: WebAddress, fragment: String?, _ catalogue: ServiceCatalogue) {
    self.fragment = fragment
    self.address = address
    if let (inner, place, wrapper) = catalogue.unwrapped(address) {
      self.address = inner
      // The time that the recording is linked at is behind the wrapped address, or behind the wrapper.
      self.fragment = place ?? fragment
      self.wrapper = wrapper
      suggestion = inner.text + (self.fragment.map { "#" + $0 } ?? "")
    }
    share = catalogue.share(self.address)
    // What was wrapped can be shared without; a form for editing can be shared for looking.
    if let canonical = share?.canonical, share?.note != nil { suggestion = canonical }
  }
}
