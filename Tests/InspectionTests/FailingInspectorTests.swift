import Artifacts
import Inspection
import TestSupport
import Testing
import Wire

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Inspectors that are made to fail by the hooks that debug builds have: one retry, then one finding
/// on that one file.
@Suite("An inspector that fails")
struct FailingInspectorTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The records of files whose contents are given, read with little time and memory.
  private func records(
    _ contents: [String], budget: InspectionBudget? = nil, jobs: Int = 2
  ) throws -> (records: [ArtifactRecord], locks: LockReport) {
    var settings = InspectorSettings(
      executable: "\(ExhibitProgram.folder)/exhibit-inspector", depth: .packets)
    if let budget { settings.budget = budget }
    let inputs = try contents.enumerated().map { number, text in
      try folder.write(text, to: "\(number).txt")
      return InspectionInput.typed(folder.bytes(Array("\(number).txt".utf8)))
    }
    var records: [ArtifactRecord] = []
    let locks = try InspectionPool(settings, jobs: jobs).run(inputs) { records.append($0) }
    return (records, locks)
  }

  private static let hook = "exhibit-debug-hook: "
  /// One second of processor time, two by the clock.
  private static let short = InspectionBudget(
    baseSeconds: 1, bytesPerSecond: 1 << 20, patience: 2)

  @Test("crash, spin, allocation, garbled line: one finding each, every other record complete")
  func hooks() throws {
    var hooks: [(word: String, code: FindingCode)] = [
      ("crash", .inspectCrashed), ("spin", .inspectTimedOut), ("garble", .inspectProtocol),
    ]
    // A sanitizer reserves terabytes of address space, so that there is no cap to reach.
    if !Sanitizer.isOn { hooks.append(("allocate", .inspectOutOfMemory)) }
    let contents =
      hooks.flatMap { ["Before \($0.word).\n", Self.hook + $0.word + "\n"] } + ["The last.\n"]
    let (records, _) = try records(
      contents,
      budget: InspectionBudget(baseSeconds: 3, bytesPerSecond: 1 << 20, patience: 20))
    let codes = records.map { $0.findings.map(\.code) }
    let expected: [[FindingCode]] = hooks.flatMap { [[], [$0.code]] } + [[]]
    #expect(codes == expected)
    for (record, codes) in zip(records, expected) {
      #expect(record.kind == (codes.isEmpty ? .document : .unreadable))
      // The parent reads for itself: size and digest are there all the same.
      #expect(record.size != nil && record.sha256?.count == 64)
    }
  }

  @Test("an archive that stops its inspector is tried once more, and then given up")
  func unpacking() throws {
    var hooks: [(word: String, failure: ArchiveUnpackingFailure)] = [
      ("crash", .stopped), ("garble", .stopped),
    ]
    if !Sanitizer.isOn { hooks.append(("allocate", .outOfMemory)) }
    for hook in hooks {
      try folder.write(Self.hook + hook.word + "\n", to: "\(hook.word).zip")
      let path = folder.bytes(Array("\(hook.word).zip".utf8))
      var unpacking = ArchiveUnpacking(
        InspectorSettings(
          executable: "\(ExhibitProgram.folder)/exhibit-inspector", depth: .header))
      let spool = try SpoolFile()
      #expect(throws: hook.failure) {
        _ = try unpacking.unpack(OpenFile(typed: path), into: spool)
      }
      #expect(unpacking.locks.inspectors == 2)
    }
  }

  @Test("an inspector that waits for ever is given up at its deadline")
  func stall() throws {
    let (records, locks) = try records(
      [Self.hook + "stall", "After it.\n"], budget: Self.short, jobs: 1)
    #expect(records.map { $0.findings.map(\.code) } == [[.inspectTimedOut], []])
    // One that fails, one for the retry, one for the file after it.
    #expect(locks.inspectors == 3)
  }

  @Test("an inspector makes room for a fresh one after its share of files")
  func recycling() throws {
    var settings = InspectorSettings(
      executable: "\(ExhibitProgram.folder)/exhibit-inspector", depth: .packets)
    settings.filesAnInspector = 3
    try folder.write("Text.\n", to: "text.txt")
    let input = InspectionInput.typed(folder.bytes(Array("text.txt".utf8)))
    var kinds: [ArtifactKind] = []
    let locks = try InspectionPool(settings, jobs: 1)
      .run(Array(repeating: input, count: 7)) { kinds.append($0.kind) }
    #expect(kinds == Array(repeating: .document, count: 7))
    #expect(locks.inspectors == 3)
  }

  @Test("a program that is no inspector: a finding for each file, and no endless starting")
  func noInspector() throws {
    try folder.write("Text.\n", to: "text.txt")
    let input = InspectionInput.typed(folder.bytes(Array("text.txt".utf8)))
    for executable in ["/bin/true", "/nowhere/exhibit-inspector"] {
      var codes: [[FindingCode]] = []
      let settings = InspectorSettings(executable: executable, depth: .packets)
      let locks = try InspectionPool(settings, jobs: 1).run([input, input]) {
        codes.append($0.findings.map(\.code))
      }
      #expect(codes == [[.inspectCrashed], [.inspectCrashed]])
      #expect(locks.inspectors == 0)
    }
  }

  /// An inspector that something has taken over: a script in its place.
  private func impostor(_ script: String) throws -> String {
    let path = try folder.write("#!/usr/bin/env python3\n" + script, to: "taken-over")
    try folder.setMode("taken-over", 0o755)
    return path
  }

  /// Greets as an inspector does, and leaves the socket in `s`.
  private static let greeting = """
    import socket, sys, time
    s = socket.socket(fileno=3)
    s.sendall(b'{"locks":[]}\\n')

    """
  private static let answer = #"{"findings":[],"kind":"document"}"#

  @Test(
    "an inspector that answers unasked, impossibly or without end gets a finding, not the parent",
    .enabled(if: Tool.python3.mayRun, "python3 is not installed"),
    arguments: [
      // Answers to questions that were never asked: one may come just in time, none hangs the run.
      "s.sendall(b'\(answer)\\n' * 50); time.sleep(600)",
      // A length that no reader of JSON holds.
      #"""
      while True:
        s.recv(4096)
        s.sendall(b'{"findings":[],"kind":"video","media":{"container":"mp4","depth":"packets","streams":[],"duration":{"milliseconds":9223372036854775807,"source":"measured","verdict":"verified"}}}\n')
      """#,
      // Millions of links in a line below the cap.
      #"""
      while True:
        s.recv(4096)
        s.sendall(b'{"findings":[],"kind":"document","links":[' + b'{"target":"a"},' * 1500000 + b'{"target":"a"}]}\n')
      """#,
    ])
  func takenOver(_ script: String) throws {
    var settings = InspectorSettings(
      executable: try impostor(Self.greeting + script), depth: .packets)
    settings.budget = InspectionBudget(baseSeconds: 30, bytesPerSecond: 1 << 20, patience: 2)
    try folder.write("Text.\n", to: "text.txt")
    let input = InspectionInput.typed(folder.bytes(Array("text.txt".utf8)))
    var codes: [[FindingCode]] = []
    try InspectionPool(settings, jobs: 1).run([input, input, input]) {
      codes.append($0.findings.map(\.code))
    }
    #expect(
      codes == Array(repeating: [.inspectProtocol], count: 3)
        || script.contains("sleep") && codes.allSatisfy { $0.isEmpty || $0 == [.inspectCrashed] },
      "\(codes)")
  }

  @Test("an inspector inherits no descriptor that its parent was given")
  func inherited() throws {
    // Not closed on exec, as a shell or make leaves them, and more than an inspector may have open.
    let inherited = (0..<20).map { _ in unsafe open(folder.path, O_RDONLY) }
    defer { for descriptor in inherited { close(descriptor) } }
    let (records, _) = try records(["Text.\n"], jobs: 1)
    #expect(records.map { $0.findings.map(\.code) } == [[]])
  }
}
