/// The formats of zip files that are read into a `Document`.
package enum PackagedFormat: String, Sendable, CaseIterable {
  case docx, pptx, xlsx, odt, odp, ods

  /// For people.
  var name: String {
    switch self {
    case .docx: "Word document"
    case .pptx: "PowerPoint presentation"
    case .xlsx: "Excel workbook"
    case .odt: "OpenDocument text"
    case .odp: "OpenDocument presentation"
    case .ods: "OpenDocument spreadsheet"
    }
  }

  var isOpenDocument: Bool { self == .odt || self == .odp || self == .ods }

  /// Whether a part of this name is worth unpacking: text, styles, properties and what ties them
  /// together; no picture, theme or layout.
  package func wants(_ name: [UInt8]) -> Bool {
    let name = String(decoding: name, as: UTF8.self).lowercased()
    guard name.hasSuffix(".xml") || name.hasSuffix(".rels") else { return false }
    if isOpenDocument {
      return ["content.xml", "styles.xml", "meta.xml", Self.locks].contains(name)
    }
    // Pictures over a sheet may carry links.
    if self == .xlsx,
      name.hasPrefix("xl/drawings/drawing")
        || name.hasPrefix("xl/drawings/_rels/drawing")
    {
      return true
    }
    return !Self.unread.contains { name.contains($0) }
  }

  /// Lists the parts of an OpenDocument file and which of them need a password.
  static let locks = "meta-inf/manifest.xml"

  private static let unread = [
    "customxml/", "/theme/", "/slidelayouts/", "/slidemasters/", "/notesmasters/", "/media/",
    "/embeddings/", "/charts/", "/drawings/", "/pivot", "/queries/", "/glossary/", "fonttable.xml",
    "websettings.xml", "calcchain.xml", "printersettings", "vbaproject",
  ]
}
