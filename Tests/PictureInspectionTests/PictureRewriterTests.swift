import Testing

@testable import PictureInspection

/// Pictures by hand, as their standards lay them out: ITU-T T.81 Annex B, PNG third edition §5, RFC 9649.
@Suite("Photos without metadata")
struct PictureRewriterTests {
  private static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
    .of([0xFF, marker], .big(UInt64(content.count + 2), 2), content)
  }

  /// EXIF of one entry: orientation 6.
  private static let exif: [UInt8] = .of(
    .text("Exif\0\0II*\0"), .little(8, 4), .little(1, 2), .little(0x0112, 2), .little(3, 2),
    .little(1, 4), .little(6, 4), .little(0, 4))
  private static let frame = segment(0xC0, [8, 0, 1, 0, 1, 1, 1, 0x11, 0])
  private static let scan: [UInt8] = .of(
    segment(0xDA, [1, 1, 0, 0, 63, 0]), [0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56])
  private static let profile = segment(0xE2, .text("ICC_PROFILE\0\u{1}\u{1}xyz"))

  private static let jpeg: [UInt8] = .of(
    [0xFF, 0xD8], segment(0xE0, .text("JFIF\0\u{1}\u{1}\0\0\u{1}\0\u{1}\0\0")), segment(0xE1, exif),
    segment(0xE1, .text("http://ns.adobe.com/xap/1.0/\0<secret/>")), profile,
    segment(0xED, .text("Photoshop 3.0\0secret")), segment(0xFE, .text("secret")), frame, scan,
    [0xFF, 0xD9], .text("secret film"))

  private static func chunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
    .of(.big(UInt64(content.count), 4), .text(type), content, .zeros(4))
  }

  private static let png: [UInt8] = .of(
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], chunk("IHDR", .zeros(13)),
    chunk("tEXt", .text("Author\0secret")), chunk("eXIf", exif), chunk("gAMA", .zeros(4)),
    chunk("tIME", .zeros(7)), chunk("IDAT", [1, 2, 3]), chunk("IEND", []), .text("secret"))

  private static func riff(_ type: String, _ content: [UInt8]) -> [UInt8] {
    .of(.text(type), .little(UInt64(content.count), 4), content, .zeros(content.count % 2))
  }

  private static let webP: [UInt8] = {
    let chunks: [UInt8] = .of(
      riff("VP8X", .of([0x1C], .zeros(9))), riff("VP8 ", [1, 2, 3]), riff("EXIF", exif),
      riff("XMP ", .text("secret")))
    return .of(.text("RIFF"), .little(UInt64(chunks.count + 4), 4), .text("WEBP"), chunks)
  }()

  private static func madeGIF(_ blocks: [UInt8]...) -> [UInt8] {
    .of(
      .text("GIF89a"), .little(1, 2), .little(1, 2), [0x80, 0, 0], .zeros(6), blocks.flatMap { $0 })
  }
  private static let image: [UInt8] = .of([0x2C], .zeros(9), [2, 2, 0x4C, 0x01, 0])
  private static let repeats: [UInt8] = .of(
    [0x21, 0xFF, 11], .text("NETSCAPE2.0"), [3, 1, 0, 0, 0])
  private static let gif: [UInt8] = .of(
    madeGIF(
      .of([0x21, 0xFE, 6], .text("secret"), [0]),
      .of([0x21, 0xFF, 11], .text("XMP DataXMP"), [6], .text("secret"), [0]), repeats, image, [0x3B]
    ),
    .text("secret"))

  private static func box(_ type: String, _ content: [UInt8]) -> [UInt8] {
    .of(.big(UInt64(content.count + 8), 4), .text(type), content)
  }

  /// ISO/IEC 23008-12 by hand: an item of EXIF in the file and one of XMP in the box of items.
  private static func madeHEIF(exif: String, xmp: String, types: (String, String)) -> [UInt8] {
    let brand = box("ftyp", .of(.text("heic"), .zeros(4), .text("mif1heic")))
    func entry(_ number: UInt64, _ type: String, _ rest: [UInt8]) -> [UInt8] {
      box("infe", .of([2, 0, 0, 0], .big(number, 2), .zeros(2), .text(type), [0], rest))
    }
    let items = box(
      "iinf",
      .of(
        .zeros(4), .big(3, 2), entry(1, "hvc1", []), entry(2, types.0, []),
        entry(3, types.1, .text("application/rdf+xml\0"))))
    let inner = box("idat", .text(xmp))
    func meta(at place: Int) -> [UInt8] {
      let places = box(
        "iloc",
        .of(
          [1, 0, 0, 0, 0x44, 0], .big(2, 2), .big(2, 2), .zeros(4), .big(1, 2),
          .big(UInt64(place), 4), .big(UInt64(exif.utf8.count), 4), .big(3, 2), .big(1, 2),
          .zeros(2),
          .big(1, 2), .zeros(4), .big(UInt64(xmp.utf8.count), 4)))
      return box("meta", .of(.zeros(4), items, places, inner))
    }
    let start = brand.count + meta(at: 0).count + 8
    return .of(brand, meta(at: start), box("mdat", .of(.text(exif), [1, 2, 3])))
  }
  private static let heif = madeHEIF(
    exif: "secret exif", xmp: "secret xmp", types: ("Exif", "mime"))

  static let pictures = [
    ("image/jpeg", jpeg), ("image/png", png), ("image/webp", webP), ("image/gif", gif),
    ("image/heic", heif),
  ]

  private func cleaned(_ bytes: [UInt8], _ type: String) -> [UInt8]? {
    if case .cleaned(let bytes, _) = PictureRewriter.rewrite(bytes, mediaType: type) {
      return bytes
    }
    return nil
  }

  private func isClean(_ bytes: [UInt8], _ type: String) -> Bool {
    if case .clean = PictureRewriter.rewrite(bytes, mediaType: type) { return true }
    return false
  }

  @Test("what is coded stays byte for byte, with the colour profile and how it is turned")
  func jpegStays() throws {
    let bytes = try #require(cleaned(Self.jpeg, "image/jpeg"))
    let turned: [UInt8] = .of(
      .text("Exif\0\0MM\0*"), .big(8, 4), .big(1, 2), .big(0x0112, 2), .big(3, 2), .big(1, 4),
      .big(6, 2), .zeros(2), .zeros(4))
    #expect(
      bytes
        == .of(
          [0xFF, 0xD8], Self.segment(0xE1, turned),
          Self.segment(0xE0, .text("JFIF\0\u{1}\u{1}\0\0\u{1}\0\u{1}\0\0")), Self.profile,
          Self.frame,
          Self.scan, [0xFF, 0xD9]))
    #expect(ExifFacts(turned).orientation == 6)
  }

  @Test("PNG and WebP lose their texts, times and EXIF, and nothing else")
  func chunks() throws {
    #expect(
      try #require(cleaned(Self.png, "image/png"))
        == .of(
          Array(Self.png.prefix(8)), Self.chunk("IHDR", .zeros(13)), Self.chunk("gAMA", .zeros(4)),
          Self.chunk("IDAT", [1, 2, 3]), Self.chunk("IEND", [])))
    // Of the flags 0x1C, EXIF is 0x08 and XMP 0x04: alpha, 0x10, is left.
    let chunks: [UInt8] = .of(
      Self.riff("VP8X", .of([0x10], .zeros(9))), Self.riff("VP8 ", [1, 2, 3]))
    #expect(
      try #require(cleaned(Self.webP, "image/webp"))
        == .of(.text("RIFF"), .little(UInt64(chunks.count + 4), 4), .text("WEBP"), chunks))
  }

  @Test("a GIF keeps its pictures and how often it repeats")
  func gifStays() throws {
    #expect(
      try #require(cleaned(Self.gif, "image/gif")) == Self.madeGIF(Self.repeats, Self.image, [0x3B])
    )
  }

  @Test("EXIF and XMP of HEIC become zeros, and nothing moves")
  func heifStays() throws {
    let zeros = { String(repeating: "\0", count: $0) }
    #expect(
      try #require(cleaned(Self.heif, "image/heic"))
        == Self.madeHEIF(exif: zeros(11), xmp: zeros(10), types: ("free", "free")))
  }

  /// Items by hand, each of one extent in the file from where `mdat`'s content begins.
  private static func madeHEIF(
    _ items: [(type: String, offset: Int, length: Int)], coded: String, inMeta: [UInt8] = [],
    behind: [UInt8] = []
  ) -> [UInt8] {
    let brand = box("ftyp", .of(.text("heic"), .zeros(4), .text("mif1heic")))
    let entries = items.enumerated().flatMap { index, item in
      box(
        "infe",
        .of(
          [2, 0, 0, 0], .big(UInt64(index + 1), 2), .zeros(2), .text(item.type), [0],
          .text("text/plain\0")))
    }
    func meta(at start: Int) -> [UInt8] {
      let places = items.enumerated().flatMap { index, item -> [UInt8] in
        .of(
          .big(UInt64(index + 1), 2), .zeros(2), .big(1, 2), .big(UInt64(start + item.offset), 4),
          .big(UInt64(item.length), 4))
      }
      return box(
        "meta",
        .of(
          .zeros(4), box("iinf", .of(.zeros(4), .big(UInt64(items.count), 2), entries)),
          box("iloc", .of(.zeros(4), [0x44, 0], .big(UInt64(items.count), 2), places)), inMeta))
    }
    let start = brand.count + meta(at: 0).count + 8
    return .of(brand, meta(at: start), box("mdat", .text(coded)), behind)
  }

  private func fails(_ bytes: [UInt8]) -> Bool {
    if case .failed = PictureRewriter.rewrite(bytes, mediaType: "image/heic") { return true }
    return false
  }

  @Test("a HEIC whose EXIF is the picture's own bytes, or of no length, is left and named")
  func heifOverlap() {
    let picture = (type: "hvc1", offset: 0, length: 7)
    #expect(fails(Self.madeHEIF([picture, ("Exif", 3, 6)], coded: "picturesecret")))
    #expect(fails(Self.madeHEIF([("Exif", 7, 6), ("hvc1", 0, 9)], coded: "picturesecret")))
    #expect(fails(Self.madeHEIF([picture, ("Exif", 7, 0)], coded: "picturesecret")))
    #expect(
      cleaned(Self.madeHEIF([picture, ("Exif", 7, 6)], coded: "picturesecret"), "image/heic")
        == Self.madeHEIF([picture, ("free", 7, 6)], coded: "picture\0\0\0\0\0\0"))
  }

  @Test("texts in a HEIC go wherever they stand, and a film or a second list of items is named")
  func heifTexts() {
    let items = [(type: "hvc1", offset: 0, length: 7)]
    let clean = Self.madeHEIF(items, coded: "picture")
    #expect(isClean(clean, "image/heic"))
    let zeros = [UInt8].zeros(6)
    for (old, new) in [
      (
        Self.madeHEIF(items, coded: "picture", behind: Self.box("free", .text("secret"))),
        Self.madeHEIF(items, coded: "picture", behind: Self.box("free", zeros))
      ),
      (
        Self.madeHEIF(items, coded: "picture", inMeta: Self.box("udta", .text("secret"))),
        Self.madeHEIF(items, coded: "picture", inMeta: Self.box("free", zeros))
      ),
      (
        Self.madeHEIF(items + [("mime", 7, 6)], coded: "picturesecret"),
        Self.madeHEIF(items + [("free", 7, 6)], coded: "picture\0\0\0\0\0\0")
      ),
    ] { #expect(cleaned(old, "image/heic") == new) }
    for more in ["moov", "meta"] {
      #expect(fails(Self.madeHEIF(items, coded: "picture", behind: Self.box(more, zeros))))
    }
  }

  @Test("places of items that take no bytes are not counted for ever", .timeLimit(.minutes(1)))
  func heifPlaces() {
    let items = Self.box(
      "iinf",
      .of(
        .zeros(4), .big(1, 2),
        Self.box("infe", .of([2, 0, 0, 0], .big(1, 2), .zeros(2), .text("Exif"), [0]))))
    let places = (0..<10_000).flatMap { _ in [UInt8].of(.big(2, 2), .zeros(2), .big(65_535, 2)) }
    let iloc = Self.box("iloc", .of(.zeros(4), [0, 0], .big(10_000, 2), places))
    let start = ContinuousClock.now
    #expect(
      fails(
        .of(
          Self.box("ftyp", .text("heic")), Self.box("meta", .of(.zeros(4), items, iloc)),
          Self.box("mdat", []))))
    #expect(ContinuousClock.now - start < .seconds(2))
  }

  @Test(
    "nothing planted is left, however a file is cut or bent, and what was cleaned is clean",
    arguments: pictures)
  func corrupt(type: String, bytes: [UInt8]) {
    let secret = Array("secret".utf8)
    func check(_ damaged: [UInt8]) {
      guard let new = cleaned(damaged, type) else { return }
      let holds = new.indices.contains { new[$0...].starts(with: secret) }
      #expect(!holds || damaged != bytes)
      #expect(new.count <= damaged.count + 40)
      // A bent orientation is written again as it was read.
      if type != "image/jpeg" { #expect(isClean(new, type)) }
    }
    check(bytes)
    for length in bytes.indices { check(Array(bytes.prefix(length))) }
    for position in bytes.indices {
      for bit in [0x01, 0x80] as [UInt8] {
        var bent = bytes
        bent[position] ^= bit
        check(bent)
      }
    }
  }
}
