import Artifacts
import Testing

@Suite("The path of an artifact")
struct ArtifactPathTests {
  @Test("names that differ only in normalisation are two")
  func normalisation() {
    let composed = ArtifactPath(bytes: [0xC3, 0xA9])
    let decomposed = ArtifactPath(bytes: [0x65, 0xCC, 0x81])
    // Swift's own strings hold them equal, which is the point.
    #expect("\u{E9}" == "e\u{301}")
    #expect(composed != decomposed)
    #expect(Set([composed, decomposed]).count == 2)
  }

  /// By hand, after the contract: `%XX` for what is not UTF-8, and `%` as `%25` beside it.
  @Test(
    "a name that is not UTF-8 is shown with its other bytes as %XX",
    arguments: [
      ([0x61, 0xE9, 0x62], "a%E9b", "Yeli"), ([0x25, 0xFF], "%25%FF", "Jf8="),
      ([0xC3, 0xA9, 0xFF], "é%FF", "w6n/"), ([0xED, 0xA0, 0x80], "%ED%A0%80", "7aCA"),
      ([0xC0, 0xAF], "%C0%AF", "wK8="), ([0xE2, 0x82], "%E2%82", "4oI="),
      ([0xF4, 0x90, 0x80, 0x80], "%F4%90%80%80", "9JCAgA=="),
      ([0x62, 0x2F, 0x80], "b/%80", "Yi+A"),
    ] as [([UInt8], String, String)])
  func notUTF8(_ bytes: [UInt8], _ shown: String, _ base64: String) {
    let path = ArtifactPath(bytes: bytes)
    #expect(!path.isUTF8)
    #expect(path.text == shown)
    #expect(path.base64WhereNotUTF8 == base64)
    #expect(ArtifactPath(path: shown, pathBytes: base64) == path)
  }

  @Test(
    "a UTF-8 name is shown as it is, percent signs and all", arguments: ["100 %25", "é", "a\nb"])
  func plain(_ name: String) {
    let path = ArtifactPath(name)
    #expect(path.text == name)
    #expect(path.base64WhereNotUTF8 == nil)
    #expect(ArtifactPath(path: name, pathBytes: nil) == path)
  }

  @Test("what is not base64 is no path")
  func notBase64() {
    #expect(ArtifactPath(path: "a", pathBytes: "%%%") == nil)
  }

  @Test("paths sort by their bytes, not by their letters")
  func order() {
    let paths: [[UInt8]] = [
      [0xFF], [0xC3, 0xA9], Array("a/b".utf8), Array("a.b".utf8), Array("Z".utf8),
      Array("a".utf8), [0x65, 0xCC, 0x81],
    ]
    let sorted = paths.map(ArtifactPath.init(bytes:)).sorted().map(\.bytes)
    // By hand: 5A, 61, 61 2E, 61 2F, 65, C3, FF.
    #expect(
      sorted == [
        Array("Z".utf8), Array("a".utf8), Array("a.b".utf8), Array("a/b".utf8),
        [0x65, 0xCC, 0x81], [0xC3, 0xA9], [0xFF],
      ])
  }

  @Test(
    "name, stem, ending and folder",
    arguments: [
      ("a/b/clip.MP4", "clip.MP4", "clip", "mp4", "a/b"), ("clip", "clip", "clip", nil, ""),
      (".hidden", ".hidden", ".hidden", nil, ""), ("a.tar.gz", "a.tar.gz", "a.tar", "gz", ""),
      ("clip.", "clip.", "clip", nil, ""), ("a.b c", "a.b c", "a", nil, ""),
      ("a.verylongend", "a.verylongend", "a", nil, ""),
    ] as [(String, String, String, String?, String)])
  func parts(_ row: (String, String, String, String?, String)) {
    let path = ArtifactPath(row.0)
    #expect(path.name == Array(row.1.utf8))
    #expect(path.stem == Array(row.2.utf8))
    #expect(path.nameExtension == row.3)
    #expect(path.directory == ArtifactPath(row.4))
  }

  @Test("a name is appended behind a slash, and first without one")
  func appending() {
    #expect(ArtifactPath("").appending(Array("a".utf8)) == ArtifactPath("a"))
    #expect(ArtifactPath("a").appending(Array("b".utf8)) == ArtifactPath("a/b"))
  }
}
