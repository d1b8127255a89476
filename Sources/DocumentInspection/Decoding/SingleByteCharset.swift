/// Character sets of one byte a letter, as tables of their upper halves.
///
/// The tables are ours because glibc's iconv loads its own from files, which the inspector's lock
/// forbids. The letters follow the Encoding Standard's indexes.
struct SingleByteCharset: Sendable {
  let name: String
  private let upperHalf: [Unicode.Scalar]

  private init(_ name: String, _ upperHalf: String) {
    self.name = name
    self.upperHalf = Array(upperHalf.unicodeScalars)
  }

  func decode(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    for byte in bytes {
      if byte < 0x80 {
        text.append(byte)
      } else if upperHalf.indices.contains(Int(byte) - 0x80) {
        text.append(contentsOf: String(upperHalf[Int(byte) - 0x80]).utf8)
      }
    }
    return text
  }

  /// The table of a declared name; nil for one that we have no table for.
  static func named(_ name: String) -> SingleByteCharset? {
    switch name.lowercased() {
    case "windows-1252", "cp1252", "iso-8859-1", "iso8859-1", "latin1", "l1", "us-ascii", "ascii",
      "ansi_x3.4-1968", "x-cp1252":
      windows1252
    case "windows-1250", "cp1250", "x-cp1250": windows1250
    case "windows-1251", "cp1251", "x-cp1251": windows1251
    case "windows-1254", "cp1254", "iso-8859-9", "latin5": windows1254
    case "iso-8859-2", "iso8859-2", "latin2": latin2
    case "iso-8859-15", "iso8859-15", "latin9", "latin-9": latin9
    case "macintosh", "mac", "x-mac-roman": macRoman
    default: nil
    }
  }

  static let windows1252 = SingleByteCharset(
    "windows-1252",
    "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ\u{A0}¡¢£¤¥¦§¨©ª«¬"
      + "\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷"
      + "øùúûüýþÿ")

  static let windows1250 = SingleByteCharset(
    "windows-1250",
    "€\u{81}‚\u{83}„…†‡\u{88}‰Š‹ŚŤŽŹ\u{90}‘’“”•–—\u{98}™š›śťžź\u{A0}ˇ˘Ł¤Ą¦§¨©Ş«¬"
      + "\u{AD}®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľżŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷"
      + "řůúűüýţ˙")

  static let windows1251 = SingleByteCharset(
    "windows-1251",
    "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{98}™љ›њќћџ\u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї°±Ііґµ¶·ё№є»јЅѕїА"
      + "БВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя")

  static let windows1254 = SingleByteCharset(
    "windows-1254",
    "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}\u{8E}\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}\u{9E}Ÿ\u{A0}¡¢£¤¥¦§"
      + "¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏĞÑÒÓÔÕÖ×ØÙÚÛÜİŞßàáâãäåæçèéêëìíîïğñò"
      + "óôõö÷øùúûüışÿ")

  static let latin2 = SingleByteCharset(
    "ISO-8859-2",
    "\u{80}\u{81}\u{82}\u{83}\u{84}\u{85}\u{86}\u{87}\u{88}\u{89}\u{8A}\u{8B}\u{8C}"
      + "\u{8D}\u{8E}\u{8F}\u{90}\u{91}\u{92}\u{93}\u{94}\u{95}\u{96}\u{97}\u{98}\u{99}"
      + "\u{9A}\u{9B}\u{9C}\u{9D}\u{9E}\u{9F}\u{A0}Ą˘Ł¤ĽŚ§¨ŠŞŤŹ\u{AD}ŽŻ°ą˛ł´ľśˇ¸šşťź˝žżŔÁ"
      + "ÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙")

  static let latin9 = SingleByteCharset(
    "ISO-8859-15",
    "\u{80}\u{81}\u{82}\u{83}\u{84}\u{85}\u{86}\u{87}\u{88}\u{89}\u{8A}\u{8B}\u{8C}"
      + "\u{8D}\u{8E}\u{8F}\u{90}\u{91}\u{92}\u{93}\u{94}\u{95}\u{96}\u{97}\u{98}\u{99}"
      + "\u{9A}\u{9B}\u{9C}\u{9D}\u{9E}\u{9F}\u{A0}¡¢£€¥Š§š©ª«¬\u{AD}®¯°±²³Žµ¶·ž¹º»ŒœŸ¿ÀÁ"
      + "ÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ")

  static let macRoman = SingleByteCharset(
    "macintosh",
    "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{A0}"
      + "ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ")
}
