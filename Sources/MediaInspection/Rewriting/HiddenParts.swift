internal import Artifacts

/// Parts of a recording's container that libavformat passes over and that may hold anything: XMP, a camera's
/// own tables, tags at the end. Told by what is not known to be harmless.
struct HiddenParts {
  /// Kinds, in our own words; empty where there is nothing.
  private(set) var kinds: [String] = []

  private let reader: DescriptorReader
  private var count = 0

  private static let mostParts = 1_000_000
  /// A larger part that has to be empty is taken to hold something.
  private static let longestGap: Int64 = 1 << 20

  /// - Parameter container: the short name, as the content told it.
  init(_ reader: DescriptorReader, container: String?) {
    self.reader = reader
    switch container {
    case "mp4", "mov", "m4a", "m4v", "3gp", "3g2":
      boxes(in: 0..<reader.size, of: "")
    case "wav", "avi": chunks()
    case "mp3", "aac": tagsAround()
    case "flac": flacBlocks()
    default: break
    }
  }

  private mutating func note(_ kind: String) {
    if !kinds.contains(kind) { kinds.append(kind) }
  }

  private func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

  private func number(_ bytes: [UInt8], _ offset: Int, isBig: Bool) -> Int64 {
    guard offset + 4 <= bytes.count else { return 0 }
    let four = bytes[offset..<(offset + 4)]
    return (isBig ? Array(four) : four.reversed()).reduce(0) { $0 << 8 | Int64($1) }
  }

  private func isZero(_ range: Range<Int64>) -> Bool {
    guard Int64(range.count) <= Self.longestGap else { return false }
    return reader.bytes(at: range.lowerBound, count: range.count).allSatisfy { $0 == 0 }
  }

  // MARK: ISO base media (ISO/IEC 14496-12 §4.2, Apple's QuickTime File Format)

  /// What each box may hold without giving anything away; `free` only zeros.
  private static let harmless: [String: Set<String>] = [
    "": ["ftyp", "styp", "moov", "moof", "mdat", "wide", "mfra", "sidx", "ssix", "pdin", "prft"],
    "moov": ["mvhd", "trak", "mvex", "iods", "udta"],
    "trak": ["tkhd", "edts", "mdia", "tref", "tapt", "load", "imap", "clip", "matt", "udta"],
    "mdia": ["mdhd", "hdlr", "minf", "elng"],
    "moof": ["mfhd", "traf"], "mvex": ["mehd", "trex", "leva"],
    // Chapters, which are copied.
    "udta": ["chpl"],
  ]
  private static let opened: Set<String> = ["moov", "trak", "mdia", "moof", "mvex", "udta"]
  private static let xmp: [UInt8] = [
    0xBE, 0x7A, 0xCF, 0xCB, 0x97, 0xA9, 0x42, 0xE8, 0x9C, 0x71, 0x99, 0x94, 0x91, 0xE3, 0xAF, 0xAC,
  ]

  private mutating func boxes(in range: Range<Int64>, of parent: String) {
    var offset = range.lowerBound
    while offset < range.upperBound, count < Self.mostParts {
      // A list of user data may end with four zeros.
      if range.upperBound - offset < 8 {
        if !isZero(offset..<range.upperBound) { note("what follows the recording") }
        return
      }
      guard let box = BoxWalk.box(at: offset, reader) else {
        if !isZero(offset..<range.upperBound) { note("what follows the recording") }
        return
      }
      let end = min(
        range.upperBound, box.size.map { offset.addingSaturated($0) } ?? range.upperBound)
      count += 1
      look(at: box.type, offset..<end, in: parent)
      offset = end
    }
    noteEnd(offset, of: range.upperBound)
  }

  /// Where the count ended the walk.
  private mutating func noteEnd(_ offset: Int64, of end: Int64) {
    if offset < end { note("more parts than are looked at") }
  }

  private mutating func look(at type: String, _ range: Range<Int64>, in parent: String) {
    let body = min(range.upperBound, range.lowerBound + 8)..<range.upperBound
    if type == "free" || type == "skip" {
      if !isZero(body) { note("data of a program's own") }
    } else if Self.harmless[parent]?.contains(type) == true {
      if Self.opened.contains(type) { boxes(in: body, of: type) }
    } else if type == "uuid" {
      let isXMP = reader.bytes(at: body.lowerBound, count: 16) == Self.xmp
      note(isXMP ? "XMP" : "data of a camera's own")
    } else if type != "meta" || parent != "udta" || !namesOnlyWriter(body) {
      let isTag = type == "meta" || parent == "udta"
      note(type == "XMP_" ? "XMP" : isTag ? "other tags" : "data of a camera's own")
    }
  }

