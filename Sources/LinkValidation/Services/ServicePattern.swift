internal import Artifacts

/// A service that shows recordings or documents, as `services.json` describes it.
struct ServicePattern: Decodable, Sendable {
  /// What `service` in a link line says.
  let name: String
  /// For people.
  let title: String
  private let hosts: [HostPattern]
  private let forms: [AddressForm]
  /// The address to share, with places.
  private let canonical: String?
  private let ask: Ask?
  /// Where questions go instead, whatever the links say.
  var base: String?
  private let answers: [ServiceAnswer]?
  /// What most often keeps an assessor out.
  private let trouble: String
  /// How to share properly.
  private let fix: String
  /// The names under which a link says where to begin.
  private let times: [String]?

  /// What to ask in order to learn whether strangers may see it; without a part of it, the link's own.
  struct Ask: Decodable, Sendable {
    /// Scheme and host.
    var base: String?
    /// What follows, with places; `{address}` stands for the address to share.
    var address: String?
    /// False where an answer of 200 says nothing.
    var proves: Bool?
  }

  func share(_ address: WebAddress) -> ShareLink? {
    guard hosts.contains(where: { $0.fits(address.host) }) else { return nil }
    for form in forms {
      guard var values = form.values(in: address) else { continue }
      let shared = (form.canonical ?? canonical).flatMap { values.filled($0) }
      values.add("address", shared ?? address.text)
      return ShareLink(
        service: name, title: title, identifier: values["id"], canonical: shared,
        asked: question(values, address),
        proves: ask?.proves ?? true, answers: answers ?? [], trouble: form.note ?? trouble,
        fix: form.fix ?? fix, note: form.note, start: start(in: address))
    }
    return nil
  }

  private func question(_ values: AddressValues, _ address: WebAddress) -> WebAddress {
    let place = ask?.address.flatMap { values.filled($0) } ?? address.pathAndQuery
    let question = (base ?? ask?.base ?? address.origin) + place
    return (try? WebAddress(question)) ?? address
  }

  private func start(in address: WebAddress) -> String? {
    times?.lazy.compactMap { address.queryValue($0) }.first
  }
}

/// What a service's answer means, where it means more than its status does elsewhere.
struct ServiceAnswer: Decodable, Sendable {
  let status: [Int]
  let verdict: LinkVerdict.Verdict
  let reason: String
  let fix: String?
}

/// The page of a known service that a link leads to.
struct ShareLink: Sendable {
  var service: String
  var title: String
  var identifier: String?
  /// The address to share; nil where there is no better one.
  var canonical: String?
  var asked: WebAddress
  var proves: Bool
  var answers: [ServiceAnswer]
  var trouble: String
  var fix: String
  /// What is to be said of the link's form.
  var note: String?
  /// Where it begins, as written.
  var start: String?
}
