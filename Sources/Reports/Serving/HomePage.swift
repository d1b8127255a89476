internal import Artifacts

/// The page that a served submission or cohort begins with.
package struct HomePage {
  /// A page or file that may be opened.
  package struct Entry: Sendable {
    package var address: String
    package var title: String
    package var about: String

    package init(_ address: String, _ title: String, _ about: String) {
      (self.address, self.title, self.about) = (address, title, about)
    }
  }

  /// - Parameters:
  ///   - base: what every address begins with.
  ///   - canSearch: whether there is an index.
  ///   - canVerify: whether there is a manifest.
  package static func page(
    base: String, name: String, entries: [Entry], canSearch: Bool, canVerify: Bool
  ) -> [UInt8] {
    let items = entries.map { entry -> HTML in
      "<li><a href=\"\(entry.address)\">\(entry.title)</a> – \(entry.about)</li>\n"
    }
    let search: HTML =
      canSearch
      ? ServedPage.searchForm(base)
      : "<p>To search here, run “exhibit scan” on the folder first.</p>\n"
    let verify: HTML =
      canVerify
      ? "<li><a href=\"\(base)/-/verify\">Verify</a> – read every file again and hold it against the manifest</li>\n"
      : ""
    return ServedPage(base: base, title: name, name: name).page(
      """
      \(search)<h2>Pages</h2>
      <ul>
      \(items)\(verify)<li><a href="\(base)/-/progress">Progress</a> – whether a scan runs, and how far it \
      is</li>
      </ul>

      """)
  }
}
