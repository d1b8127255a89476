import TestSupport
import Testing

/// An archive gives the manifest of the folder that it was made of.
@Suite(
  "Archives of folders",
  .enabled(
    if: Tool.python3.mayRun && Tool.zip.mayRun,
    "python3 or zip is not installed"))
struct ArchiveOfFolderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The header's bytes, with everything that was skipped and the root over the lines.
  private func manifest(_ submission: String) throws -> [UInt8] {
    let result = try ExhibitProgram.run(
      ["manifest", submission, "--quiet", "--output", "results"], in: folder.path)
    #expect(result.status < 2, "\(result)")
    return try folder.read("results/manifest.json")
  }

  private func bash(_ script: String) throws {
    let words = ["-ec", script].map { Array($0.utf8) }
    let result = try Run("/bin/bash", arguments: words, in: folder.path).finish()
    #expect(result.status == 0, "\(result)")
  }

  @Test("hard links are files, and pipes are named as in the folder", arguments: ["ustar", "pax"])
  func hardLinks(_ format: String) throws {
    try bash(
      """
      mkdir d; echo note > d/a.txt; ln d/a.txt d/z.txt; echo more > d/é.txt; ln d/é.txt d/ü.txt
      mkfifo d/pipe; ln -s a.txt d/link; tar --format \(format) -cf d.tar d
      """)
    let expected = try manifest("d")
    #expect(String(decoding: expected, as: UTF8.self).contains(#""artifacts":4"#))
    #expect(try manifest("d.tar") == expected)
  }

  @Test("a hard link to nothing is named as one")
  func danglingHardLink() throws {
    try ArchiveMaker.python(
      """
      with tarfile.open('d.tar', 'w') as t:
          t.addfile(tarfile.TarInfo('a.txt'))
          for n, to in [('b.txt', 'none'), ('c.txt', '../up')]:
              i = tarfile.TarInfo(n)
              i.type, i.linkname = tarfile.LNKTYPE, to
              t.addfile(i)
      """, in: folder)
    let header = try JSON(manifest("d.tar"))
    #expect(header["policy"]["skipped"].array.map { $0["path"].string } == ["b.txt", "c.txt"])
    #expect(
      header["policy"]["skipped"].array.allSatisfy {
        $0["reason"].string == "a hard link to a file that is not in the archive"
      })
  }

  @Test(
    "a folder's only folder stays in the paths, however the archive was made",
    arguments: [
      "zip -qr d.zip d", "(cd d; zip -qr ../d.zip .)", "tar cf d.tar d", "tar -C d -cf d.tar .",
      "(cd d; tar cf ../d.tar video)", "tar cf d.tar ./d",
    ])
  func onlyFolder(_ command: String) throws {
    try bash("mkdir -p d/video; echo note > d/video/n.txt; \(command)")
    #expect(try manifest(command.contains("zip") ? "d.zip" : "d.tar") == manifest("d"))
  }

  @Test("a folder of several things is left out of the paths, whatever the archive is called")
  func otherName() throws {
    try bash(
      """
      mkdir -p d/video; echo note > d/video/n.txt; echo note > d/a.txt
      zip -qr submission-17.zip d; (cd d; zip -qr ../flat.zip .)
      """)
    let expected = try manifest("d")
    #expect(try manifest("submission-17.zip") == expected)
    #expect(try manifest("flat.zip") == expected)
  }

  @Test("results hold for an archive that was renamed, or lost a file, since")
  func renamed() throws {
    try bash(
      """
      mkdir d; echo note > d/a.txt; zip -qr d.zip d
      mkdir two; echo note > two/a.txt; echo note > two/b.txt; zip -qr some.zip two
      """)
    for archive in ["d.zip", "some.zip"] {
      #expect(try ExhibitProgram.run([archive, "--quiet"], in: folder.path).status < 2)
    }
    try bash("mv d.zip e.zip; mv d.exhibit e.exhibit; zip -qd some.zip two/b.txt")
    for typed in ["e.zip", "e.exhibit"] {
      let result = try ExhibitProgram.run(["verify", typed], in: folder.path)
      #expect(result.status == 0, "\(result)")
    }
    let lost = try ExhibitProgram.run(["verify", "some.zip"], in: folder.path)
    #expect(lost.text.contains("1 ok · 0 changed · 1 missing · 0 extra"), "\(lost)")
  }
}
