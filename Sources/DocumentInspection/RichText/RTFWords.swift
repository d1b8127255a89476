/// What RTF's control words stand for, as far as they are read.
enum RTFWords {
  /// Words for single characters.
  static let characters: [String: Unicode.Scalar] = [
    "tab": "\t", "emdash": "—", "endash": "–", "emspace": " ", "enspace": " ", "qmspace": " ",
    "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
  ]

  /// Destinations whose text somebody reads, or that say something of the document.
  static let destinations: [String: RTFState.Destination] = [
    "fonttbl": .fonts, "stylesheet": .styles, "info": .info, "title": .title, "author": .author,
    "operator": .author, "manager": .author, "fldinst": .instruction, "fldrslt": .result,
  ]

  /// Flows beside the text: true for those that are repeated or stand below it.
  static let flows: [String: Bool] = [
    "header": true, "headerl": true, "headerr": true, "headerf": true, "footer": true,
    "footerl": true, "footerr": true, "footerf": true, "footnote": true, "shptxt": false,
  ]

  /// Destinations without the star that would tell that they may be passed over.
  static let passedOver: Set<String> = [
    "colortbl", "pict", "listtable", "listoverridetable", "filetbl", "revtbl", "pntext", "listtext",
    "nonshppict", "private", "xe", "tc", "bkmkstart", "bkmkend", "themedata", "datastore",
    "objdata", "template", "creatim", "revtim", "printim", "buptim", "keywords", "comment",
    "doccomm", "subject", "category", "company", "hlinkbase", "annotation",
  ]

  /// Markers of list items, which programs write as text as well.
  static let markers: Set<String> = ["pntext", "listtext"]
}
