import Artifacts
import FuzzSupport

@testable import DocumentInspection

/// Bytes of any character set as text, and that text as it is shown, cut and named.
enum StrangersText {
  static func check(_ bytes: [UInt8]) {
    let decoded = TextDecoder.decode(bytes)
    demand(String(validating: decoded.utf8, as: UTF8.self) != nil, "decoded text is sound UTF-8")
    demand(!decoded.utf8.contains(0), "decoded text holds no NUL")
    demand(TextDecoder.decode(bytes).utf8 == decoded.utf8, "the same twice")
    let text = String(decoding: decoded.utf8, as: UTF8.self)
    checkShown(text)
    checkCut(text)
    checkName(bytes)
    #if PLANTED
      demand(decoded.findings.count < 2, "planted: a guessed text that ends within a letter")
    #endif
  }

  /// Nothing of a text moves the cursor, turns the reading direction or hides.
  private static func checkShown(_ text: String) {
    let shown = DisplayText(text).description
    demand(DisplayText(shown).description == shown, "what is shown is safe to show")
    let isSafe = shown.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: false
      default: !scalar.properties.isBidiControl && scalar != "\u{200B}"
      }
    }
    demand(isSafe, "no control character is shown")
  }

  private static func checkCut(_ text: String) {
    let cut = text.cut(toBytes: 40)
    demand(cut.jsonLength <= 42, "a text is cut to its length")
    demand(text.utf8.starts(with: cut.utf8), "a cut text is a beginning")
    demand(text.collapsed.collapsed == text.collapsed, "white space collapses once")
  }

  private static func checkName(_ bytes: [UInt8]) {
    let path = ArtifactPath(bytes: bytes)
    let read = ArtifactPath(path: path.text, pathBytes: path.base64WhereNotUTF8)
    demand(read == path, "a path that was written is read as the same bytes")
    demand(!path.name.contains(UInt8(ascii: "/")), "a name is one part of a path")
    _ = (path.directory, path.nameExtension, path.stem, path.components)
  }
}
