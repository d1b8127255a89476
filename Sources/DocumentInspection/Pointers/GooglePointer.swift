/// What Google Drive leaves on a computer for a document that lies with Google: `.gdoc`, `.gsheet`,
/// `.gslides`.
enum GooglePointer {
  static func read(_ strings: [String: String]?, nameExtension: String?) -> PointerFile? {
    guard let strings, let address = address(strings, nameExtension) else { return nil }
    var pointer = PointerFile(format(address, nameExtension), url: address)
    pointer?.namesAccount = strings["email"]?.isEmpty == false
    return pointer
  }

  /// Older files state the address, newer ones the document's identifier alone.
  private static func address(_ strings: [String: String], _ nameExtension: String?) -> String? {
    let identifier =
      strings["doc_id"]
      ?? strings["resource_id"].map { resource in
        resource.split(separator: ":").last.map(String.init) ?? resource
      }
    if let url = strings["url"], url.hasPrefix("https://"), identifier != nil || isGoogle(url) {
      return url
    }
    guard let identifier, identifier.utf8.count <= 200, identifier.utf8.allSatisfy(isPlain),
      !identifier.isEmpty
    else { return nil }
    switch nameExtension {
    case "gdoc": return "https://docs.google.com/document/d/\(identifier)"
    case "gsheet": return "https://docs.google.com/spreadsheets/d/\(identifier)"
    case "gslides": return "https://docs.google.com/presentation/d/\(identifier)"
    default: return "https://drive.google.com/open?id=\(identifier)"
    }
  }

  private static func isGoogle(_ url: String) -> Bool {
    url.hasPrefix("https://docs.google.com/") || url.hasPrefix("https://drive.google.com/")
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x2D
      || byte == 0x5F
  }

  private static func format(_ address: String, _ nameExtension: String?) -> PointerFile.Format {
    if nameExtension == "gdoc" || address.contains("/document/") { return .googleDocument }
    if nameExtension == "gsheet" || address.contains("/spreadsheets/") { return .googleSheet }
    if nameExtension == "gslides" || address.contains("/presentation/") { return .googleSlides }
    return .googleDrive
  }
}
