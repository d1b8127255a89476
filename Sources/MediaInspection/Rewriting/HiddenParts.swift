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
    // Chapters, which are copied, and hints for servers.
    "udta": ["chpl", "hnti", "hinf", "hinv"],
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

  /// Whether a list of tags (`ilst`) holds nothing but the name of the program that wrote the file.
  private func namesOnlyWriter(_ meta: Range<Int64>) -> Bool {
    guard meta.count <= 4_096 else { return false }
    let bytes = reader.bytes(at: meta.lowerBound, count: meta.count)
    guard let list = place(of: "ilst", in: bytes) else { return true }
    let size = number(bytes, list - 4, isBig: true)
    guard size >= 16 else { return size == 8 }
    let only = number(bytes, list + 4, isBig: true)
    return only == size - 8
      && bytes[(list + 8)..<(list + 12)].elementsEqual([0xA9, 0x74, 0x6F, 0x6F])
  }

  private func place(of type: String, in bytes: [UInt8]) -> Int? {
    guard bytes.count >= 16 else { return nil }
    return (4...(bytes.count - 12)).first { bytes[$0..<($0 + 4)].elementsEqual(type.utf8) }
  }

  // MARK: RIFF

  private static let harmlessChunks: Set<String> = ["fmt ", "fact", "data", "ds64", "idx1"]

  private mutating func chunks() {
    let head = reader.bytes(at: 0, count: 12)
    guard head.count == 12 else { return }
    var offset = Int64(12)
    while offset + 8 <= reader.size, count < Self.mostParts {
      let chunk = reader.bytes(at: offset, count: 12)
      let size = number(chunk, 4, isBig: false)
      // Streams of unknown length say 0xFFFFFFFF.
      let end = min(reader.size, offset + 8 + size + size % 2)
      let type = text(chunk.prefix(4)[...])
      if type == "RIFF" {
        offset += 12
        continue
      }
      look(atChunk: type, list: text(chunk.dropFirst(8)), (offset + 8)..<max(offset + 8, end))
      offset = end
      count += 1
    }
    if offset < reader.size, !isZero(offset..<reader.size) { note("what follows the recording") }
  }

  private mutating func look(atChunk type: String, list: String, _ body: Range<Int64>) {
    switch type {
    case _ where Self.harmlessChunks.contains(type): return
    case "LIST" where list == "hdrl" || list == "movi": return
    case "LIST" where list == "INFO" && isWriter(body): return
    case "JUNK", "junk", "PAD ", "FLLR":
      if !isZero(body) { note("data of a program's own") }
    case "_PMX": note("XMP")
    case "LIST", "bext", "iXML", "id3 ", "ID3 ", "IDIT": note("other tags")
    default: note("data of a program's own")
    }
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
  }
}
