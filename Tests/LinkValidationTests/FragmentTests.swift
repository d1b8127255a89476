import Artifacts
import Testing

@testable import LinkValidation

/// Forms and meanings from W3C Media Fragments 1.0 §4.2 and RFC 8118 §3.
@Suite("Parts of files")
struct FragmentTests {
  private func verdict(_ target: String) -> LinkVerdict {
    var clip = LinkedFile(kind: .video, milliseconds: 2000)
    (clip.width, clip.height) = (640, 360)
    var paper = LinkedFile(kind: .document, mediaType: "application/pdf")
    paper.pages = 2
    let files: [String: LinkTarget] = ["clip.mp4": .file(clip), "paper.pdf": .file(paper)]
    let checker = LocalLinkChecker(lookup: { files[$0.text] })
    return checker.verdict(of: Link(target: target), in: ArtifactPath("agenda.html"))
  }

  @Test(
    "an area within the picture is fine, one outside is not",
    arguments: [
      ("clip.mp4#xywh=0,0,640,360", .ok), ("clip.mp4#xywh=pixel:639,359,10,10", .ok),
      ("clip.mp4#xywh=percent:25,25,50,50", .ok), ("clip.mp4#xywh=640,0,1,1", .outOfRange),
      ("clip.mp4#xywh=0,360,10,10", .outOfRange), ("clip.mp4#xywh=percent:100,0,5,5", .outOfRange),
      ("clip.mp4#xywh=99999999999999999,0,1,1", .outOfRange), ("clip.mp4#t=1&xywh=0,0,1,1", .ok),
      ("clip.mp4#t=5&xywh=0,0,1,1", .outOfRange), ("clip.mp4#track=audio&id=a", .ok),
    ] as [(String, LinkVerdict.Verdict)])
  func areas(target: String, expected: LinkVerdict.Verdict) {
    #expect(verdict(target).verdict == expected)
  }

  @Test(
    "what players pass over is ok and said to be ignored",
    arguments: [
      ("clip.mp4#t=1m30s", "t=1m30s"), ("clip.mp4#t=smpte:0:01", "t=smpte:0:01"),
      ("clip.mp4#t=0:99", "t=0:99"), ("clip.mp4#xywh=1,2,3", "xywh=1,2,3"),
      ("clip.mp4#xywh=0,0,0,0", "xywh=0,0,0,0"),
      ("clip.mp4#xywh=percent:0,0,101,1", "xywh=percent:0,0,101,1"),
      ("clip.mp4#xywh=-1,0,1,1", "xywh=-1,0,1,1"), ("clip.mp4#%74=x", "t=x"),
      ("clip.mp4#id=", "id="),
    ])
  func ignored(target: String, quoted: String) {
    let found = verdict(target)
    #expect(found.verdict == .ok)
    #expect(found.reason == "players ignore “\(quoted)” in it")
  }

  @Test(
    "a page beyond a document's last is out of range",
    arguments: [
      ("paper.pdf#page=2", .ok), ("paper.pdf#page=3", .outOfRange), ("paper.pdf#page=x", .ok),
      ("paper.pdf#zoom=50&page=99999999999999999999", .outOfRange), ("paper.pdf#page=", .ok),
    ] as [(String, LinkVerdict.Verdict)])
  func pages(target: String, expected: LinkVerdict.Verdict) {
    #expect(verdict(target).verdict == expected)
  }

