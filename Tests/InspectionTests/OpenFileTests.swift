import Artifacts
import Inspection
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("Opening a file")
struct OpenFileTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("text", to: "file")
    try folder.write("text", to: "below/file")
    try folder.makeFIFO("pipe")
    try folder.makeLink("link", to: "file")
    try folder.makeLink("dangling", to: "nowhere")
    try folder.makeLink("linked-folder", to: "below")
  }

  @Test("a regular file opens with its size")
  func regular() throws {
    #expect(try OpenFile(typed: folder.bytes(Array("file".utf8))).size == 4)
  }

  @Test(
    "what is no regular file is refused, and a pipe does not hang",
    arguments: [
      ("missing", OpenFailure.missing), ("file/below", .missing), ("link", .symbolicLink),
      ("dangling", .symbolicLink), ("pipe", .notRegular("a pipe (FIFO)")),
      (".", .notRegular("a folder")), ("below", .notRegular("a folder")),
    ])
  func refused(_ name: String, _ failure: OpenFailure) {
    #expect(throws: failure) { try OpenFile(typed: folder.bytes(Array(name.utf8))) }
  }

  @Test("a device is refused")
  func device() {
    #expect(throws: OpenFailure.notRegular("a device")) {
      try OpenFile(typed: Array("/dev/null".utf8))
    }
  }

  @Test("a name with a zero byte is no name")
  func zeroByte() {
    #expect(throws: OpenFailure.missing) { try OpenFile(typed: folder.bytes([0x66, 0, 0x66])) }
  }

  @Test("below a folder no link is followed, at no place on the way")
  func below() throws {
    let directory = unsafe open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { close(directory) }
    #expect(try OpenFile(ArtifactPath("below/file"), below: directory).size == 4)
    #expect(throws: OpenFailure.self) {
      try OpenFile(ArtifactPath("linked-folder/file"), below: directory)
    }
    #expect(throws: OpenFailure.symbolicLink) {
      try OpenFile(ArtifactPath("link"), below: directory)
    }
    #expect(throws: OpenFailure.self) { try OpenFile(ArtifactPath(""), below: directory) }
  }

  @Test("a failure becomes the finding that names it")
  func findings() {
    #expect(OpenFailure.missing.finding.code == .fileMissing)
    #expect(OpenFailure.denied.finding.code == .fileUnreadable)
    #expect(OpenFailure.symbolicLink.finding.code == .fileSymbolicLink)
    #expect(OpenFailure.notRegular("a folder").finding.code == .fileNotRegular)
    #expect(OpenFailure.system(5).finding.code == .fileUnreadable)
  }
}
