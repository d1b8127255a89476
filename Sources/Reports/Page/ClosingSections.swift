internal import Artifacts
internal import Submissions

/// The page's end: what the files give away, everything that was found, what was left out, and the seal.
struct ClosingSections {
  let contents: PageContents
  private var submission: Submission { contents.submission }
  private var words: PageWords { contents.words }

  func putPrivacy(_ put: (HTML) throws -> Void) rethrows {
    try put(contents.opening("privacy", words.privacy))
    var count = 0
    for severity in [Severity.error, .warning, .note] {
      for (path, finding) in submission.findings(severity) where finding.isAboutPrivacy {
        if count == 0 {
          try put("<p class=\"faint\">\(words.privacyNote)</p>\n<ul class=\"outcomes\">\n")
        }
        count += 1
        try put(row(finding, of: path, isShort: true))
      }
    }
    try put(count > 0 ? "</ul>\n" : "<p>\(words.privacyNone)</p>\n")
    if contents.isPrivate { try putPrivateFacts(put) }
    try put(PageContents.closing)
  }

  private func putPrivateFacts(_ put: (HTML) throws -> Void) rethrows {
    var isOpen = false
    for (path, facts) in submission.privateFacts {
      if !isOpen {
        try put(
          """
          <h3>\(words.privateFacts)</h3>
          <p class="faint">\(words.privateFactsNote)</p>

          """)
      }
      isOpen = true
      let values = facts.entries.map { entry -> HTML in
        "<dt>\(contents.english(entry.name))</dt><dd>\(entry.value)</dd>\n"
      }
      try put(
        """
        <details><summary class="path">\(path.text)</summary>
        <dl class="facts">
        \(values)</dl></details>

        """)
    }
  }

  func putFindings(_ put: (HTML) throws -> Void) rethrows {
    let counts = submission.findingCounts
    guard counts.error + counts.warning + counts.note > 0 else { return }
    let summary = [
      counts.error > 0 ? words.errorCount.of(counts.error) : nil,
      counts.warning > 0 ? words.warningCount.of(counts.warning) : nil,
      counts.note > 0 ? words.noteCount.of(counts.note) : nil,
    ].compactMap(\.self).joined(separator: ", ")
    try put(contents.opening("everything", words.everything))
    try put("<details><summary>\(summary)</summary>\n<ul class=\"outcomes\">\n")
    for severity in [Severity.error, .warning, .note] {
      for (path, finding) in submission.findings(severity) {
        try put(row(finding, of: path, isShort: false))
      }
    }
    try put("</ul>\n</details>\n")
    try put(PageContents.closing)
  }

  private func row(_ finding: Finding, of path: ArtifactPath, isShort: Bool) -> HTML {
    let finding = contents.told(finding)
    let place = contents.place(finding.location).map { ", \($0)" } ?? ""
    let comparison: HTML = comparison(finding).map { "<p class=\"faint\">\($0)</p>" } ?? ""
    let code: HTML = isShort ? "" : "<p class=\"faint\"><code>\(finding.code.rawValue)</code></p>"
    return """
      <li><span class="badge \(finding.severity.tone)">\(phrase(finding.severity))</span><div>\
      <p><span class="path">\(path.text)</span>\(place)</p>\
      <p>\(contents.english(finding.message))</p>\(comparison)\
      <p class="fix">\(contents.english(finding.fix))</p>\(code)</div></li>

      """
  }

  private func phrase(_ severity: Severity) -> String {
    switch severity {
    case .error: words.error
    case .warning: words.warning
    case .note: words.note
    }
  }

  private func comparison(_ finding: Finding) -> HTML? {
    switch (finding.expected, finding.found) {
    case (let expected?, let found?):
      words.fill(words.expectedFound, contents.english(expected), contents.english(found))
    case (let expected?, nil): words.fill(words.expectedOnly, contents.english(expected))
    case (nil, let found?): words.fill(words.foundOnly, contents.english(found))
    case (nil, nil): nil
    }
  }

  var leftOut: HTML {
    guard !submission.skipped.isEmpty else { return "" }
    let rows = submission.skipped.map { skipped -> HTML in
      "<li><span class=\"path\">\(skipped.path)</span>: \(contents.english(skipped.reason))</li>\n"
    }
    return contents.section(
      "left-out", words.leftOut,
      """
      <details><summary>\(words.fileCount.of(rows.count))</summary>
      <ul class="plain">
      \(rows)</ul>
      </details>

      """)
  }

  var seal: HTML {
    let lines = words.artifactCount.of(submission.header.treeSize)
    return contents.section(
      "seal", words.seal,
      """
      <p>\(words.fill(words.sealNote, lines)) \(words.checkNote)</p>
      <p class="faint">\(words.rootDigest)</p>
      <p><code class="digest">\(submission.header.rootDigest)</code></p>

      """)
  }
}

extension Finding {
  fileprivate var isAboutPrivacy: Bool { code.rawValue.hasPrefix("privacy.") }
}
