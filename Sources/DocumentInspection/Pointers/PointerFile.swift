internal import Artifacts

/// A file that holds nothing but where something else is: a shortcut to a page, or what a cloud
/// drive leaves in the place of a document.
struct PointerFile: Equatable {
  enum Format: String {
    case windows = "application/x-mswinurl"
    case desktop = "application/x-desktop"
    case webloc = "application/x-webloc"
    case googleDocument = "application/vnd.google-apps.document"
    case googleSheet = "application/vnd.google-apps.spreadsheet"
    case googleSlides = "application/vnd.google-apps.presentation"
    case googleDrive = "application/vnd.google-apps.file"
  }

  let format: Format
  let url: String
  var title: String?
  /// Whether the file names somebody's account.
  var namesAccount = false

  /// Nil for an address that is none.
  init?(_ format: Format, url: String?, title: String? = nil) {
    guard let url = url?.collapsed, !url.isEmpty, url.utf8.count <= DocumentBuilder.longestTarget
    else { return nil }
    (self.format, self.url) = (format, url)
    self.title = title.map(\.collapsed).flatMap { $0.isEmpty ? nil : $0 }
  }

  var reply: Reply {
    var reply = Reply(kind: .link, mediaType: format.rawValue)
    reply.url = url
    reply.links = [
      Link(target: url, text: title?.cut(toBytes: DocumentBuilder.longestLinkText))
    ]
    if namesAccount {
      var privacy = PrivacySweep()
      privacy.addPerson("account")
      reply.findings = privacy.findings(of: "link")
    }
    return reply
  }

  /// A property list in Apple's binary form; everything else is text.
  static func isBinary(_ bytes: [UInt8]) -> Bool { bytes.starts(with: "bplist00".utf8) }

  static func read(binary bytes: [UInt8]) -> PointerFile? {
    PointerFile(.webloc, url: BinaryPropertyList.strings(in: bytes)["URL"])
  }

  /// Nil for any other text.
  ///
  /// - Parameter nameExtension: tells Google's kinds apart where their file doesn't.
  static func read(_ utf8: [UInt8], nameExtension: String?) -> PointerFile? {
    // A shortcut is short.
    guard utf8.count <= 256 << 10 else { return nil }
    switch utf8.first(where: { !($0 == 0x20 || (0x09...0x0D).contains($0)) }) {
    case UInt8(ascii: "["), UInt8(ascii: "#"), UInt8(ascii: ";"): return ShortcutReader.read(utf8)
    case UInt8(ascii: "<"): return PropertyListReader.read(utf8)
    case UInt8(ascii: "{"):
      return GooglePointer.read(FlatJSON.strings(in: utf8), nameExtension: nameExtension)
    default: return nil
    }
  }
}
