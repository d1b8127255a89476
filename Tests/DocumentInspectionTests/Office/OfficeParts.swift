import Artifacts
import DocumentInspection

/// The parts of an office document, written by hand from the formats' specifications.
struct OfficeParts {
  let format: PackagedFormat
  var parts: [String: [UInt8]] = [:]

  var reply: Reply {
    let parts = parts
    return OfficeInspector.inspect(
      DocumentParts(names: Array(parts.keys)) { parts[$0] }, as: format,
      mediaType: "application/zip")
  }

  subscript(name: String) -> String {
    get { String(decoding: parts[name] ?? [], as: UTF8.self) }
    set { parts[name] = Array(newValue.utf8) }
  }

  // MARK: Word

  /// - Parameters:
  ///   - body: the content of `w:body`.
  ///   - relations: identifier, kind, target; a target with a scheme is external.
  static func word(_ body: String, relations: [(String, String, String)] = []) -> OfficeParts {
    var office = OfficeParts(format: .docx)
    office.relate("", [("m", "officeDocument", "word/document.xml")])
    office.relate("word/document.xml", relations)
    office["word/document.xml"] =
      "<w:document \(wordSpaces)><w:body>\(body)</w:body></w:document>"
    return office
  }

  static let wordSpaces = """
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" \
    xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" \
    xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" \
    xmlns:v="urn:schemas-microsoft-com:vml"
    """

  /// A paragraph of one run.
  static func p(_ text: String, style: String? = nil, properties: String = "") -> String {
    let style = style.map { "<w:pStyle w:val=\"\($0)\"/>" } ?? ""
    return "<w:p><w:pPr>\(style)\(properties)</w:pPr><w:r><w:t xml:space=\"preserve\">\(text)"
      + "</w:t></w:r></w:p>"
  }

  mutating func relate(_ part: String, _ relations: [(String, String, String)]) {
    let slash = part.lastIndex(of: "/").map { part.index(after: $0) } ?? part.startIndex
    let list = relations.map { identifier, kind, target in
      let mode = target.contains("://") ? " TargetMode=\"External\"" : ""
      return "<Relationship Id=\"\(identifier)\" Target=\"\(target)\"\(mode) Type=\""
        + "http://schemas.openxmlformats.org/officeDocument/2006/relationships/\(kind)\"/>"
    }
    self["\(part[..<slash])_rels/\(part[slash...]).rels"] =
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
      + list.joined() + "</Relationships>"
  }

  // MARK: Excel

  /// - Parameters:
  ///   - sheets: name, state (empty for a visible one), content of the `worksheet`.
  ///   - formats: codes of number formats; style 1 is the first.
  static func excel(
    _ sheets: [(name: String, state: String, content: String)], strings: [String] = [],
    formats: [String] = [], isFrom1904: Bool = false
  ) -> OfficeParts {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let space =
      "xmlns=\"\(main)\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/"
      + "relationships\""
    var office = OfficeParts(format: .xlsx)
    office.relate("", [("m", "officeDocument", "xl/workbook.xml")])
    office.relate(
      "xl/workbook.xml",
      sheets.indices.map { ("s\($0)", "worksheet", "worksheets/sheet\($0).xml") } + [
        ("t", "sharedStrings", "sharedStrings.xml"), ("f", "styles", "/xl/styles.xml"),
      ])
    let list = sheets.enumerated().map { index, sheet in
      let state = sheet.state.isEmpty ? "" : " state=\"\(sheet.state)\""
      return "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\"\(state) r:id=\"s\(index)\"/>"
    }
    office["xl/workbook.xml"] =
      "<workbook \(space)><workbookPr date1904=\"\(isFrom1904 ? 1 : 0)\"/><sheets>\(list.joined())"
      + "</sheets></workbook>"
    for (index, sheet) in sheets.enumerated() {
      office["xl/worksheets/sheet\(index).xml"] =
        "<worksheet \(space)>\(sheet.content)</worksheet>"
    }
    office["xl/sharedStrings.xml"] =
      "<sst \(space)>" + strings.map { "<si>\($0)</si>" }.joined() + "</sst>"
    let codes = formats.enumerated().map { index, code in
      let escaped = code.replacing("\"", with: "&quot;")
      return "<numFmt numFmtId=\"\(164 + index)\" formatCode=\"\(escaped)\"/>"
    }
    office["xl/styles.xml"] =
      "<styleSheet \(space)><numFmts>\(codes.joined())</numFmts><cellXfs><xf numFmtId=\"0\"/>"
      + formats.indices.map { "<xf numFmtId=\"\(164 + $0)\"/>" }.joined()
      + "</cellXfs></styleSheet>"
    return office
  }

  // MARK: PowerPoint

  /// - Parameter slides: the content of `p:spTree`, in the order in which they are shown; the parts
  ///   are numbered the other way round.
  static func powerPoint(
    _ slides: [String], relations: [(String, String, String)] = []
  ) -> OfficeParts {
    var office = OfficeParts(format: .pptx)
    office.relate("", [("m", "officeDocument", "ppt/presentation.xml")])
    let numbers = slides.indices.map { slides.count - $0 }
    office.relate(
      "ppt/presentation.xml", numbers.map { ("r\($0)", "slide", "slides/slide\($0).xml") })
    let list = numbers.map { "<p:sldId id=\"\(255 + $0)\" r:id=\"r\($0)\"/>" }
    office["ppt/presentation.xml"] =
      "<p:presentation \(slideSpaces)><p:sldIdLst>\(list.joined())</p:sldIdLst></p:presentation>"
    for (number, slide) in zip(numbers, slides) {
      office.relate("ppt/slides/slide\(number).xml", relations)
      office["ppt/slides/slide\(number).xml"] =
        "<p:sld \(slideSpaces)><p:cSld><p:spTree>\(slide)</p:spTree></p:cSld></p:sld>"
    }
    return office
  }

  static let slideSpaces = """
    xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" \
    xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    """

  /// A shape; `type` is its placeholder's, nil for a text box.
  static func shape(_ type: String?, _ paragraphs: String) -> String {
    let placeholder = type.map { "<p:ph type=\"\($0)\"/>" } ?? ""
    return "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"x\"/><p:nvPr>\(placeholder)</p:nvPr>"
      + "</p:nvSpPr><p:txBody>\(paragraphs)</p:txBody></p:sp>"
  }

  static func line(_ text: String, properties: String = "") -> String {
    "<a:p>\(properties)<a:r><a:t>\(text)</a:t></a:r></a:p>"
  }

  // MARK: OpenDocument

  /// - Parameter content: what stands in `office:text`, `office:spreadsheet`, `office:presentation`.
  static func openDocument(
    _ format: PackagedFormat, _ content: String, styles: String = ""
  ) -> OfficeParts {
    let body = [.ods: "spreadsheet", .odp: "presentation"][format] ?? "text"
    var office = OfficeParts(format: format)
    office["content.xml"] =
      "<office:document-content \(openSpaces)><office:automatic-styles>\(styles)"
      + "</office:automatic-styles><office:body><office:\(body)>\(content)</office:\(body)>"
      + "</office:body></office:document-content>"
    return office
  }

  static let openSpaces =
    ["office", "text", "table", "style", "draw", "presentation", "meta", "manifest", "svg"]
    .map { "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\"" }
    .joined(separator: " ")
    + " xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    + " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
}

extension Reply {
  var texts: [String] { document?.passages?.map(\.text) ?? [] }
}
