import Testing

@testable import MediaInspection

/// Containers by hand (ISO/IEC 14496-12 §8.10 and §8.11, AVI RIFF file reference, EBU Tech 3306).
@Suite("Places of a recording that most readers pass over")
struct HiddenPartsTests {
  private static func box(_ type: String, _ content: [UInt8]) -> [UInt8] {
    .of(.big(UInt64(content.count + 8), 4), type.unicodeScalars.map { UInt8($0.value) }, content)
  }

  private static func chunk(_ type: String, _ content: [UInt8], size: UInt64? = nil) -> [UInt8] {
    .of(
      .text(type), .little(size ?? UInt64(content.count), 4), content, .zeros(content.count % 2))
  }

  private func kinds(_ bytes: [UInt8], _ container: String) -> [String] {
    HiddenParts(DescriptorReader(memory: bytes), container: container).kinds
  }

  // MARK: MP4

  private static let handler = box("hdlr", .of(.zeros(8), .text("mdirappl"), .zeros(9)))
  private static let writer = box("ilst", box("\u{A9}too", box("data", .text("Lavf60"))))

  private func film(_ data: [UInt8]) -> [UInt8] {
    .of(
      Self.box("ftyp", .text("isom")),
      Self.box("moov", .of(Self.box("mvhd", .zeros(100)), Self.box("udta", data))))
  }

  @Test("a list of tags that holds only the program's name is nobody's")
  func writers() {
    let meta = Self.box(
      "meta", .of(.zeros(4), Self.handler, Self.writer, Self.box("free", [0, 0])))
    #expect(kinds(film(meta), "mp4") == [])
    #expect(kinds(film(Self.box("meta", .of(Self.handler, Self.writer))), "mov") == [])
  }

  @Test(
    "whatever else stands beside the program's name is told",
    arguments: [
      box("xml ", .text("\0\0\0\0<a>Ana</a>")), box("bxml", .text("\0\0\0\0Ana")),
      box("ID32", .text("\0\0\0\0ID3 Ana")), box("free", .text("Ana")),
      box("ilst", box("\u{A9}ART", box("data", .text("Ana")))), [0, 0, 0, 0],
    ])
  func beside(_ part: [UInt8]) {
    for content in [
      [UInt8].of(.zeros(4), Self.handler, part), .of(.zeros(4), Self.handler, Self.writer, part),
      .of(.zeros(4), Self.handler, part, Self.writer),
    ] { #expect(kinds(film(Self.box("meta", content)), "mp4") == ["other tags"]) }
  }

  @Test("what a server would tell of a session is told")
  func hints() {
    let text: [UInt8] = .text("sdp o=ana 1 1 IN IP4 192.0.2.1")
    #expect(kinds(film(Self.box("hnti", Self.box("rtp ", text))), "mp4") == ["other tags"])
  }

  @Test("a walk that ends before the file does says so")
  func cap() {
    let box = Self.box("free", [])
    let bytes = (0..<1_000_001).flatMap { _ in box }
    #expect(kinds(bytes, "mp4") == ["more parts than are looked at"])
  }

  // MARK: RIFF

  private func film(header: [UInt8]..., stream: [UInt8]) -> [UInt8] {
    let streams = Self.chunk(
      "LIST",
      .of(
        .text("strl"), Self.chunk("strh", .zeros(56)), Self.chunk("strf", .zeros(40)), stream))
    let list = Self.chunk(
      "LIST", .of(.text("hdrl"), Self.chunk("avih", .zeros(56)), streams, header.flatMap { $0 }))
    let body: [UInt8] = .of(.text("AVI "), list, Self.chunk("LIST", .text("movi")))
    return Self.chunk("RIFF", body)
  }

  @Test("what a camera writes between the headers of AVI is told, and room for an index is none")
  func headers() {
    // OpenDML 1.02: room for `indx` of stream 0 and for `odml`.
    let room = Self.chunk("JUNK", .of([4, 0, 0, 0], .zeros(4), .text("00dc"), .zeros(300)))
    let odml = Self.chunk("JUNK", .of(.text("odmldmlh"), .little(248, 4), .zeros(248)))
    #expect(kinds(film(header: odml, stream: room), "avi") == [])
    #expect(kinds(film(header: Self.chunk("JUNK", .zeros(9)), stream: []), "avi") == [])
    let camera = "data of a camera's own"
    for (header, stream, kind) in [
      (Self.chunk("JUNK", .text("Camera 123456")), [], camera),
      ([], Self.chunk("JUNK", .text("Camera 123456")), camera),
      ([], Self.chunk("strd", .text("AVIF Camera")), camera),
      ([], Self.chunk("strn", .text("Ana's film")), "other tags"),
      (Self.chunk("IDIT", .text("Mon Mar 2")), [], "other tags"),
    ] as [([UInt8], [UInt8], String)] {
      #expect(kinds(film(header: header, stream: stream), "avi") == [kind])
    }
  }

  @Test("what follows the sound of a long WAV is looked at")
  func longWave() {
    let sizes = Self.chunk("ds64", .of(.little(0, 8), .little(4, 8), .little(1, 8), .zeros(4)))
    let bytes: [UInt8] = .of(
      .text("RF64"), .little(0xFFFF_FFFF, 4), .text("WAVE"), sizes, Self.chunk("fmt ", .zeros(16)),
      Self.chunk("data", [1, 2, 3, 4], size: 0xFFFF_FFFF))
    #expect(kinds(bytes, "wav") == [])
    #expect(kinds(bytes + Self.chunk("iXML", .text("<a>Ana</a>")), "wav") == ["other tags"])
  }

  // MARK: Captions

  @Test("captions that speak of a place now and then are captions")
  func captions() {
    #expect(!PlaceTracks.isPlaceTrack(40, places: 1, sentences: 0))
    #expect(!PlaceTracks.isPlaceTrack(4, places: 2, sentences: 0))
    #expect(PlaceTracks.isPlaceTrack(40, places: 39, sentences: 0))
    #expect(PlaceTracks.isPlaceTrack(1, places: 1, sentences: 0))
    #expect(PlaceTracks.isPlaceTrack(40, places: 1, sentences: 1))
    for text in ["$GPRMC,1", "$GNGGA,1", "x$GLGLL,1", "GPS(-122.0090,37.3349,19)"] {
      #expect(PlaceTracks.saysPlace(text))
    }
    for text in ["$GPRMX,1", "$100,000", "Our GPS shows 3.14.", "$G"] {
      #expect(!PlaceTracks.saysPlace(text))
    }
  }
}
