/// The parts of an office document without the people in them and what names their computers. Works on the
/// markup's tokens, so that all that is not named here stays as it was written.
package enum OfficeCleaning {
  package enum Outcome: Equatable {
    case untouched
    /// The part's new bytes, which were parsed again, and kinds of what was taken out, in our own words.
    case cleaned([UInt8], removed: [String])
    /// The part goes as a whole.
    case dropped(kind: String)
    /// The part stays as it is: what it is, and why.
    case kept(String)
  }

  /// - Parameters:
  ///   - name: the part's, within the document.
  ///   - bytes: nil for a part that is too long to be looked into.
  package static func clean(
    _ name: String, _ bytes: [UInt8]?, _ format: PackagedFormat
  ) -> Outcome {
    let lower = name.lowercased()
    if isPrinterSetting(lower) { return .dropped(kind: "printer settings") }
    if let what = unknown(lower) { return .kept("\(what) (\(name))") }
    guard let rules = rules(lower, format) else { return .untouched }
    guard let bytes else { return .kept("a part that is too long (\(name))") }
    if lower.hasSuffix("manifest.rdf"), hasOwnStatements(bytes) {
      return .kept("statements of somebody's own about the document (\(name))")
    }
    switch MarkupEditing.edit(bytes, rules) {
    case .unchanged: return .untouched
    case .changed(let new, let removed): return .cleaned(new, removed: removed)
    case .unreadable: return .kept("a part that is no sound XML (\(name))")
    }
  }

  /// Whether the part is the format's own, so that ``clean(_:_:_:)`` took out of it what there was.
  package static func knows(_ name: String, _ format: PackagedFormat) -> Bool {
    let lower = name.lowercased()
    return rules(lower, format) != nil || lower.hasPrefix("customxml/itemprops")
  }

  private static func isPrinterSetting(_ name: String) -> Bool {
    name.contains("printersettings/") && name.hasSuffix(".bin")
      || name.hasPrefix("word/printersettings")
  }

  /// OpenDocument 1.3, part 2 §4: what parts the document has; anything else was written by somebody.
  private static func hasOwnStatements(_ bytes: [UInt8]) -> Bool {
    let known = [
      "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
      "http://docs.oasis-open.org/ns/office/1.2/meta/",
    ]
    return String(decoding: bytes, as: UTF8.self).split(separator: "xmlns").dropFirst()
      .contains { declaration in
        guard let quote = declaration.firstIndex(where: { $0 == "\"" || $0 == "'" }) else {
          return true
        }
        let address = declaration[declaration.index(after: quote)...]
        return !known.contains(where: address.hasPrefix)
      }
  }

  /// Parts that may name people and that nothing here can write.
  private static func unknown(_ name: String) -> String? {
    if name.hasSuffix("vbaproject.bin") || name.hasPrefix("basic/") || name.hasPrefix("scripts/") {
      return "a macro"
    }
    if name.hasPrefix("_xmlsignatures/") || name == "meta-inf/documentsignatures.xml" {
      return "a digital signature"
    }
    if name.hasPrefix("versions/") { return "an earlier version of the document" }
    if name.hasPrefix("xl/connections") { return "a data connection" }
    if name.hasSuffix(".bin"), name.contains("embeddings/") || name.contains("activex/") {
      return "an embedded object"
    }
    return nil
  }

  private static func rules(_ name: String, _ format: PackagedFormat) -> MarkupRules? {
    if format.isOpenDocument {
      // Objects within have folders of their own.
      let last = name.split(separator: "/").last.map(String.init) ?? name
      return [
        "meta.xml", "content.xml", "styles.xml", "settings.xml", "manifest.xml", "manifest.rdf",
        "versionlist.xml",
      ].contains(last) ? openDocument(last) : nil
    }
    guard name.hasSuffix(".xml") || name.hasSuffix(".rels"),
      !["embeddings/", "media/", "afchunk"].contains(where: name.contains)
        || name.contains("_rels/")
    else { return nil }
    if name.hasSuffix(".rels") { return relations }
    if name == "[content_types].xml" { return contentTypes }
    if name.hasPrefix("customxml/") {
      return name.hasPrefix("customxml/itemprops") ? nil : MarkupRules(emptiesRoot: "custom XML")
    }
    if name.hasPrefix("docmetadata/") { return MarkupRules(emptiesRoot: "a label of sensitivity") }
    return name.hasPrefix("docprops/") ? properties : openXML
  }

  // MARK: OpenDocument

  /// OpenDocument 1.3, part 3: §4.3 metadata, §14.1 annotations, §7.5 author fields, §3.10 settings.
  private static func openDocument(_ part: String) -> MarkupRules {
    let people = "names of editors"
    var rules = MarkupRules(takesRootPaths: true)
    for element in [
      "dc:creator", "meta:initial-creator", "meta:printed-by", "meta:creator-initials",
      "text:author-name", "text:author-initials", "text:creator", "text:initial-creator",
      "text:printed-by", "text:sender-firstname", "text:sender-lastname", "text:sender-initials",
      "text:sender-email", "text:sender-phone-private", "text:sender-phone-work",
      "text:sender-company", "text:sender-street", "text:sender-title", "text:sender-position",
    ] {
      rules.emptied[element] = people
    }
    for attribute in ["officeooo:rsid", "officeooo:paragraph-rsid"] {
      rules.removed[attribute] = "numbers of editing sessions"
    }
    if part == "meta.xml" {
      let kind = "document properties"
      for element in [
        "dc:title", "dc:subject", "dc:description", "meta:keyword", "meta:print-date",
        "meta:editing-duration", "meta:generator", "dc:creator", "meta:initial-creator",
        "meta:printed-by", "meta:creator-initials",
      ] {
        rules.emptied[element] = kind
      }
      // What is not known to be harmless goes: more fields come with each version.
      let emptied = Set(rules.emptied.keys)
      rules.drops = { name, _ in
        name.hasPrefix("office:") || harmlessProperties.contains(name) || emptied.contains(name)
          ? nil : kind
      }
    }
    if part == "versionlist.xml" {
      for attribute in ["creator", "comment"] {
        rules.blanked["http://openoffice.org/2001/versions-list:\(attribute)"] = people
      }
    }
    if part == "settings.xml" {
      rules.drops = { name, attributes in
        guard name == "config:config-item", let item = attributes["config:name"] else { return nil }
        return settings[item]
      }
    }
    return rules
  }

  private static let harmlessProperties: Set<String> = [
    "meta:creation-date", "dc:date", "dc:language", "meta:document-statistic",
    "meta:editing-cycles",
  ]

  private static let settings = [
    "PrinterName": "printer settings", "PrinterSetup": "printer settings",
    "PrintFaxName": "printer settings", "CurrentDatabaseDataSource": "a data source",
    "CurrentDatabaseCommand": "a data source", "Rsid": "numbers of editing sessions",
    "RsidRoot": "numbers of editing sessions",
  ]

  // MARK: Office Open XML

  /// ECMA-376, part 2 §11, and part 1 §15.2.12.
  private static var properties: MarkupRules {
    var rules = MarkupRules()
    let kind = "document properties"
    for element in [
      "dc:creator", "cp:lastModifiedBy", "dc:title", "dc:subject", "dc:description",
      "dc:identifier",
      "cp:keywords", "cp:category", "cp:contentStatus", "ep:Company", "ep:Manager", "ep:Template",
      "ep:HyperlinkBase",
    ] {
      rules.emptied[element] = kind
    }
    rules.dropped = ["ep:HLinks": kind, "custom:property": "properties of somebody's own"]
    return rules
  }

  /// ECMA-376, part 1: §17.13 annotations, §17.14 mail merge, §18.7 comments, §19.4 comments; and what
  /// Microsoft added: w15:presenceInfo names the account, p188:author the people of newer comments,
  /// x15ac:absPath the folder.
  private static var openXML: MarkupRules {
    var rules = MarkupRules(takesRootPaths: true)
    let people = "names of editors"
    for attribute in [
      "w:author", "w:initials", "wx:author", "wx:userId", "wx:providerId", "p:cmAuthor@name",
      "p:cmAuthor@initials", "px:author@name", "px:author@initials", "px:author@userId",
      "px:author@providerId", "px:chgData@name", "px:chgData@userId", "px:chgData@providerId",
      "xx:person@displayName", "xx:person@userId", "xx:person@providerId", "x:fileSharing@userName",
      "x:userInfo@name", "x:header@userName",
      "x:pivotCacheDefinition@refreshedBy", "x:scenario@user",
    ] {
      rules.blanked[attribute] = people
    }
    rules.blanked["xx:absPath@url"] = "paths of a computer"
    for attribute in [
      "rsidR", "rsidRPr", "rsidP", "rsidRDefault", "rsidTr", "rsidSect", "rsidDel",
    ] {
      rules.removed["w:\(attribute)"] = "numbers of editing sessions"
    }
    rules.removed["x:pageSetup@r:id"] = "printer settings"
    rules.dropped = [
      "w:rsids": "numbers of editing sessions", "w:mailMerge": "a mail merge",
      "w:docVars": "variables of the document", "w:printerSettings": "printer settings",
      "x:customWorkbookViews": "personal views", "x:customSheetViews": "personal views",
    ]
    rules.rewrites = { element, attribute, value in
      switch (element, attribute) {
      // Threads of newer comments stand under such an author.
      case ("x:author", nil) where !value.hasPrefix("tc="): ("", people)
      // Who a task of a comment was given to.
      case (_, "userName"?) where element.hasPrefix("task:"),
        (_, "userId"?) where element.hasPrefix("task:"),
        (_, "userProvider"?) where element.hasPrefix("task:"):
        ("", people)
      case ("w:instrText", nil), ("w:fldSimple", "w:instr"):
        LocalPath.shortenedInstruction(value).map { ($0, "paths of a computer") }
      default: nil
      }
    }
    return rules
  }

  private static var relations: MarkupRules {
    var rules = MarkupRules(takesRootPaths: true)
    rules.drops = { name, attributes in
      guard name == "rel:Relationship", let type = attributes["Type"] else { return nil }
      return type.hasSuffix("/printerSettings") ? "printer settings" : nil
    }
    return rules
  }

  /// Must not list a part that went.
  private static var contentTypes: MarkupRules {
    var rules = MarkupRules()
    rules.drops = { name, attributes in
      guard name == "types:Override", let part = attributes["PartName"] else { return nil }
      return isPrinterSetting(String(part.dropFirst()).lowercased()) ? "printer settings" : nil
    }
    return rules
  }
}
