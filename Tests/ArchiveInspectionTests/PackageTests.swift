import TestSupport
import Testing

@testable import ArchiveInspection

/// Documents that are kept as zip files; their parts as the formats' specifications demand them.
@Suite("Zip-based documents", .enabled(if: Tool.python3.mayRun, "python3 is not installed"))
struct PackageTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func source(_ script: String) throws -> ArchiveFile {
    try ArchiveMaker.python(
      "z = zipfile.ZipFile('f', 'w', 8)\n" + script + "\nz.close()", in: folder)
    return try ArchiveFile("f", in: folder)
  }

  private static func contentTypes(_ main: String) -> String {
    """
    z.writestr('[Content_Types].xml', '<Types><Override PartName="/main.xml" ContentType="' +
      '\(main)"/></Types>'); z.writestr('_rels/.rels', '<Relationships/>')
    """
  }

  @Test(
    "the parts tell the format, whatever the other members are called",
    arguments: [
      ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"),
      ("docx", "application/vnd.ms-word.document.macroEnabled.main+xml"),
      ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
      (
        "pptx",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
      ),
    ])
  func openXML(_ format: String, _ main: String) throws {
    let file = try source(Self.contentTypes(main))
    guard case .document(let told, _) = PackageType.of(file.source) else {
      Issue.record("no document: \(PackageType.of(file.source))")
      return
    }
    #expect(told == format)
  }

  @Test(
    "a member named mimetype tells, compressed and not the first as well",
    arguments: [
      ("odt", "application/vnd.oasis.opendocument.text"), ("epub", "application/epub+zip"),
    ])
  func stated(_ format: String, _ mediaType: String) throws {
    let file = try source("z.writestr('a', 'x'); z.writestr('mimetype', '\(mediaType)')")
    #expect(PackageType.of(file.source) == .document(format: format, mediaType: mediaType))
  }

  @Test("an archive that holds a document is no document")
  func holdsOne() throws {
    // The names that were once looked for stand in the archive's bytes: the inner file is stored.
    let file = try source(
      """
      inner = io.BytesIO()
      with zipfile.ZipFile(inner, 'w') as i:
          i.writestr('[Content_Types].xml', '<Types/>')
          i.writestr('word/document.xml', '<w/>')
      z.writestr(zipfile.ZipInfo('essay.docx'), inner.getvalue())
      """)
    #expect(PackageType.of(file.source) == .archive)
  }

  @Test("wanted parts are read, the others only named")
  func parts() throws {
    let file = try source("z.writestr('a/b.xml', '<b/>'); z.writestr('c.png', 'picture')")
    let package = try ZipPackage(file.source) { $0 == Array("a/b.xml".utf8) }
    #expect(package.names == [Array("a/b.xml".utf8), Array("c.png".utf8)])
    #expect(package.part("a/b.xml") == Array("<b/>".utf8))
    #expect(package.part("c.png") == nil)
  }

  @Test("a part over the cap, too many parts and a bomb are refused")
  func caps() throws {
    let long = try source("z.writestr('a', random.Random(1).randbytes(1 << 20) * 33)")
    #expect(throws: PackageError.tooLarge) { try ZipPackage(long.source) { _ in true } }
    // What is not wanted does not count: it is not unpacked.
    #expect(throws: Never.self) { try ZipPackage(long.source) { _ in false } }
    let bomb = try source("for i in range(3): z.writestr('%d' % i, bytes(30 << 20))")
    #expect(throws: PackageError.tooLarge) { try ZipPackage(bomb.source) { _ in true } }
    let many = try source("for i in range(20001): z.writestr('%d' % i, '')")
    #expect(throws: PackageError.tooLarge) { try ZipPackage(many.source) { _ in true } }
  }

  @Test("no zip file, a damaged part and one with a password are told apart")
  func troubles() throws {
    try folder.write("text", to: "t")
    let text = try ArchiveFile("t", in: folder)
    #expect(throws: PackageError.notAPackage) { try ZipPackage(text.source) { _ in true } }
    _ = try source("z.writestr(zipfile.ZipInfo('a'), 'sound text')")
    var bytes = try folder.read("f")
    // 30 bytes of header and one of a name come before the text.
    bytes[31] ^= 1
    try folder.write(bytes, to: "d")
    let damaged = try ArchiveFile("d", in: folder)
    #expect(throws: PackageError.damaged) { try ZipPackage(damaged.source) { _ in true } }
    #expect(PackageType.of(damaged.source) == .archive)
  }
}
