import Foundation
import TestSupport

/// A submission `S` with its manifest and index, and `exhibit serve` over it.
final class ServedFixture {
  let folder: TemporaryFolder
  private(set) var run: Run?
  private(set) var port = 0
  private(set) var token = ""

  /// A recording of 100,000 bytes: PCM at 8,000 Hz, a header of 44 bytes and samples that differ.
  static let recording: [UInt8] = {
    func little(_ number: Int, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
    let samples = (0..<99_956).map { UInt8(truncatingIfNeeded: $0 * $0 / 97) }
    return Array("RIFF".utf8) + little(99_992, 4) + Array("WAVEfmt ".utf8) + little(16, 4)
      + little(1, 2) + little(1, 2) + little(8000, 4) + little(8000, 4) + little(1, 2)
      + little(8, 2) + Array("data".utf8) + little(99_956, 4) + samples
  }()

  /// In Latin-1, which is no UTF-8.
  static let oddName = Array("caf".utf8) + [0xE9] + Array(".wav".utf8)

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("What I learned about norms.\n", to: "S/part1.txt")
    try folder.write("How I go on.\n", to: "S/part3.txt")
    try folder.write(Self.recording, to: "S/audio/talk.wav")
    try folder.write(
      Self.recording.dropLast(1000).map { $0 }, toBytes: Array("S/".utf8) + Self.oddName)
    try folder.write(
      "<!DOCTYPE html><title>Agenda</title><h1>Agenda</h1><p>9:00 Norms and zebras</p><script>alert(1)</script>",
      to: "S/agenda.html")
    try folder.write(
      "WEBVTT\n\n00:00:03.500 --> 00:00:05.000\n<v Robin>Our quagga norms come first\n",
      to: "S/audio/talk.vtt")
  }

  var environment: [String: String] {
    ProcessInfo.processInfo.environment.merging(["XDG_STATE_HOME": folder.path("state")]) { $1 }
  }

  @discardableResult
  func exhibit(_ arguments: String...) throws -> RunResult {
    try ExhibitProgram.run(arguments, in: folder.path, environment: environment)
  }

  /// Writes the results and serves them.
  func start(_ path: String = "S", manifest: Bool = true, scan: Bool = true) throws {
    if manifest { try exhibit("manifest", "S") }
    if scan { try exhibit("scan", "S") }
    try serve(path)
  }

  func serve(_ path: String, _ options: [String] = []) throws {
    let run = try ExhibitProgram.start(
      (["serve", path] + options).map { Array($0.utf8) }, in: folder.path, environment: environment)
    self.run = run
    try run.waitForLines(1)
    let address = String(decoding: run.outputSoFar, as: UTF8.self)
    let parts = address.split { ":/\n".contains($0) }
    guard parts.count == 4, let port = Int(parts[2]) else { throw NoAddress(said: address) }
    (self.port, token) = (port, String(parts[3]))
  }

  struct NoAddress: Error { let said: String }

  /// Asks for a path below the secret one.
  func get(
    _ path: String, method: String = "GET", _ headers: [String: String] = [:]
  ) throws -> LoopbackClient.Answer? {
    try ask("\(method) /\(token)/\(path) HTTP/1.1", headers)
  }

  /// - Parameter line: the request line, as it is.
  func ask(
    _ line: String, _ headers: [String: String] = [:]
  ) throws -> LoopbackClient.Answer? {
    var fields = ["Host": "127.0.0.1:\(port)", "Connection": "close"]
    fields.merge(headers) { $1 }
    let head = fields.filter { !$0.value.isEmpty }.map { "\($0.key): \($0.value)\r\n" }.joined()
    return LoopbackClient.Answer(
      try LoopbackClient.exchange(port: port, [Array("\(line)\r\n\(head)\r\n".utf8)]))
  }
}