  /// HTML Standard §7.4.6.4, PDF 32000-1 §12.3.2.3, RFC 8118 §3, WICG Text Fragments.
  @Test(
    "a place that a link names has to be there; the nearest name is offered",
    arguments: [
      ("notes.html#norms", .ok, nil), ("notes.html#n%C3%B6rms", .ok, nil),
      ("notes.html#a%20b", .ok, nil), ("notes.html#Norms", .broken, "norms"),
      ("notes.html#nroms", .broken, "norms"), ("notes.html#elsewhere", .broken, nil),
      ("notes.html#no\u{308}rms", .broken, "nörms"), ("notes.html#", .ok, nil),
      ("notes.html#top", .ok, nil), ("notes.html#TOP", .ok, nil),
      ("notes.html#:~:text=hello", .ok, nil), ("notes.html#nirms:~:text=a", .broken, "norms"),
      ("notes.html#/route", .ok, nil), ("#norms", .ok, nil), ("#nrms", .broken, "norms"),
      ("#top", .ok, nil), ("paper.pdf#intro", .ok, nil), ("paper.pdf#nameddest=intro", .ok, nil),
      ("paper.pdf#nameddest=intr&zoom=50", .broken, "intro"), ("paper.pdf#zoom=50", .ok, nil),
      ("paper.pdf#top", .broken, nil), ("paper.pdf#page=0", .outOfRange, nil),
      ("plain.txt#line", .ok, nil),
    ] as [(String, LinkVerdict.Verdict, String?)])
  func places(target: String, expected: LinkVerdict.Verdict, offered: String?) {
    var page = LinkedFile(kind: .document, mediaType: "text/html")
    page.anchors = ["start", "norms", "nörms", "a b"]
    var paper = LinkedFile(kind: .document, mediaType: "application/pdf")
    (paper.pages, paper.anchors) = (2, ["intro"])
    let plain = LinkedFile(kind: .document, mediaType: "text/plain")
    let files: [String: LinkTarget] = [
      "notes.html": .file(page), "agenda.html": .file(page), "paper.pdf": .file(paper),
      "plain.txt": .file(plain),
    ]
    let checker = LocalLinkChecker(lookup: { files[$0.text] })
    let found = checker.verdict(of: Link(target: target), in: ArtifactPath("agenda.html"))
    #expect(found.verdict == expected, "\(found)")
    #expect((found.fix?.contains("called “") ?? false) == (offered != nil), "\(found)")
    if let offered { #expect(found.fix?.contains("called “\(offered)”") ?? false, "\(found)") }
  }

  @Test("a recording that is turned for display has the size that is shown")
  func turned() throws {
    var stream = StreamFacts(index: 0, type: .video)
    (stream.width, stream.height, stream.rotation) = (1920, 1080, 90)
    var record = ArtifactRecord(path: ArtifactPath("a.mp4"), kind: .video)
    record.media = MediaFacts(container: "mp4", depth: .packets, streams: [stream])
    let file = LinkedFile(record)
    #expect(file.width == 1080)
    #expect(file.height == 1920)
  }

  @Test(
    "the way from one document to another file is written as browsers read it",
    arguments: [
      ("a.mp4", "agenda.html", "a.mp4"), ("a.mp4", "docs/agenda.html", "../a.mp4"),
      ("docs/a.mp4", "docs/agenda.html", "a.mp4"),
      ("x/y/a b#.mp4", "x/z/p.html", "../y/a%20b%23.mp4"),
      ("x/ü.mp4", "p.html", "x/%C3%BC.mp4"), ("x/x", "x/x/p.html", "../x"),
      ("a:b", "p.html", "a%3Ab"),
    ])
  func relative(target: String, document: String, written: String) {
    let text = RelativePath.text(to: ArtifactPath(target), from: ArtifactPath(document))
    #expect(text == written)
  }

  @Test("a file of the same name elsewhere is offered only where it is the only one")
  func namesakes() {
    let names = SimilarNames(["a/clip.mp4", "b/once.mp4", "c/clip.mp4"].map { ArtifactPath($0) })
    #expect(names.namesake(of: ArtifactPath("once.mp4")) == ArtifactPath("b/once.mp4"))
    #expect(names.namesake(of: ArtifactPath("clip.mp4")) == nil)
    #expect(names.namesake(of: ArtifactPath("b/once.mp4")) == nil)
    #expect(names.namesake(of: ArtifactPath("none.mp4")) == nil)
  }

  // Frame headers by hand: ISO/IEC 11172-3 §2.4.1.3, 128 kbit/s at 44.1 kHz: 144 · 128000 / 44100 = 417.
  @Test("frames without a signature are told from garbage")
  func rawFrames() {
    let mp3 = ([0xFF, 0xFB, 0x90, 0x64] as [UInt8]) + [UInt8](repeating: 0, count: 413)
    #expect(RawFrames.begin(mp3 + mp3))
    #expect(RawFrames.begin([0, 0, 0] + mp3 + mp3))
    #expect(!RawFrames.begin(mp3 + [UInt8](repeating: 7, count: 400)))
    // ADTS: thirteen bits of length behind two bytes and three bits; here 16.
    let aac = ([0xFF, 0xF1, 0x50, 0x80, 0x02, 0x00] as [UInt8]) + [UInt8](repeating: 1, count: 10)
    #expect(RawFrames.begin(aac + aac))
    for garbage in [[], [0xFF], [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], Array("no frames".utf8)] {
      #expect(!RawFrames.begin(garbage as [UInt8]))
    }
    #expect(!RawFrames.begin([UInt8](repeating: 0, count: 5000)))
  }
}
