import Foundation
import TestSupport
import Testing

/// A submission with results, and the note of a verification that was stopped at its last file.
///
/// No moment has to be met: the note is opened under a second name before the run, by the key that
/// docs/formats/manifest.md describes, so that what the run removes at its end is still there.
private struct StoppedVerification {
  let folder: TemporaryFolder
  static let files = 12

  init() throws {
    folder = try TemporaryFolder()
    for number in 0..<Self.files {
      try folder.write("Note \(number) of our norms.\n", to: "s/note-\(number).txt")
    }
    _ = try exhibit(["manifest", "s", "--quiet"])
    try python("open(note, 'wb').close(); os.chmod(note, 0o600); os.link(note, 'kept')")
    let stopped = try exhibit(["verify", "s"])
    try #require(stopped.status == 0, "\(stopped)")
    try python("os.link('kept', note)")
  }

  func exhibit(_ arguments: [String]) throws -> RunResult {
    try ExhibitProgram.run(
      arguments, in: folder.path,
      environment: ProcessInfo.processInfo.environment.merging(
        ["XDG_CACHE_HOME": folder.path("cache")]) { $1 })
  }

  func resume() throws -> (result: RunResult, report: JSON) {
    let result = try exhibit(["verify", "s", "--resume", "--format", "json"])
    return (result, try #require(try result.lines().first, "\(result)"))
  }

  /// Runs Python with the note's path as `note`, and `entries` and `pack` for what is in it.
  @discardableResult
  func python(_ script: String) throws -> RunResult {
    let start = """
      import hashlib, os, struct
      header = open('s.exhibit/manifest.json', 'rb').read()
      key = hashlib.sha256(header + b'\\0' + os.fsencode(os.path.realpath('s'))).digest()
      os.makedirs('cache/exhibit', exist_ok=True)
      note = f'cache/exhibit/verify-{key[:16].hex()}.progress'
      start = b'exhibit.verify-progress/1\\n' + key
      def entries():
          body = open(note, 'rb').read()[len(start):]
          return [struct.unpack('<IQqqqQq', body[n:n + 52]) for n in range(0, len(body), 60)]
      def pack(*entry):
          body = struct.pack('<IQqqqQq', *entry)
          return body + hashlib.sha256(body).digest()[:8]
      """
    let result = try Tool.python3.run(["-c", start + "\n" + script], in: folder.path)
    try #require(result.status == 0, "\(result)")
    return result
  }
}

@Suite(
  "exhibit verify --resume", .enabled(if: Tool.python3.mayRun, "python3 is not installed"))
struct ResumeTests {
  @Test(
    "files that an interrupted run read are not read again, and the result says how many and when")
  func resumed() throws {
    let stopped = try StoppedVerification()
    // Twenty milliseconds after they were written they count; all of them do.
    let (result, report) = try stopped.resume()
    #expect(result.status == 0 && report["passed"].boolean == true, "\(result)")
    #expect(report["resumed"]["files"].integer == StoppedVerification.files, "\(result)")
    #expect(report["counts"]["ok"].integer == StoppedVerification.files)
    let first = try #require(report["resumed"]["first"].string)
    let read = try #require(ISO8601DateFormatter().date(from: first), "\(first)")
    #expect(abs(read.timeIntervalSinceNow) < 600)
    // It came to its end: there is nothing to go on with.
    let again = try stopped.resume()
    #expect(!again.report["resumed"].exists, "\(again.result)")
    #expect(again.result.text.contains("everything was read"))
  }

  @Test(
    "its JSON fits the schema",
    .enabled(if: Tool.checkJSONSchema.mayRun, "check-jsonschema is not in .venv; run “make venv”"))
  func schema() throws {
    let stopped = try StoppedVerification()
    try stopped.folder.write(
      try ExhibitProgram.run(["schema", "verify"]).output, to: "schema.json")
    let (result, report) = try stopped.resume()
    #expect(report["resumed"].exists)
    let path = try stopped.folder.write(result.output, to: "output.json")
    let checked = try Tool.checkJSONSchema.run([
      "--schemafile", stopped.folder.path("schema.json"), path,
    ])
    #expect(checked.status == 0, "\(checked)")
  }

  @Test("the text names them first")
  func text() throws {
    let stopped = try StoppedVerification()
    let result = try stopped.exhibit(["verify", "s", "--resume"])
    #expect(
      result.text.contains(
        "\nresumed     12 files were not read now: an interrupted run read them "), "\(result)")
    #expect(result.text.contains("without --resume every file is read"))
  }

  @Test("a file that was changed since is read again, also where size and time are as they were")
  func changed() throws {
    let stopped = try StoppedVerification()
    let path = stopped.folder.path("s/note-3.txt")
    let before = try FileManager.default.attributesOfItem(atPath: path)
    try stopped.python(
      """
      old = os.stat('s/note-3.txt')
      with open('s/note-3.txt', 'r+b') as file: file.write(b'nOTE')
      os.utime('s/note-3.txt', ns=(old.st_atime_ns, old.st_mtime_ns))
      new = os.stat('s/note-3.txt')
      assert (old.st_size, old.st_mtime_ns, old.st_ino) == (new.st_size, new.st_mtime_ns, new.st_ino)
      """)
    // With size, time and inode alone it would pass: only the time of the change tells.
    let after = try FileManager.default.attributesOfItem(atPath: path)
    #expect(before[.modificationDate] as? Date == after[.modificationDate] as? Date)
    let (result, report) = try stopped.resume()
    #expect(result.status == 1 && report["counts"]["changed"].integer == 1, "\(result)")
    #expect(report["changed"].array.first?["path"].string == "note-3.txt")
    #expect(report["resumed"]["files"].integer == StoppedVerification.files - 1)
  }

