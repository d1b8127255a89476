import TestSupport
import Testing

@Suite("The latest attempt against the one before")
struct AttemptTests {
  private static let naming = "{candidate}_attempt{attempt}"

  private func download() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try Checkout.copySample("learning-culture", into: folder)
    let made = try Tool.python3.run(
      [
        "-c",
        """
        import os, shutil
        os.mkdir('d')
        shutil.copytree('learning-culture', 'd/ana_attempt1')
        shutil.move('learning-culture', 'd/ana_attempt2')
        open('d/ana_attempt1/part1.txt', 'w').write('word ' * 310)
        open('d/ana_attempt2/more notes.txt', 'w').write('New notes.')
        os.remove('d/ana_attempt2/logs/communication-log.csv')
        """,
      ], in: folder.path)
    #expect(made.status == 0, "\(made)")
    return folder
  }

  @Test(
    "what was added, removed and changed is said, and which requirements are met now",
    .enabled(if: Tool.python3.mayRun, "python3 is not installed"))
  func changes() throws {
    let folder = try download()
    // The first attempt was looked at when it was handed in.
    let first = try ExhibitProgram.run(
      ["manifest", "d/ana_attempt1", "--quiet"], in: folder.path)
    #expect(first.status == 1, "\(first)")
    let result = try ExhibitProgram.run(
      ["manifest", "d", "--naming", Self.naming], in: folder.path)
    let text = result.text
    #expect(text.contains("What changed since attempt 1\n"), "\(result)")
    #expect(text.contains("1 added · 1 removed · 1 changed"), "\(result)")
    for line in [
      "  added     more notes.txt\n", "  removed   logs/communication-log.csv\n",
      "  changed   part1.txt\n", "  outcome   Length of Part 1\n",
      "  exhibit diff d/ana_attempt1 d/ana_attempt2.exhibit\n",
    ] { #expect(text.contains(line), "\(line): \(result)") }
    // The command that is shown is the comparison.
    let diff = try ExhibitProgram.run(
      ["diff", "d/ana_attempt1", "d/ana_attempt2.exhibit"], in: folder.path)
    #expect(diff.text.contains("1 added · 1 removed · 1 changed"), "\(diff)")
  }

  @Test(
    "an earlier attempt that nobody looked at is compared by its bytes; one that can't be is no failure",
    .enabled(if: Tool.python3.mayRun, "python3 is not installed"))
  func bytes() throws {
    let folder = try download()
    let result = try ExhibitProgram.run(
      ["manifest", "d", "--naming", Self.naming], in: folder.path)
    #expect(result.text.contains("1 added · 1 removed · 1 changed"), "\(result)")
    #expect(result.text.contains("a side has no manifest"), "\(result)")
    try folder.write("{}", to: "d/ana_attempt1.exhibit/manifest.json")
    let again = try ExhibitProgram.run(
      ["manifest", "d", "--naming", Self.naming], in: folder.path)
    #expect(again.text.contains("attempt 1 can't be compared: "), "\(again)")
    #expect(again.status == result.status)
  }

  @Test(
    "a first attempt has nothing before it",
    .enabled(if: Tool.python3.mayRun, "python3 is not installed"))
  func first() throws {
    let folder = try download()
    let result = try ExhibitProgram.run(
      ["manifest", "d", "--naming", "{candidate}_attempt{attempt}", "--candidate", "nobody"],
      in: folder.path)
    #expect(result.status == 64, "\(result)")
    let removed = try Tool.python3.run(
      ["-c", "import shutil; shutil.rmtree('d/ana_attempt1')"], in: folder.path)
    #expect(removed.status == 0)
    let alone = try ExhibitProgram.run(
      ["manifest", "d", "--naming", Self.naming], in: folder.path)
    #expect(!alone.text.contains("What changed"), "\(alone)")
  }
}
