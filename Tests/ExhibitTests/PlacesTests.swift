import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where results may go, and what `verify` reads.
@Suite("Places to write and to read")
struct PlacesTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("a note\n", to: "S/note.txt")
  }

  /// Runs a script that knows the program as `$0`.
  private func bash(_ script: String) throws -> RunResult {
    let words = ["-c", script, ExhibitProgram.path].map { Array($0.utf8) }
    return try Run("/bin/bash", arguments: words, in: folder.path).finish()
  }

  @Test(
    "a place inside the folder is refused, however it is written",
    arguments: ["out", "./out", "new/out", "../S/out", "."])
  func inside(_ output: String) throws {
    let result = try ExhibitProgram.run(
      ["manifest", ".", "--output", output, "--quiet"], in: folder.path("S"))
    #expect(result.status == 3, "\(result)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("S")) == ["note.txt"])
  }

  @Test("a folder with other files is not written into")
  func strangers() throws {
    try folder.write("mine\n", to: "docs/thesis.txt")
    let result = try ExhibitProgram.run(
      ["manifest", "S", "--output", "docs", "--quiet"], in: folder.path)
    #expect(result.status == 3, "\(result)")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path("docs")) == ["thesis.txt"])
  }

  @Test("results of a run that was killed half-way are written anew")
  func halfWritten() throws {
    try folder.write("x", to: "S.exhibit/SHA256SUMS")
    try folder.write("x", to: "S.exhibit/.manifest.json.1.tmp")
    let result = try ExhibitProgram.run(["verify", "S"], in: folder.path)
    #expect(result.status == 3)
    _ = try ExhibitProgram.run(["manifest", "S", "--quiet"], in: folder.path)
    #expect(try ExhibitProgram.run(["verify", "S"], in: folder.path).status == 0)
  }

  @Test("a file in the place of a link that was left out is extra")
  func replacedLink() throws {
    #expect(unsafe symlink("note.txt", folder.path("S/link.txt")) == 0)
    _ = try ExhibitProgram.run(["manifest", "S", "--quiet"], in: folder.path)
    #expect(try ExhibitProgram.run(["verify", "S"], in: folder.path).status == 0)
    #expect(unsafe unlink(folder.path("S/link.txt")) == 0)
    try folder.write("new\n", to: "S/link.txt")
    let result = try ExhibitProgram.run(["verify", "S"], in: folder.path)
    #expect(result.status == 1)
    #expect(result.text.contains("extra       link.txt"), "\(result)")
    #expect(result.text.contains("read        \(folder.path("S"))"), "\(result)")
  }

  @Test("a record does not wait for the next name of a list")
  func coprocess() throws {
    // The shell writes the second name only after it has read the first record.
    let script = """
      coproc E { "$0" inspect --files-from -; }
      echo S/note.txt >&"${E[1]}"; read -r -t 60 first <&"${E[0]}" || exit 9
      echo S/none.txt >&"${E[1]}"; read -r -t 60 second <&"${E[0]}" || exit 8
      eval "exec ${E[1]}>&-"; wait "$E_PID"; echo "$?"; echo "$first"; echo "$second"
      """
    let result = try bash(script)
    let lines = result.text.split(separator: "\n")
    #expect(lines.first == "0", "\(result)")
    #expect(lines.dropFirst().first?.contains(#""path":"S/note.txt""#) == true)
    #expect(lines.last?.contains("file.missing") == true)
  }

  @Test("more jobs than descriptors: every file is read all the same")
  func fewDescriptors() throws {
    for number in 0..<40 { try folder.write("note \(number)\n", to: "S/n\(number).txt") }
    let script = #"ulimit -n 24; "$0" manifest S --jobs 32 --quiet; echo "$?""#
    let result = try bash(script)
    let lines = try folder.read("S.exhibit/manifest.jsonl").split(separator: 10)
    #expect(lines.count == 41, "\(result)")
    #expect(!lines.contains { String(decoding: $0, as: UTF8.self).contains("unreadable") })
  }

  @Test("results in a folder are told by the end of their header, and only by that")
  func nestedResults() throws {
    // Enough that is left out to make the header much longer than what is read of it.
    for number in 0..<200 {
      #expect(unsafe symlink("note.txt", folder.path("S/a-rather-long-name-\(number)")) == 0)
    }
    _ = try ExhibitProgram.run(["manifest", "S", "--quiet"], in: folder.path)
    #expect(try folder.read("S.exhibit/manifest.json").count > 8192)
    try FileManager.default.moveItem(
      atPath: folder.path("S.exhibit"), toPath: folder.path("S/old.exhibit"))
    let mark = Array(#"{"schema":"exhibit.manifest/1"}"#.utf8)
    try folder.write(
      mark + [UInt8](repeating: 0xFF, count: 1 << 20), to: "S/no.exhibit/manifest.json")
    _ = try ExhibitProgram.run(["manifest", "S", "--quiet"], in: folder.path)
    let lines = try folder.read("S.exhibit/manifest.jsonl").split(separator: 10)
    #expect(
      try lines.map { try JSON(Array($0))["path"].string }
        == ["no.exhibit/manifest.json", "note.txt"])
  }

  @Test("a folder that is left out and was put there since is extra")
  func smuggled() throws {
    try folder.write("x", to: "S/@eaDir/old.txt")
    _ = try ExhibitProgram.run(["manifest", "S", "--quiet"], in: folder.path)
    try folder.write("x", to: "S/Thumbs.db")
    #expect(try ExhibitProgram.run(["verify", "S"], in: folder.path).status == 0)
    try folder.write(#"{"schema":"exhibit.manifest/1"}"#, to: "S/x.exhibit/manifest.json")
    try folder.write("x", to: "S/x.exhibit/homework.docx")
    try folder.write("x", to: "S/lost+found/homework.docx")
    let result = try ExhibitProgram.run(["verify", "S"], in: folder.path)
    #expect(result.status == 1)
    #expect(result.text.contains("extra       lost+found\nextra       x.exhibit\n"), "\(result)")
  }
}
