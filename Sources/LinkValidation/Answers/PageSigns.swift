/// What the beginning of a web page gives away. No parser: a few marks in the first bytes are all that
/// is looked for, and what is not found is not claimed.
struct PageSigns: Equatable {
  /// Markup, whatever it is called.
  private(set) var isMarkup = false
  /// The title's words in lower case.
  private(set) var title = ""
  private(set) var hasPasswordField = false

  init(_ bytes: [UInt8]) {
    let start =
      bytes.firstIndex { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF } ?? bytes.endIndex
    let head = Self.lowered(bytes[start...].prefix(1024))[...]
    isMarkup =
      ["<!doctype html", "<html", "<head", "<body", "<title"].contains {
        head.starts(with: $0.utf8)
      } || head.first == UInt8(ascii: "<") && Self.find("<html", in: head) != nil
    // Most of what is linked is none: its bytes are looked at no further.
    guard isMarkup else { return }
    let text = Self.lowered(bytes[...])
    title = Self.title(in: text)
    hasPasswordField = ["type=\"password\"", "type='password'", "type=password"].contains {
      Self.find($0, in: text[...]) != nil
    }
  }

  /// SVG, which is text to whoever looks for a picture's first bytes.
  static func isDrawing(_ bytes: [UInt8]) -> Bool {
    let head = bytes.prefix(4096)
    return head.first { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF } == UInt8(ascii: "<")
      && find("<svg", in: head) != nil
  }

  private static func lowered(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    bytes.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
  }

  private static func title(in text: [UInt8]) -> String {
    guard let mark = find("<title", in: text[...]),
      let open = text[mark...].firstIndex(of: UInt8(ascii: ">"))
    else { return "" }
    let rest = text[(open + 1)...].prefix(300)
    let words = String(decoding: rest.prefix { $0 != UInt8(ascii: "<") }, as: UTF8.self)
    return words.split { $0 == " " || $0.isNewline || $0 == "\t" }.joined(separator: " ")
  }

  private static func find(_ needle: String, in bytes: ArraySlice<UInt8>) -> Int? {
    let needle = Array(needle.utf8)
    guard let first = needle.first else { return nil }
    var place = bytes.startIndex
    while let found = bytes[place...].firstIndex(of: first) {
      if bytes[found...].starts(with: needle) { return found }
      place = found + 1
    }
    return nil
  }

  /// The title names what every page to sign in is called.
  var isCalledLogin: Bool {
    [
      "sign in", "sign-in", "signin", "log in", "log-in", "login", "log on", "anmelden",
      "anmeldung", "iniciar sesión", "inicia sesión", "connexion", "accedi", "inloggen",
    ].contains(where: title.contains)
  }

  /// The title says that there is nothing here, although the status does not.
  var isCalledMissing: Bool {
    title.hasPrefix("404")
      || [
        "page not found", "not found", "error 404", "404 error", "file not found",
        "nicht gefunden", "página no encontrada", "page introuvable",
      ].contains(where: title.contains)
  }
}
