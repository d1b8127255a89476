package import Artifacts

/// A sound answer as it is remembered from one run to the next: what it says of an address, whatever
/// place in it a link names.
package struct KnownAnswer: Codable, Sendable, Equatable {
  /// What was asked and what for: ``WebLink/memoryKey``.
  package var key: String
  /// Seconds since 1970.
  package var checked: Int64
  /// Those whom it came from, redirects included, that `--allow-host` had opened.
  var openedHosts: [String]
  var status: Int?
  var mediaType: String?
  var milliseconds: Int64?
  var redirects: [String]?
  var isMovedForGood: Bool
  var reason: String?
  var fix: String?
  package var isRecording: Bool
  /// The recording was looked into.
  package var isProbed: Bool
}

extension WebLink {
  package var memoryKey: String {
    let places = asked == address ? address.text : "\(asked.text) \(address.text)"
    // A page that is sound to go to is none to show as a recording.
    return judged.role.map { "\(places) \($0.rawValue)" } ?? places
  }

  /// Without the place within it that the link names.
  fileprivate var withoutPlace: WebLink {
    var link = self
    link.fragment = nil
    link.share?.start = nil
    return link
  }
}

extension WebJudge {
  /// What is worth remembering of an answer; nil where it is no sound one.
  ///
  /// - Parameter probe: what came of looking into it; nil where nobody did.
  package func known(
    _ link: WebLink, _ read: ReadOutcome, probe: ProbeOutcome?, _ policy: NetworkPolicy,
    now: Int64
  ) -> KnownAnswer? {
    let outcome = read.outcome
    guard case .answer(let answer) = outcome.end, let content = read.content else { return nil }
    let plain = link.withoutPlace
    var verdict = verdict(of: plain, read)
    if let probe { verdict = self.verdict(verdict, of: plain, after: probe) }
    guard verdict.verdict == .ok else { return nil }
    let steps = [link.asked] + outcome.redirects.compactMap { try? WebAddress($0) }
    return KnownAnswer(
      key: link.memoryKey, checked: now, openedHosts: policy.opened(steps), status: verdict.status,
      mediaType: verdict.mediaType, milliseconds: verdict.milliseconds,
      redirects: verdict.redirects, isMovedForGood: outcome.isMovedForGood,
      reason: verdict.reason, fix: verdict.fix,
      isRecording: link.share == nil && isRecording(answer, content), isProbed: probe != nil)
  }

  /// The verdict of a link whose address was asked in an earlier run.
  package func verdict(of link: WebLink, known: KnownAnswer, age: Int64) -> LinkVerdict {
    var judged = link.judged
    judged.judge(.ok, known.reason, fix: known.fix)
    judged.result.status = known.status
    judged.result.mediaType = known.mediaType
    judged.result.milliseconds = known.milliseconds
    judged.result.redirects = known.redirects
    judged.result.ageSeconds = age
    if let share = link.share {
      judgeStart(share, milliseconds: known.milliseconds, &judged)
    } else if known.isRecording, let fragment = link.fragment {
      judged.judge(RecordingFragment(fragment), milliseconds: known.milliseconds)
    }
    addNewAddress(
      link, known.redirects ?? [], isMovedForGood: known.isMovedForGood, &judged)
    return judged.result
  }
}
