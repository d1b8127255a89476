/// The character sets that RTF numbers, as names that `TextDecoder` knows or may come to know.
enum RTFCharset {
  /// Of the Symbol font and its like, whose characters are pictures.
  static let symbols = "symbol"
  static let ansi = "windows-1252"

  /// `\ansicpgN`.
  static func name(codePage: Int) -> String {
    switch codePage {
    case 437: "ibm437"
    case 850: "ibm850"
    case 874: "windows-874"
    case 932: "shift_jis"
    case 936: "gbk"
    case 949: "euc-kr"
    case 950: "big5"
    case 10_000: "macintosh"
    case 65_001: "utf-8"
    default: "windows-\(codePage)"
    }
  }

  /// `\fcharsetN`; nil for the document's own.
  static func name(fontCharset: Int) -> String? {
    switch fontCharset {
    case 0: ansi
    case 2: symbols
    case 77: "macintosh"
    case 128: "shift_jis"
    case 129: "euc-kr"
    case 134: "gbk"
    case 136: "big5"
    case 161: "windows-1253"
    case 162: "windows-1254"
    case 163: "windows-1258"
    case 177: "windows-1255"
    case 178: "windows-1256"
    case 186: "windows-1257"
    case 204: "windows-1251"
    case 222: "windows-874"
    case 238: "windows-1250"
    default: nil
    }
  }
}
