package import Artifacts

/// What was learnt of a recording on the web by looking into it.
package typealias ProbeOutcome = Result<LinkedFile, ProbeTrouble>

extension WebJudge {
  /// The address whose recording is to be looked into; nil where there is none.
  package func probe(_ link: WebLink, _ read: ReadOutcome, _ verdict: LinkVerdict) -> WebAddress? {
    guard probes, link.share == nil, verdict.verdict == .ok,
      case .answer(let answer) = read.outcome.end, let content = read.content,
      isRecording(answer, content)
    else { return nil }
    return answer.address
  }

  /// The verdict of a link once its recording was looked into.
  package func verdict(
    _ verdict: LinkVerdict, of link: WebLink, after probe: ProbeOutcome
  ) -> LinkVerdict {
    // The same recording may be sound to play and no picture to show.
    guard verdict.verdict == .ok else { return verdict }
    var judged = link.judged
    judged.result = verdict
    switch probe {
    case .success(let file): judged.judge(remote: file, fragment: link.fragment)
    case .failure(let trouble):
      judged.judge(trouble)
      if judged.result.verdict == .ok, let fragment = link.fragment {
        judged.judge(RecordingFragment(fragment), milliseconds: nil)
      }
    }
    return judged.result
  }
}

extension JudgedLink {
  /// A recording whose header was read: its length is the header's word.
  fileprivate mutating func judge(remote file: LinkedFile, fragment: String?) {
    let remark = result.reason
    result.milliseconds = file.milliseconds
    if let error = file.error {
      judge(.broken, error.reasonNotToLink, fix: error.entry.fix)
      return
    }
    guard let fragment, !fragment.isEmpty else { return }
    judge(RecordingFragment(fragment), in: file)
    if result.verdict == .ok { judge(.ok, [remark, result.reason].joinedOnce) }
  }

  fileprivate mutating func judge(_ trouble: ProbeTrouble) {
    let later =
      "Check again later; if it stays so, put the recording elsewhere and link to it there."
    switch trouble {
    case .noParts: addRemark("its server gives no parts of it, so its length was not read")
    case .endless: addRemark("its server does not say where it ends, so its length was not read")
    case .tooMuch: addRemark("its length does not stand where it can be read with little effort")
    case .notInspected: addRemark("it could not be looked into")
    case .changed: judge(.unreachable, "the recording changed while it was read", fix: later)
    case .cutShort:
      judge(.unreachable, "its server says that it is longer than what it gives", fix: later)
    case .status(let status):
      judge(.unreachable, "its server gave its beginning and then no more (\(status))", fix: later)
    case .refused(let refusal): judge(refusal)
    case .failed(let failure): judge(.unreachable, failure.reason, fix: failure.fix)
    }
  }

  private mutating func addRemark(_ remark: String) {
    judge(.ok, [result.reason, remark].joinedOnce, fix: result.fix)
  }
}

extension [String?] {
  /// As one sentence's ends; nil where there are none.
  fileprivate var joinedOnce: String? {
    var seen: [String] = []
    for case let text? in self where !seen.contains(text) { seen.append(text) }
    return seen.isEmpty ? nil : seen.joined(separator: "; ")
  }
}
