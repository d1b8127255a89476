internal import Artifacts

/// Findings with a cap a code, so that a broken file can't flood a record.
struct FindingList {
  private(set) var findings: [Finding] = []
  private var counts: [FindingCode: Int] = [:]

  static let mostOfOneCode = 20

  mutating func add(_ finding: Finding) {
    let count = (counts[finding.code] ?? 0) + 1
    counts[finding.code] = count
    if count <= Self.mostOfOneCode { findings.append(finding) }
  }

  mutating func add(contentsOf more: [Finding]) {
    for finding in more { add(finding) }
  }

  /// The findings, with one that counts the rest of its code behind those that were listed.
  var summarised: [Finding] {
    var all = findings
    for code in FindingCode.allCases {
      let hidden = (counts[code] ?? 0) - Self.mostOfOneCode
      if hidden > 0 { all.append(Finding(code, "The same was found in \(hidden) more places.")) }
    }
    return all
  }
}