  @Test("a plain verification reads every byte, whatever an interrupted one noted")
  func plain() throws {
    let stopped = try StoppedVerification()
    // A note that says of the changed file what is true of it now: that is as far as --resume trusts it.
    let forge = """
      noted = entries()
      with open('s/note-3.txt', 'r+b') as file: file.write(b'nOTE')
      new = os.stat('s/note-3.txt')
      noted = [e if e[5] != new.st_ino else (e[0], e[1], new.st_size, new.st_mtime_ns, new.st_ctime_ns,
               e[5], new.st_ctime_ns + 30_000_000) for e in noted]
      open(note, 'wb').write(start + b''.join(pack(*e) for e in noted))
      """
    try stopped.python(forge)
    try stopped.python("open('forged', 'wb').write(open(note, 'rb').read())")
    #expect(try stopped.exhibit(["verify", "s"]).status == 1)
    try stopped.python("open(note, 'wb').write(open('forged', 'rb').read()); os.chmod(note, 0o600)")
    // The guard's other side: it is the note that lets the changed file pass, and only here.
    #expect(try stopped.resume().result.status == 0)
  }

  @Test(
    "what is cut off, damaged, another's, too old or from the future is not taken",
    arguments: [
      ("data = open(note, 'rb').read(); open(note, 'wb').write(data[:-61])", 10),
      (
        "data = open(note, 'rb').read(); open(note, 'wb').write(data[:-20] + b'x' + data[-19:])", 11
      ),
      ("data = open(note, 'rb').read(); open(note, 'wb').write(data + b'garbage')", 12),
      ("os.chmod(note, 0o666)", 0),
      ("open(note, 'wb').write(start[:-1] + b'x' + b''.join(pack(*e) for e in entries()))", 0),
      (
        "old = entries(); open(note, 'wb').write(start + b''.join(pack(*e[:6], e[6] - 31 * 86400 * 10**9) for e in old))",
        0
      ),
      (
        "old = entries(); open(note, 'wb').write(start + b''.join(pack(*e[:6], e[6] + 86400 * 10**9) for e in old))",
        0
      ),
      (
        "old = entries(); open(note, 'wb').write(start + b''.join(pack(*e[:6], max(e[3], e[4]) + 10**6) for e in old))",
        0
      ),
      (
        "old = entries(); open(note, 'wb').write(start + b''.join(pack(e[0], e[1] + 1, *e[2:]) for e in old))",
        0
      ),
    ])
  func untrusted(_ script: String, _ taken: Int) throws {
    let stopped = try StoppedVerification()
    try stopped.python("old = entries(); assert len(old) == 12\n" + script)
    let (result, report) = try stopped.resume()
    #expect(result.status == 0, "\(result)")
    #expect(report["resumed"]["files"].integer ?? 0 == taken, "\(result)")
    #expect(report["counts"]["ok"].integer == StoppedVerification.files)
  }

  @Test(
    "a note that somebody else may write, or that another run holds, is left as it is",
    arguments: ["os.chmod(note, 0o666)", "fcntl.flock(file, fcntl.LOCK_EX)"])
  func untouched(_ hold: String) throws {
    let stopped = try StoppedVerification()
    try stopped.python("open('copy', 'wb').write(open(note, 'rb').read())")
    let environment = "dict(os.environ, XDG_CACHE_HOME=os.path.abspath('cache'))"
    try stopped.python(
      """
      import fcntl, subprocess, sys
      file = open(note, 'rb')
      \(hold)
      run = subprocess.run(['\(ExhibitProgram.path)', 'verify', 's'], env=\(environment))
      assert run.returncode == 0
      """)
    #expect(try stopped.folder.read("copy") == stopped.folder.read("kept"))
    #expect(try !stopped.folder.read("kept").isEmpty)
  }

  @Test("another manifest, another folder and an archive begin anew")
  func others() throws {
    let stopped = try StoppedVerification()
    try FileManager.default.copyItem(
      atPath: stopped.folder.path("s"), toPath: stopped.folder.path("copy"))
    let elsewhere = try stopped.exhibit([
      "verify", "s", "--against", "copy", "--resume", "--format", "json",
    ])
    #expect(elsewhere.status == 0, "\(elsewhere)")
    #expect(try !elsewhere.lines()[0]["resumed"].exists)
    try stopped.folder.write("More.\n", to: "s/more.txt")
    _ = try stopped.exhibit(["manifest", "s", "--quiet"])
    #expect(try !stopped.resume().report["resumed"].exists)
  }

  @Test("--resume with --fast, a proof or a bag is a usage error")
  func usage() throws {
    let stopped = try StoppedVerification()
    #expect(try stopped.exhibit(["verify", "s", "--resume", "--fast"]).status == 64)
    try stopped.folder.write("BagIt-Version: 1.0\n", to: "bag/bagit.txt")
    let bag = try stopped.exhibit(["verify", "bag", "--resume"])
    #expect(bag.status == 64 && bag.errorText.contains("read whole each time"), "\(bag)")
  }
}
