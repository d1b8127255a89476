/// The parts of an office document without the people in them. Works on the markup's bytes, so that all
/// that is not named here stays as it was written.
package enum OfficeCleaning {
  /// Whether a part of this name may hold people.
  package static func wants(_ name: String, _ format: PackagedFormat) -> Bool {
    let name = name.lowercased()
    if format.isOpenDocument {
      return ["meta.xml", "content.xml", "styles.xml", "settings.xml"].contains(name)
    }
    return name.hasPrefix("docprops/") && name.hasSuffix(".xml")
      || name.hasSuffix(".xml") && ["word/", "ppt/", "xl/"].contains(where: name.hasPrefix)
        && !name.contains("/theme/") && !name.contains("/media/")
  }

  /// A part's new bytes and kinds of what was taken out, in our own words; nil where nothing was.
  package static func cleaned(
    _ name: String, _ bytes: [UInt8], _ format: PackagedFormat
  ) -> (bytes: [UInt8], removed: [String])? {
    guard wants(name, format) else { return nil }
    var part = MarkupBytes(bytes)
    let lower = name.lowercased()
    if format.isOpenDocument {
      openDocument(lower, &part)
    } else {
      office(lower, &part)
    }
    guard part.bytes != bytes else { return nil }
    let isProperties = lower == "meta.xml" || lower.hasPrefix("docprops/")
    let kind =
      lower == "settings.xml"
      ? "printer settings" : isProperties ? "document properties" : "names of editors"
    return (part.bytes, [kind])
  }

  /// OpenDocument 1.3, part 3: §4.3 metadata, §14.1 annotations, §7.5 author fields.
  private static func openDocument(_ name: String, _ part: inout MarkupBytes) {
    for element in [
      "dc:creator", "meta:initial-creator", "meta:printed-by", "meta:creator-initials",
      "text:author-name", "text:author-initials", "text:sender-firstname", "text:sender-lastname",
      "text:sender-email", "text:sender-phone-private", "text:sender-phone-work",
      "text:sender-company",
    ] {
      part.empty(element)
    }
    switch name {
    case "meta.xml":
      for element in [
        "dc:title", "dc:subject", "dc:description", "meta:keyword", "meta:user-defined",
        "meta:generator", "meta:print-date", "meta:editing-duration",
      ] {
        part.empty(element)
      }
      part.emptyAttributes(["xlink:href", "xlink:title"], in: "meta:template")
    case "settings.xml":
      for item in ["PrinterName", "PrinterSetup"] {
        part.empty("config:config-item", where: "config:name=\"\(item)\"")
      }
    default: break
    }
  }

  /// ECMA-376, part 1: §15.2.12 properties, §17.13 annotations.
  private static func office(_ name: String, _ part: inout MarkupBytes) {
    switch name {
    case _ where name.hasPrefix("docprops/custom"):
      part.replace(
        #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#
          + #"<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>"#
      )
    case _ where name.hasPrefix("docprops/"):
      for element in [
        "dc:creator", "cp:lastModifiedBy", "dc:title", "dc:subject", "dc:description",
        "cp:keywords", "cp:category", "cp:contentStatus", "Company", "Manager", "Template",
        "HyperlinkBase",
      ] {
        part.empty(element)
      }
    default:
      // w15:presenceInfo names the account, p:cmAuthor and xl's authors the people.
      part.emptyAttributes(
        ["w:author", "w:initials", "w15:author", "w15:userId", "w15:providerId"], in: nil)
      part.emptyAttributes(["name", "initials", "userId"], in: "p:cmAuthor")
      // PowerPoint's newer comments.
      if name == "ppt/authors.xml" {
        part.emptyAttributes(["name", "initials", "userId", "providerId"], in: "p188:author")
      }
      if name.hasPrefix("xl/comments") { part.empty("author") }
      if name.hasPrefix("xl/persons/") {
        part.emptyAttributes(["displayName", "userId"], in: "person")
      }
      if name == "xl/workbook.xml" { part.emptyAttributes(["userName"], in: "fileSharing") }
    }
  }
}