  /// Whether `meta` holds nothing but the name of the program that wrote the file, as a list of tags (`ilst`).
  private func namesOnlyWriter(_ meta: Range<Int64>) -> Bool {
    guard meta.count <= 4_096 else { return false }
    let bytes = reader.bytes(at: meta.lowerBound, count: meta.count)
    // QuickTime's has no version before its parts.
    let start = bytes.count >= 8 && bytes[4..<8].elementsEqual("hdlr".utf8) ? 0 : 4
    guard bytes.count >= start, let parts = smallBoxes(bytes, from: start) else { return false }
    var lists = 0
    for (type, body) in parts {
      switch type {
      case "hdlr" where body.count <= Self.longestHandler: continue
      case "free" where body.allSatisfy({ $0 == 0 }): continue
      case "ilst": lists += 1
      default: return false
      }
      guard lists == 1, let tags = smallBoxes(Array(body), from: 0), tags.count <= 1,
        tags.allSatisfy({ $0.type == "\u{A9}too" })
      else { return false }
    }
    return true
  }

  /// 24 bytes of numbers and a short name.
  private static let longestHandler = 40

  /// The boxes of a few bytes; nil where they are not closed.
  private func smallBoxes(
    _ bytes: [UInt8], from start: Int
  ) -> [(type: String, body: ArraySlice<UInt8>)]? {
    var (found, place) = ([(type: String, body: ArraySlice<UInt8>)](), start)
    while place < bytes.count {
      let size = Int(number(bytes, place, isBig: true))
      guard place + 8 <= bytes.count, size >= 8, size <= bytes.count - place else { return nil }
      let type = String(
        String.UnicodeScalarView(bytes[(place + 4)..<(place + 8)].map { Unicode.Scalar($0) }))
      found.append((type, bytes[(place + 8)..<(place + size)]))
      place += size
    }
    return found
  }

  // MARK: RIFF

  private static let harmlessChunks: Set<String> = ["fmt ", "fact", "data", "ds64", "idx1"]

  private mutating func chunks() {
    let head = reader.bytes(at: 0, count: 12)
    guard head.count == 12 else { return }
    var offset = Int64(12)
    var dataSize: Int64?
    while offset + 8 <= reader.size, count < Self.mostParts {
      let chunk = reader.bytes(at: offset, count: 24)
      var size = number(chunk, 4, isBig: false)
      let type = text(chunk.prefix(4)[...])
      count += 1
      if type == "RIFF" {
        offset += 12
        continue
      }
      // EBU Tech 3306: sizes of more than 32 bits stand in a part of their own.
      if type == "ds64" { dataSize = wide(chunk, 16) }
      // Streams of unknown length say 0xFFFFFFFF.
      if type == "data", size == 0xFFFF_FFFF { size = dataSize ?? size }
      let end = max(
        offset + 8, min(reader.size, (offset + 8).addingSaturated(size.addingSaturated(size % 2))))
      look(atChunk: type, list: text(chunk.dropFirst(8).prefix(4)), (offset + 8)..<end)
      offset = end
    }
    if offset + 8 <= reader.size { return noteEnd(offset, of: reader.size) }
    if offset < reader.size, !isZero(offset..<reader.size) { note("what follows the recording") }
  }

  /// Of 64 bits; nil for what no file can be.
  private func wide(_ bytes: [UInt8], _ offset: Int) -> Int64? {
    let high = number(bytes, offset + 4, isBig: false)
    return high < 1 << 31 ? high << 32 | number(bytes, offset, isBig: false) : nil
  }

  private mutating func look(atChunk type: String, list: String, _ body: Range<Int64>) {
    switch type {
    case _ where Self.harmlessChunks.contains(type): return
    case "LIST" where list == "hdrl": headers(in: body)
    case "LIST" where list == "movi": return
    case "LIST" where list == "INFO" && isWriter(body): return
    case "JUNK", "junk", "PAD ", "FLLR":
      if !isZero(body) { note("data of a program's own") }
    case "_PMX": note("XMP")
    case "LIST", "bext", "iXML", "id3 ", "ID3 ", "IDIT": note("other tags")
    default: note("data of a program's own")
    }
  }

  /// How AVI describes its streams; cameras write make, model and serial number between.
  private static let harmlessHeaders: Set<String> = [
    "avih", "strh", "strf", "dmlh", "vprp", "indx",
  ]

  /// - Parameter list: behind the list's length; begins with its name.
  private mutating func headers(in list: Range<Int64>) {
    var offset = list.lowerBound + 4
    while offset + 8 <= list.upperBound, count < Self.mostParts {
      let chunk = reader.bytes(at: offset, count: 12)
      guard chunk.count >= 8 else { return }
      let (size, type) = (number(chunk, 4, isBig: false), text(chunk.prefix(4)))
      let body = (offset + 8)..<min(list.upperBound, offset + 8 + size + size % 2)
      count += 1
      if type == "LIST", ["strl", "odml"].contains(text(chunk.dropFirst(8))) {
        headers(inInner: body)
      } else {
        look(atHeader: type, body)
      }
      offset = body.upperBound
    }
  }

