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

/// Gives links to the web their verdicts: their addresses are asked from the moment that they are
/// added, while documents are still being read.
final class WebLinkCheck {
  typealias Judged = (position: Int, verdict: LinkVerdict)

  private let judge: WebJudge
  private let web: WebAccess
  private let settings: InspectorSettings
  private let jobs: Int
  private let answered: (Int, Int) -> Void
  private var memory: LinkMemory?
  private let asker: WebAsker?
  /// What is to be asked, in the order in which links came.
  private var questions: [(link: WebLink, position: Int)] = []
  private var verdicts: [Judged] = []
  private var added = 0

  /// - Parameters:
  ///   - settings: of the inspectors that look into recordings.
  ///   - answered: called on the thread that asks for verdicts after each address: how many are done, of
  ///     how many.
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
    guard case .asked(let asking) = web else {
      asker = nil
      return
    }
    asker = WebAsker(asking, judge)
    memory = asking.maxAge.map { LinkMemory(maxAge: $0, now: Int64(time(nil))) }
  }

  /// - Parameter position: comes back with its verdict.
  func add(_ link: WebLink, at position: Int) {
    added += 1
    guard case .asked(let asking) = web else {
      verdicts.append((position, judge.verdictUnasked(link)))
      return
    }
    if let (known, age) = memory?.answer(to: link, asking) {
      verdicts.append((position, judge.verdict(of: link, known: known, age: age)))
    } else {
      questions.append((link, position))
      asker?.ask(link.asked)
    }
  }

  /// Called once, when all links are in. In any order, each with the position that came with its link.
  /// Where a signal came, those that were not asked are missing.
  func judged() throws -> [Judged] {
    if case .asked(let asking) = web, let asker {
      let answers = try asker.finish(answered)
      judge(answers, asking)
      memory?.save()
    }
    // One signal that came behind the last answer spoils nothing.
    if verdicts.count < added { try Interruption.shared.check() }
    return verdicts
  }

  /// A recording that is to be looked into, and the links to it.
  private struct Found {
    let address: WebAddress
    let answer: WebAsker.Answer
    let links: [(link: WebLink, position: Int, verdict: LinkVerdict)]
  }

  private func judge(_ answers: [WebAddress: WebAsker.Answer], _ asking: WebAsking) {
    var found: [Found] = []
    for (address, links) in WebBatch(questions).links {
      guard let answer = answers[address] else { continue }
      let judged = links.map {
        (link: $0.link, position: $0.position, verdict: judge.verdict(of: $0.link, answer.outcome))
      }
      let place = judged.lazy.compactMap { [judge] in
        judge.probe($0.link, answer.outcome, $0.verdict)
      }
      .first
      if let place {
        found.append(Found(address: place, answer: answer, links: judged))
        continue
      }
      verdicts += judged.map { ($0.position, $0.verdict) }
      remember(judged, answer, probe: nil, asking)
    }
    probe(found, asking)
  }

  private func remember(
    _ links: [(link: WebLink, position: Int, verdict: LinkVerdict)], _ answer: WebAsker.Answer,
    probe: ProbeOutcome?, _ asking: WebAsking
  ) {
    guard memory != nil else { return }
    for link in links.distinctLinks {
      let known = judge.known(
        link, answer.outcome, probe: probe, asking.policy, now: answer.seconds)
      if let known { memory?.add(known) }
    }
  }

  private func probe(_ found: [Found], _ asking: WebAsking) {
    guard !found.isEmpty else { return }
    let probes = RemoteProbes(settings, asking, jobs: jobs)
    let outcomes = probes.outcomes(of: found.map(\.address)) { answered($0, found.count) }
    for (recording, outcome) in zip(found, outcomes) {
      guard let outcome else { continue }
      for link in recording.links {
        verdicts.append(
          (link.position, judge.verdict(link.verdict, of: link.link, after: outcome)))
      }
      remember(recording.links, recording.answer, probe: outcome, asking)
    }
  }
}

extension [(link: WebLink, position: Int, verdict: LinkVerdict)] {
  /// One link for each address: several may be asked by one question.
  fileprivate var distinctLinks: [WebLink] {
    var seen: Set<String> = []
    return map(\.link).filter { seen.insert($0.memoryKey).inserted }
  }
}

/// Links by what is asked: each address once, however many lead to it, in the order in which they
/// came.
private struct WebBatch {
  private(set) var links: [(address: WebAddress, links: [(link: WebLink, position: Int)])] = []

  init(_ questions: [(link: WebLink, position: Int)]) {
    var known: [WebAddress: Int] = [:]
    for question in questions {
      let address = question.link.asked
      if let index = known[address] {
        links[index].links.append(question)
      } else {
        known[address] = links.count
        links.append((address, [question]))
      }
    }
  }
}
