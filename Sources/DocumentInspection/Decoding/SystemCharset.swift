#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Character sets that the C library's iconv converts: those of East Asia, and what is rarer than the
/// tables of `SingleByteCharset`.
///
/// iconv loads a set's table from a file at its first use, which the inspector's lock forbids: the sets
/// are opened before, and stay open, since the system unloads what nobody uses.
package struct SystemCharset: Sendable {
  /// As iconv calls it.
  let name: String
  /// Letters are told by escape sequences of plain ASCII.
  let isEscaped: Bool

  /// Opens every set. Called once, before the locks close.
  package static func load() { _ = loaded }

  /// Sets that the system has, whose converters stay open for good.
  private static let loaded = Set(names.values).filter { name in
    let converter = unsafe iconv_open("UTF-8", name)
    return unsafe Int(bitPattern: converter) != -1
  }

  /// The set of a declared name, as the Encoding Standard takes it (<https://encoding.spec.whatwg.org/#names-and-labels>);
  /// nil for none of these, and where the system has no table for it.
  static func named(_ label: String) -> SystemCharset? {
    guard let name = names[label.lowercased()], loaded.contains(name) else { return nil }
    return SystemCharset(name: name, isEscaped: name == "ISO-2022-JP")
  }

  /// UTF-8, with U+FFFD for each byte that fits nothing, and how many those were; nil where the system
  /// has no such table.
  func decode(_ bytes: [UInt8]) -> (utf8: [UInt8], faults: Int)? {
    guard let converter = unsafe iconv_open("UTF-8", name),
      unsafe Int(bitPattern: converter) != -1
    else { return nil }
    defer { unsafe iconv_close(converter) }
    var text = (utf8: [UInt8](), faults: 0)
    text.utf8.reserveCapacity(bytes.count * 3 / 2)
    var input = bytes
    unsafe input.withUnsafeMutableBytes { input in
      var next = unsafe input.bindMemory(to: CChar.self).baseAddress
      var left = input.count
      while left > 0 {
        let status = unsafe Self.convert(converter, &next, &left, into: &text.utf8)
        guard status != 0, status != E2BIG, left > 0 else { continue }
        // A byte that fits nothing, or the first of a letter that the end cuts.
        text.utf8 += [0xEF, 0xBF, 0xBD]
        text.faults += 1
        unsafe next = next?.advanced(by: 1)
        left -= 1
      }
    }
    // Some sets keep a letter back, since a mark may follow.
    var (nothing, none) = (unsafe UnsafeMutablePointer<CChar>?.none, 0)
    _ = unsafe Self.convert(converter, &nothing, &none, into: &text.utf8)
    return text
  }

  /// Converts until the input ends, can't go on or has filled a buffer; the error, 0 for none.
  private static func convert(
    _ converter: iconv_t, _ next: inout UnsafeMutablePointer<CChar>?, _ left: inout Int,
    into text: inout [UInt8]
  ) -> CInt {
    unsafe withUnsafeTemporaryAllocation(byteCount: 16 << 10, alignment: 1) { buffer in
      var place = unsafe buffer.bindMemory(to: CChar.self).baseAddress
      var room = buffer.count
      let result =
        unsafe next == nil
        ? iconv(converter, nil, nil, &place, &room)
        : iconv(converter, &next, &left, &place, &room)
      let status = result == -1 ? errno : 0
      unsafe text.append(contentsOf: buffer[..<(buffer.count - room)])
      return status
    }
  }

  /// Names by label. The sets of Windows hold those of the standards that they grew from.
  private static let names: [String: String] = {
    var names: [String: String] = [:]
    func add(_ name: String, _ labels: String) {
      for label in labels.split(separator: " ") { names[String(label)] = name }
    }
    add("CP932", "shift_jis shift-jis sjis x-sjis ms_kanji ms932 csshiftjis windows-31j cp932")
    add("EUC-JP", "euc-jp x-euc-jp eucjp cseucpkdfmtjapanese")
    add("ISO-2022-JP", "iso-2022-jp csiso2022jp")
    add(
      "GB18030",
      "gb18030 gbk x-gbk cp936 windows-936 gb2312 gb_2312 gb_2312-80 csgb2312 chinese euc-cn hz936")
    add("BIG5-HKSCS", "big5 big5-hkscs cn-big5 x-x-big5 csbig5 cp950 windows-950")
    add("CP949", "euc-kr ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 korean windows-949 cp949")
    add("KOI8-R", "koi8-r koi koi8 koi8_r cskoi8r")
    add("KOI8-U", "koi8-u koi8-ru")
    for part in [3, 4, 5, 6, 7, 8, 10, 13, 14, 16] {
      add("ISO-8859-\(part)", "iso-8859-\(part) iso8859-\(part) iso_8859-\(part)")
    }
    add("ISO-8859-8", "iso-8859-8-i logical visual")
    for page in [1253, 1255, 1256, 1257, 1258] {
      add("CP\(page)", "windows-\(page) cp\(page) x-cp\(page)")
    }
    add("CP874", "windows-874 tis-620 iso-8859-11 iso8859-11 dos-874 cp874")
    for page in [437, 850, 852, 866] { add("IBM\(page)", "ibm\(page) cp\(page) csibm\(page)") }
    add("MAC-CYRILLIC", "x-mac-cyrillic x-mac-ukrainian")
    return names
  }()
}
