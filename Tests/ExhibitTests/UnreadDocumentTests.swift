import TestSupport
import Testing

/// What could not be looked at is named, and takes nothing else along.
@Suite("Links of documents that can't be read")
struct UnreadDocumentTests {
  @Test("a path that is not there keeps no other from being checked")
  func missingPath() throws {
    let folder = try TemporaryFolder()
    try folder.write("[b](b.txt) [c](c.txt)\n", to: "a.md")
    try folder.write("b\n", to: "b.txt")
    try folder.write("[a](../a.md)\n[d](d.txt)\n", to: "sub/d.md")
    try folder.write("d\n", to: "sub/d.txt")
    let result = try ExhibitProgram.run(
      ["links", "a.md", "nofile", "sub", "--offline", "--format", "ndjson"], in: folder.path)
    #expect(result.status == 3)
    let found = try result.lines().map {
      "\($0["document"].string ?? "") \($0["target"].string ?? "") \($0["verdict"].string ?? "")"
    }
    // The folder's own path stands before its documents as it would if all were there.
    #expect(
      found == [
        "a.md b.txt ok", "a.md c.txt broken", "sub/d.md ../a.md blocked", "sub/d.md d.txt ok",
      ])
    let errors = result.errorText.split(separator: "\n")
    #expect(errors.count == 1 && errors.first?.contains("nofile: ") ?? false, "\(result)")
  }

  @Test("where none of several paths is there, each is named")
  func nothingThere() throws {
    let folder = try TemporaryFolder()
    let result = try ExhibitProgram.run(["links", "one", "two"], in: folder.path)
    #expect(result.status == 3)
    #expect(result.text.isEmpty)
    let errors = result.errorText.split(separator: "\n")
    #expect(errors.count == 2, "\(result)")
    #expect(errors.first?.contains("one: ") ?? false)
    #expect(errors.last?.contains("two: ") ?? false)
  }

  @Test(
    "a document and a folder that may not be read are named with the reason",
    arguments: [["."], ["a.md", "sub"]])
  func denied(paths: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.setMode(".", 0o755)
    try folder.write("[b](b.txt)\n", to: "a.md")
    try folder.write("[b](a.md)\n", to: "sub/b.md")
    try folder.write("[b](b.txt)\n", to: "sub/shut/c.md")
    try folder.setMode("a.md", 0)
    try folder.setMode("sub/shut", 0)
    defer { try? folder.setMode("sub/shut", 0o755) }
    let copies = try TemporaryFolder()
    let program = try ExhibitProgram.copy(into: copies)
    let result = try Unprivileged.run([program, "links", "--offline"] + paths, in: folder.path)
    #expect(result.status == 3)
    let errors = result.errorText.split(separator: "\n")
    #expect(errors.count == 2, "\(result)")
    for name in ["a.md: ", "sub/shut: "] {
      let line = errors.first { $0.contains(name) }
      #expect(line?.contains("permission denied") ?? false, "\(result)")
      #expect(line?.contains("its links were not checked") ?? false, "\(result)")
    }
    #expect(result.text.contains("1 link"), "\(result)")
  }
}
