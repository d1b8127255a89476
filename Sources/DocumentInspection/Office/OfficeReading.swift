internal import Artifacts

/// What a reader of one format found in an office document.
struct OfficeReading {
  var builder: DocumentBuilder
  var hidden = HiddenContent()
  var privacy = PrivacySweep()
  /// Pages or slides, where the document itself shows where they end.
  var pages: Int?
  /// False for pages of a flowing text, which are as sure as the program's own count of them.
  var arePagesSure = false
  /// What the document's styles say, for Latin and for East Asian letters.
  var language: String?
  var eastAsianLanguage: String?

  init(builder: DocumentBuilder) { self.builder = builder }

  /// The part that the package's own relations name as the document.
  static func mainPart(in package: inout OfficePackage) -> String? {
    Relations.of("", in: &package).parts("officeDocument").first
  }
}
