internal import Artifacts
internal import ContentTypes
internal import Inspection
package import LinkValidation

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Whether the web is asked, and how.
package enum WebAccess {
  case offline
  case asked(WebAsking)
}

/// How the web is asked.
package struct WebAsking {
  package var policy: NetworkPolicy
  package var limits: NetworkLimits
  /// Recordings are looked into, which tells how long they are.
  package var probesRecordings = false
  /// Seconds for which a sound answer of an earlier run is good enough; nil remembers nothing.
  package var maxAge: Int64?

  package init(policy: NetworkPolicy, limits: NetworkLimits) {
    self.policy = policy
    self.limits = limits
  }
}

/// Gives links to the web their verdicts.
struct WebLinkCheck {
  typealias Question = (link: WebLink, position: Int)
  typealias Judged = (position: Int, verdict: LinkVerdict)

  private let judge: WebJudge
  private let web: WebAccess
  private let settings: InspectorSettings
  private let jobs: Int
  private let answered: (Int, Int) -> Void

  /// - Parameters:
  ///   - settings: of the inspectors that look into recordings.
  ///   - answered: called on this thread after each address: how many are done, of how many.
  init(
    _ catalogue: ServiceCatalogue, _ web: WebAccess, _ settings: InspectorSettings, jobs: Int,
    answered: @escaping (Int, Int) -> Void
  ) {
    var probes = false
    if case .asked(let asking) = web { probes = asking.probesRecordings }
    judge = WebJudge(catalogue, probes: probes) { bytes in
      let type = ContentSniffer(prefix: Array(bytes.prefix(ContentSniffer.prefixLength)))
        .contentType
      return SniffedContent(kind: type.kind, mediaType: type.mediaType)
    }
    self.web = web
    self.settings = settings
    self.jobs = jobs
    self.answered = answered
  }

  /// In any order, each with the position that came with its link. Where a signal came, those that were
  /// not asked are missing.
  func verdicts(of questions: [Question]) throws(RunError) -> [Judged] {
    guard case .asked(let asking) = web else {
      return questions.map { ($0.position, judge.verdictUnasked($0.link)) }
    }
    var memory = asking.maxAge.map { LinkMemory(maxAge: $0, now: Int64(time(nil))) }
    var verdicts: [Judged] = []
    var unknown: [Question] = []
    for question in questions {
      if let (known, age) = memory?.answer(to: question.link, asking) {
        verdicts.append(
          (question.position, judge.verdict(of: question.link, known: known, age: age)))
      } else {
        unknown.append(question)
      }
    }
    verdicts += try ask(unknown, asking, &memory)
    memory?.save()
    return verdicts
  }

  /// A recording that is to be looked into, and the links to it.
  private struct Found {
    let address: WebAddress
    /// Without its bytes.
    let outcome: WebOutcome
    let links: [(link: WebLink, position: Int, verdict: LinkVerdict)]
  }

  private func ask(
    _ questions: [Question], _ asking: WebAsking, _ memory: inout LinkMemory?
  ) throws(RunError) -> [Judged] {
    guard let client = WebClient(policy: asking.policy, limits: asking.limits) else {
      throw RunError("libcurl: it can't be started; close other programs and run it again")
    }
    let batch = WebBatch(questions)
    var verdicts: [Judged] = []
    var found: [Found] = []
    var known: [KnownAnswer] = []
    var done = 0
    let remembers = memory != nil
    // Judged at once, so that no more than one answer is held.
    client.run(batch.addresses, goesOn: { Interruption.shared.status == nil }) { address, outcome in
      done += 1
      answered(done, batch.addresses.count)
      let judged = batch.links(of: address).map {
        (link: $0.link, position: $0.position, verdict: judge.verdict(of: $0.link, outcome))
      }
      let place = judged.lazy.compactMap { judge.probe($0.link, outcome, $0.verdict) }.first
      if let place {
        found.append(Found(address: place, outcome: judge.withoutBytes(outcome), links: judged))
        return
      }
      verdicts += judged.map { ($0.position, $0.verdict) }
      guard remembers else { return }
      for link in judged.distinctLinks {
        let answer = judge.known(
          link, outcome, probe: nil, asking.policy, now: Int64(time(nil)))
        if let answer { known.append(answer) }
      }
    }
    known.forEach { memory?.add($0) }
    verdicts += probe(found, asking, &memory)
    return verdicts
  }

  private func probe(
    _ found: [Found], _ asking: WebAsking, _ memory: inout LinkMemory?
  ) -> [Judged] {
    guard !found.isEmpty else { return [] }
    let probes = RemoteProbes(settings, asking, jobs: jobs)
    let outcomes = probes.outcomes(of: found.map(\.address)) { answered($0, found.count) }
    var verdicts: [Judged] = []
    for (recording, outcome) in zip(found, outcomes) {
      guard let outcome else { continue }
      for link in recording.links {
        verdicts.append(
          (link.position, judge.verdict(link.verdict, of: link.link, after: outcome)))
      }
      guard memory != nil else { continue }
      for link in recording.links.distinctLinks {
        let answer = judge.known(
          link, recording.outcome, probe: outcome, asking.policy, now: Int64(time(nil)))
        if let answer { memory?.add(answer) }
      }
    }
    return verdicts
  }
}

extension [(link: WebLink, position: Int, verdict: LinkVerdict)] {
  /// One link for each address: several may be asked by one question.
  fileprivate var distinctLinks: [WebLink] {
    var seen: Set<String> = []
    return map(\.link).filter { seen.insert($0.memoryKey).inserted }
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
