/// What the prefixes of XML names stand for (Namespaces in XML 1.0), as short names of our own, so that
/// rules hold whatever prefixes a program chose.
struct NamespaceScope {
  /// One entry an open element; nil where it declares none.
  private var levels: [[String: String]?] = []
  private var current: [String: String] = [:]

  private static let known = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "x",
    "http://purl.oclc.org/ooxml/spreadsheetml/main": "x",
    "http://schemas.openxmlformats.org/presentationml/2006/main": "p",
    "http://purl.oclc.org/ooxml/presentationml/main": "p",
    "http://schemas.openxmlformats.org/package/2006/metadata/core-properties": "cp",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://schemas.openxmlformats.org/package/2006/content-types": "types",
    "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties": "ep",
    "http://purl.oclc.org/ooxml/officeDocument/extendedProperties": "ep",
    "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties": "custom",
    "http://purl.oclc.org/ooxml/officeDocument/customProperties": "custom",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://openoffice.org/2009/office": "officeooo",
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:meta:1.0": "meta",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:config:1.0": "config",
    "http://www.w3.org/1999/xlink": "xlink",
    "http://www.w3.org/2000/svg": "svg",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://www.inkscape.org/namespaces/inkscape": "inkscape",
    "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd": "sodipodi",
    "http://www.bohemiancoding.com/sketch/ns": "sketch",
  ]

  /// Later versions of a program's additions have addresses of their own.
  private static let families = [
    ("http://schemas.microsoft.com/office/word/", "wx"),
    ("http://schemas.microsoft.com/office/powerpoint/", "px"),
    ("http://schemas.microsoft.com/office/spreadsheetml/", "xx"),
    ("http://schemas.microsoft.com/office/tasks/", "task"),
    ("http://schemas.microsoft.com/office/mac/", "mx"),
    ("http://schemas.microsoft.com/office/2020/mipLabelMetadata", "clbl"),
    ("http://ns.adobe.com/", "adobe"),
  ]

  private static func shortName(_ address: String) -> String {
    known[address] ?? families.first { address.hasPrefix($0.0) }?.1 ?? address
  }

  /// - Parameter declarations: prefixes, empty for the default, and what they stand for.
  mutating func open(_ declarations: [(String, String)]) {
    guard !declarations.isEmpty else {
      levels.append(nil)
      return
    }
    levels.append(current)
    for (prefix, address) in declarations { current[prefix] = Self.shortName(address) }
  }

  mutating func close() {
    if let outer = levels.popLast() ?? nil { current = outer }
  }

  var depth: Int { levels.count }

  /// `w:ins` for an element or attribute. A prefix that nothing declares stands for itself.
  ///
  /// - Parameter isAttribute: one without a prefix has no namespace.
  func name(_ written: String, isAttribute: Bool) -> String {
    guard let colon = written.utf8.firstIndex(of: UInt8(ascii: ":")) else {
      guard !isAttribute, let space = current[""], !space.isEmpty else { return written }
      return "\(space):\(written)"
    }
    let prefix = String(written[..<colon])
    guard let space = current[prefix], space != prefix else { return written }
    return "\(space)\(written[colon...])"
  }
}