  /// As ``headers(in:)``, one level down, where there are no lists.
  private mutating func headers(inInner list: Range<Int64>) {
    var offset = min(list.lowerBound + 4, list.upperBound)
    while offset + 8 <= list.upperBound, count < Self.mostParts {
      let chunk = reader.bytes(at: offset, count: 8)
      guard chunk.count == 8 else { return }
      let size = number(chunk, 4, isBig: false)
      let body = (offset + 8)..<min(list.upperBound, offset + 8 + size + size % 2)
      count += 1
      look(atHeader: text(chunk.prefix(4)), body)
      offset = body.upperBound
    }
  }

  private mutating func look(atHeader type: String, _ body: Range<Int64>) {
    switch type {
    case _ where Self.harmlessHeaders.contains(type): return
    case "JUNK", "junk": if !isRoom(body) { note("data of a camera's own") }
    case "LIST", "IDIT", "strn", "ISMP": note("other tags")
    default: note("data of a camera's own")
    }
  }

  /// Whether it is room for a list of places that was not needed: zeros, but for how that list would begin
  /// (OpenDML 1.02: `indx`, or `odml` with `dmlh`).
  private func isRoom(_ body: Range<Int64>) -> Bool {
    guard Int64(body.count) <= Self.longestGap else { return false }
    let bytes = reader.bytes(at: body.lowerBound, count: body.count)
    if bytes.allSatisfy({ $0 == 0 }) { return true }
    guard bytes.count >= 12, bytes[12...].allSatisfy({ $0 == 0 }) else { return false }
    if bytes.starts(with: "odmldmlh".utf8) { return bytes[10..<12].allSatisfy { $0 == 0 } }
    // Two digits of the stream and two letters of what it is.
    return bytes.starts(with: [4, 0, 0, 0, 0, 0, 0, 0])
      && bytes[8..<10].allSatisfy { (0x30...0x39).contains($0) }
  }

  /// Whether a list of tags holds nothing but the name of the program that wrote the file.
  private func isWriter(_ body: Range<Int64>) -> Bool {
    guard body.count <= 200 else { return false }
    let bytes = reader.bytes(at: body.lowerBound, count: body.count)
    guard bytes.count >= 16, bytes[4..<8].elementsEqual("ISFT".utf8) else { return false }
    let size = number(bytes, 8, isBig: false)
    return 12 + size + size % 2 >= Int64(bytes.count) && bytes[12...].starts(with: "Lavf".utf8)
  }

  // MARK: MP3 and AAC

  /// ID3v2 before the sound; ID3v1, Lyrics3 and APE behind it.
  private mutating func tagsAround() {
    let head = reader.bytes(at: 0, count: 10)
    if head.starts(with: "ID3".utf8), head.count == 10, !frames(head) { note("other tags") }
    let tail = reader.bytes(at: max(0, reader.size - 160), count: 160)
    func stands(_ mark: String, before end: Int) -> Bool {
      let start = tail.count - end
      return start >= 0 && tail[start...].starts(with: mark.utf8)
    }
    if stands("TAG", before: 128) || stands("APETAGEX", before: 32)
      || stands("APETAGEX", before: 160) || stands("LYRICS200", before: 9)
      || stands("LYRICS200", before: 137)
    {
      note("tags at the end")
    }
  }

  /// Whether an ID3v2 tag holds nothing but how the sound was coded (ID3v2.4 §4).
  private func frames(_ head: [UInt8]) -> Bool {
    guard head[3] >= 3 else { return false }
    let size = head[6..<10].reduce(0) { $0 << 7 | Int64($1 & 0x7F) }
    guard size <= 4_096 else { return false }
    let bytes = reader.bytes(at: 10, count: Int(size))
    var place = 0
    while place + 10 <= bytes.count, bytes[place] != 0 {
      guard ["TSSE", "TLEN"].contains(text(bytes[place..<(place + 4)])) else { return false }
      place += 10 + Int(number(bytes, place + 4, isBig: true))
    }
    return true
  }

  // MARK: FLAC (RFC 9639 §8)

  private mutating func flacBlocks() {
    if reader.bytes(at: 0, count: 3).elementsEqual("ID3".utf8) { return note("other tags") }
    var offset = Int64(4)
    while count < 1_000 {
      let head = reader.bytes(at: offset, count: 4)
      guard head.count == 4 else { return }
      let length = head[1..<4].reduce(0) { $0 << 8 | Int64($1) }
      switch head[0] & 0x7F {
      case 0, 3, 4: break
      case 1: if !isZero((offset + 4)..<(offset + 4 + length)) { note("data of a program's own") }
      case 6: note("a cover picture")
      default: note("other tags")
      }
      if head[0] & 0x80 != 0 { return }
      offset += 4 + length
      count += 1
    }
    noteEnd(offset, of: reader.size)
  }
}
