import Foundation
import TestSupport
import Testing

/// The index that a manifest run leaves with its results. What is found was counted by hand.
@Suite("The index of a manifest run")
struct IndexedManifestTests {
  let subject: ScannedFolder
  var folder: TemporaryFolder { subject.folder }

  init() throws {
    subject = try ScannedFolder()
    try folder.write("Our norms are on the wall.\n", to: "S/norms.txt")
    try folder.write(
      "<h1>Vision</h1>\n<p><a href=norms.txt>n</a>\n<a href=gone.txt>g</a></p>", to: "S/vision.html"
    )
    try folder.write("version: 1\n", to: "S/submission.yaml")
    // Written long before the run, so that their times tell whether they change.
    for name in ["norms.txt", "vision.html", "submission.yaml"] {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -3600)],
        ofItemAtPath: folder.path("S/\(name)"))
    }
  }

  private func manifest(_ options: String...) throws -> RunResult {
    try ExhibitProgram.run(
      ["manifest", "S"] + options, in: folder.path, environment: subject.environment)
  }

  @Test("what the manifest has can be searched, and the links that it found wanting")
  func searched() throws {
    #expect(try manifest().status == 1)
    #expect(try subject.found("wall") == ["norms.txt"])
    let broken = try subject.exhibit("search", "--format", "json", "link:broken")
    let hit = try #require(try broken.lines()[0]["hits"].array.first)
    #expect(hit["path"].string == "vision.html" && hit["location"]["line"].integer == 3)
    #expect(try broken.lines()[0]["hits"].array.count == 1)
  }

  @Test("a scan after it reads only what declares the artifacts, then nothing")
  func incremental() throws {
    // The change time of a new file can't be set: it has settled once the first run is over.
    for _ in 0..<2 { #expect(try manifest().status == 1) }
    let watch = try OpenWatch(folder.path("S/norms.txt"), folder.path("S/vision.html"))
    let first = ScannedFolder.counts(try subject.scan())
    #expect(first["inspected"] == 1 && first["unchanged"] == 2, "\(first)")
    #expect(!watch.sawOpening)
    // And the next manifest keeps what the scan has of submission.yaml.
    #expect(try manifest().status == 1)
    #expect(ScannedFolder.counts(try subject.scan())["inspected"] == 0)
  }

  @Test("what is gone or changed since is no longer found")
  func changed() throws {
    _ = try manifest()
    try folder.remove("S/vision.html")
    try folder.write("Our rules are on the wall.\n", to: "S/norms.txt")
    _ = try manifest()
    #expect(try subject.found("vision").isEmpty)
    #expect(try subject.found("\"our norms\"").isEmpty)
    #expect(try subject.found("rules") == ["norms.txt"])
    #expect(try subject.found("link:broken").isEmpty)
  }

  @Test("an index that came with the folder is not taken")
  func received() throws {
    _ = try manifest()
    let stranger = ProcessInfo.processInfo.environment.merging(
      ["XDG_STATE_HOME": folder.path("other")]) { $1 }
    let before = try folder.read("S.exhibit/private/index.sqlite")
    let search = try ExhibitProgram.run(
      ["search", "--index", "S", "wall"], in: folder.path, environment: stranger)
    #expect(search.status == 3, "\(search)")
    let again = try ExhibitProgram.run(["manifest", "S"], in: folder.path, environment: stranger)
    #expect(again.status == 1, "\(again)")
    #expect(try folder.read("S.exhibit/private/index.sqlite") != before)
    let own = try ExhibitProgram.run(
      ["search", "--index", "S", "wall", "--open"], in: folder.path, environment: stranger)
    #expect(own.text == "norms.txt\n", "\(own)")
  }

  @Test(
    "exhibit links prints first, says that it waits for another run, and keeps what it found",
    .enabled(if: Tool.python3.mayRun, "python3 is not installed"))
  func heldIndex() throws {
    _ = try subject.scan()
    let script = """
      import fcntl, os, signal, subprocess, sys
      signal.alarm(120)
      held = os.open('S.exhibit/private', os.O_RDONLY | os.O_DIRECTORY)
      fcntl.flock(held, fcntl.LOCK_EX)
      own = dict(os.environ, XDG_STATE_HOME=os.path.abspath('state'))
      run = subprocess.Popen([sys.argv[1], 'links', 'S', '--offline', '--format', 'ndjson'], env=own,
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE)
      for _ in range(2):
          print(run.stdout.readline().decode(), end='')
      print(run.stderr.readline().decode())
      os.close(held)
      sys.exit(run.wait())
      """
    let result = try Tool.python3.run(["-c", script, ExhibitProgram.path], in: folder.path)
    #expect(result.status == 1, "\(result)")
    #expect(result.text.contains("gone.txt"), "\(result)")
    #expect(result.text.contains("S.exhibit: another run writes here; waiting"), "\(result)")
    #expect(try subject.found("link:broken") == ["vision.html"])
  }

  @Test("an index that is damaged behind its header is set aside and made anew")
  func damaged() throws {
    _ = try manifest()
    let index = URL(filePath: folder.path("S.exhibit/private/index.sqlite"))
    // In its place, so that the seal still fits.
    let handle = try FileHandle(forWritingTo: index)
    try handle.seek(toOffset: 4096)
    try handle.write(contentsOf: Data(repeating: 0xFF, count: 60_000))
    try handle.close()
    let result = try manifest()
    #expect(result.status == 1 && result.errorText.contains("damaged"), "\(result)")
    #expect(try subject.found("wall") == ["norms.txt"])
    // The second try has each document's own links again.
    #expect(try subject.found("link:broken") == ["vision.html"])
    #expect(try subject.found("link:ok") == ["vision.html"])
  }

  @Test("exhibit links puts what became of the links into the index of a scanned folder")
  func linksRun() throws {
    _ = try subject.scan()
    let never = try subject.exhibit("search", "link:broken")
    #expect(never.errorText.contains("never checked"), "\(never)")
    let links = try subject.exhibit("links", "S", "--offline", "--quiet")
    #expect(links.status == 1, "\(links)")
    #expect(try subject.found("link:broken") == ["vision.html"])
    #expect(try subject.found("link:ok") == ["vision.html"])
    try folder.write("<p>No links.</p>", to: "S/vision.html")
    _ = try subject.scan()
    #expect(try subject.found("link:broken").isEmpty)
  }
}
