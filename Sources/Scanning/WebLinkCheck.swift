internal import Artifacts
internal import ContentTypes
internal import Inspection
package import LinkValidation

/// Whether the web is asked, and how.
package enum WebAccess {
  case offline
  case asked(NetworkPolicy, NetworkLimits)
}

/// Gives links to the web their verdicts.
struct WebLinkCheck {
  private let judge: WebJudge
  private let web: WebAccess
  private let answered: (Int, Int) -> Void

  /// - Parameter answered: called on this thread after each address: how many are done, of how many.
  init(_ catalogue: ServiceCatalogue, _ web: WebAccess, answered: @escaping (Int, Int) -> Void) {
    judge = WebJudge(catalogue) { bytes in
      let type = ContentSniffer(prefix: Array(bytes.prefix(ContentSniffer.prefixLength)))
        .contentType
      return SniffedContent(kind: type.kind, mediaType: type.mediaType)
    }
    self.web = web
    self.answered = answered
  }

  /// In any order, each with the position that came with its link.
  func verdicts(
    of questions: [(link: WebLink, position: Int)]
  ) throws(RunError) -> [(position: Int, verdict: LinkVerdict)] {
    guard case .asked(let policy, let limits) = web else {
      return questions.map { ($0.position, judge.verdictUnasked($0.link)) }
    }
    guard let client = WebClient(policy: policy, limits: limits) else {
      throw RunError("libcurl: it can't be started; close other programs and run it again")
    }
    let batch = WebBatch(questions)
    // Judged at once, so that no more than one answer is held.
    var verdicts: [(position: Int, verdict: LinkVerdict)] = []
    var done = 0
    client.run(batch.addresses, goesOn: { Interruption.shared.status == nil }) { address, outcome in
      done += 1
      answered(done, batch.addresses.count)
      for (link, position) in batch.links(of: address) {
        verdicts.append((position, judge.verdict(of: link, outcome)))
      }
    }
    return verdicts
  }
}

/// Links by what is asked: each address once, however many lead to it.
private struct WebBatch {
  private(set) var addresses: [WebAddress] = []
  private var linksByAddress: [[(link: WebLink, position: Int)]] = []

  init(_ questions: [(link: WebLink, position: Int)]) {
    var known: [WebAddress: Int] = [:]
    for question in questions {
      let address = question.link.asked
      if let index = known[address] {
        linksByAddress[index].append(question)
      } else {
        known[address] = addresses.count
        addresses.append(address)
        linksByAddress.append([question])
      }
    }
  }

  func links(of address: Int) -> [(link: WebLink, position: Int)] { linksByAddress[address] }
}
