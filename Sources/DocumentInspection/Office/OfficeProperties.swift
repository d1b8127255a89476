internal import Artifacts

/// What an office document says of itself beside its text: title, language, pages, people.
struct OfficeProperties: MarkupVisitor {
  private(set) var title = ""
  private(set) var language = ""
  private(set) var pages: Int?
  private(set) var words: Int?
  private(set) var privacy = PrivacySweep()
  private var element = ""
  private var value = ""

  static func of(_ package: inout OfficePackage, _ format: PackagedFormat) -> OfficeProperties {
    var properties = OfficeProperties()
    for part in parts(of: &package, format) { _ = package.walk(part, &properties) }
    return properties
  }

  private static func parts(
    of package: inout OfficePackage, _ format: PackagedFormat
  ) -> [String] {
    if format.isOpenDocument { return ["meta.xml"] }
    let relations = Relations.of("", in: &package)
    return (relations.parts("core-properties") + relations.parts("extended-properties"))
      .prefix(4) + []
  }

  mutating func enter(_ element: MarkupElement) -> Bool {
    self.element = element.name
    value = ""
    if element.name == "document-statistic" {
      pages = element.number("page-count")
      words = element.number("word-count")
    }
    return !["titlesofparts", "headingpairs", "hlinks", "thumbnail"].contains(element.name)
  }

  mutating func text(_ text: String) {
    if value.utf8.count < DocumentBuilder.longestTitle * 4 { value += text }
  }

  mutating func leave(_ name: String) {
    guard name == element else { return }
    let text = value.collapsed
    value = ""
    switch name {
    case "title": if title.isEmpty, !Self.isFileName(text) { title = text }
    case "language": if language.isEmpty { language = text }
    case "pages": pages = Int(text)
    case "words": words = Int(text)
    default:
      if let role = Self.roles[name], Self.isPerson(text) { privacy.addPerson(role) }
    }
  }

  /// Elements of the properties of OOXML and OpenDocument that name somebody.
  private static let roles = [
    "creator": "author", "initial-creator": "author", "lastmodifiedby": "last editor",
    "printed-by": "last printer", "company": "company", "manager": "manager",
  ]

  /// What programs write where nobody told them a name.
  private static func isPerson(_ text: String) -> Bool {
    !["", "microsoft office user", "python-docx", "python-pptx", "openpyxl", "unknown", "un-named"]
      .contains(text.lowercased())
  }

  /// A title that a program made of the file's name says less than the first heading.
  private static func isFileName(_ title: String) -> Bool {
    let text = title.lowercased()
    if text.hasPrefix("microsoft word - ") || text == "powerpoint presentation" { return true }
    let endings = [
      ".doc", ".docx", ".dotx", ".odt", ".ppt", ".pptx", ".xls", ".xlsx", ".rtf", ".tmp",
    ]
    return !text.contains(" ") && endings.contains { text.hasSuffix($0) }
  }
}
