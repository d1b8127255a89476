import Artifacts
import ContentTypes
import FuzzSupport

@testable import LinkValidation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A base and an address, a line each, then what a server answers: header lines, an empty line, a body.
enum WebPage {
  static func check(_ bytes: [UInt8]) {
    var input = InputLines(bytes)
    let base = input.nextText()
    let written = input.nextText()
    let link = Link(target: written, base: base.isEmpty ? nil : base)
    guard case .success(let (address, fragment)) = WebLink.address(of: link) else { return }
    checkAddress(address)
    var head = ResponseHead()
    while case let line = input.next(), !line.isEmpty { head.add(line) }
    let web = WebLink(
      JudgedLink(link, in: ArtifactPath("a.html")),
      WebPlace(address, fragment: fragment, catalogue))
    checkAddress(web.asked)
    let answer = WebAnswer(
      status: 200, mediaType: head.mediaType, length: head.length, bytes: input.remainder,
      asksForPassword: head.asksForPassword, address: web.asked)
    let outcome = WebOutcome(end: .answer(answer))
    let verdict = judge.verdict(of: web, outcome)
    demand(verdict.severity == verdict.verdict.severity, "severity follows from the verdict")
    demand(judge.verdict(of: web, outcome) == verdict, "the same twice")
    #if PLANTED
      let isPlanted = address.isDisguised && fragment?.isEmpty == false
      demand(!isPlanted, "planted: a part of a page on a host in disguise")
    #endif
  }

  private static let catalogue: ServiceCatalogue = {
    guard let catalogue = try? ServiceCatalogue.builtIn() else { fatalError("no catalogue") }
    return catalogue
  }()

  private static let judge = WebJudge(catalogue) { bytes in
    let type = ContentSniffer(prefix: bytes).contentType
    return SniffedContent(kind: type.kind, mediaType: type.mediaType)
  }

  private static func checkAddress(_ address: WebAddress) {
    guard let again = try? WebAddress(address.text) else {
      demand(false, "what is asked is an address: \(address)")
      return
    }
    demand(again.text == address.text, "one form: \(address), then \(again)")
    demand(again.host == address.host && again.port == address.port, "one host: \(address)")
    demand(
      address.text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F },
      "nothing in it ends a request's line: \(address)")
    checkHost(address)
  }

  /// What the C library takes for an IPv4 address is seen as one, or refused.
  private static func checkHost(_ address: WebAddress) {
    var read = in_addr()
    let isNumber = unsafe inet_aton(address.host, &read) != 0
    guard isNumber else { return }
    let seen = address.literal?.bytes
    let meant = unsafe withUnsafeBytes(of: read) { unsafe Array($0) }
    demand(seen == meant || address.isDisguised, "a number is refused: \(address)")
  }
}
