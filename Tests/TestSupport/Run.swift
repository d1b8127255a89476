import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a program that was run left behind.
package struct RunResult: Sendable, CustomStringConvertible {
  /// The exit status; 128 and the signal's number where a signal ended it.
  package let status: Int32
  package let output: [UInt8]
  package let errors: [UInt8]

  package init(status: Int32, output: [UInt8], errors: [UInt8]) {
    (self.status, self.output, self.errors) = (status, output, errors)
  }

  /// An output that a test has made of another.
  package init(output: [UInt8]) { self.init(status: 0, output: output, errors: []) }

  package var text: String { String(decoding: output, as: UTF8.self) }
  package var errorText: String { String(decoding: errors, as: UTF8.self) }

  package var description: String {
    "exit \(status)\n\(text.prefix(2000))\n\(errorText.prefix(2000))"
  }

  /// The lines of the output as JSON objects.
  package func lines() throws -> [JSON] { try JSON.lines(output) }
}

/// A program that does not end in the time that it was given.
package struct DeadlinePassed: Error {}

/// A program that was started. Arguments and input are bytes.
///
/// Marked unchecked: a run belongs to the test that started it.
package final class Run: @unchecked Sendable {
  /// Its process identifier.
  package let process: Int32
  private var input: [UInt8]
  private var inputEnd: Int32
  private var outputEnd: Int32
  private var errorEnd: Int32
  private var output: [UInt8] = []
  private var errors: [UInt8] = []
  private var status: Int32?

  /// Descriptors are marked close-on-exec only after they are made: no other run starts between.
  private static let spawning = NSLock()

  /// - Parameters:
  ///   - folder: where it runs; the tests' own working directory where nil.
  ///   - environment: replaces the tests' own where given.
  package init(
    _ executable: String, arguments: [[UInt8]], in folder: String? = nil,
    environment: [String: String]? = nil, input: [UInt8] = []
  ) throws {
    Self.spawning.lock()
    defer { Self.spawning.unlock() }
    // A program that does not want its input is no reason for the tests to end.
    signal(SIGPIPE, SIG_IGN)
    let pipes = try (Self.pipe(), Self.pipe(), Self.pipe())
    defer { for end in [pipes.0.read, pipes.1.write, pipes.2.write] { close(end) } }
    (inputEnd, outputEnd, errorEnd) = (pipes.0.write, pipes.1.read, pipes.2.read)
    self.input = input
    var command = [Array(executable.utf8)] + arguments
    if let folder {
      // posix_spawn has no portable way to change the folder; the shell becomes the program.
      let words = ["/bin/sh", "-c", #"cd -- "$0" && exec "$@""#, folder]
      command = words.map { Array($0.utf8) } + command
    }
    process = try Self.spawn(
      command, environment: environment ?? ProcessInfo.processInfo.environment,
      streams: [pipes.0.read, pipes.1.write, pipes.2.write])
    _ = fcntl(inputEnd, F_SETFL, O_NONBLOCK)
  }

  deinit {
    for end in [inputEnd, outputEnd, errorEnd] where end >= 0 { close(end) }
    if status == nil {
      kill(process, SIGKILL)
      var ignored: Int32 = 0
      unsafe waitpid(process, &ignored, 0)
    }
  }

  /// Feeds the input, gathers both outputs and waits for the end.
  package func finish(
    within limit: Duration = Sanitizer.isOn ? .seconds(900) : .seconds(120)
  ) throws -> RunResult {
    let deadline = ContinuousClock.now + limit
    while outputEnd >= 0 || errorEnd >= 0 { try exchange(until: deadline) }
    return RunResult(status: try wait(), output: output, errors: errors)
  }

  /// Reads until the output holds so many lines.
  package func waitForLines(_ count: Int, within limit: Duration = .seconds(60)) throws {
    let deadline = ContinuousClock.now + limit
    while output.count(where: { $0 == UInt8(ascii: "\n") }) < count, outputEnd >= 0 {
      try exchange(until: deadline)
    }
  }

  /// What it has said so far.
  package var outputSoFar: [UInt8] { output }

  /// Goes away from the output, as `head` does after its lines.
  package func closeOutput() {
    if outputEnd >= 0 { close(outputEnd) }
    outputEnd = -1
  }

  // MARK: Pipes

  private func exchange(until deadline: ContinuousClock.Instant) throws {
    if input.isEmpty, inputEnd >= 0 {
      close(inputEnd)
      inputEnd = -1
    }
    // A negative descriptor is left out by poll.
    var ends = [
      pollfd(fd: inputEnd, events: Int16(POLLOUT), revents: 0),
      pollfd(fd: outputEnd, events: Int16(POLLIN), revents: 0),
      pollfd(fd: errorEnd, events: Int16(POLLIN), revents: 0),
    ]
    let left = ContinuousClock.now.duration(to: deadline).components.seconds
    guard left >= 0, unsafe poll(&ends, 3, Int32(clamping: left * 1000 + 1000)) != 0 else {
      kill(process, SIGKILL)
      throw DeadlinePassed()
    }
    if ends[0].revents != 0 { feed() }
    if ends[1].revents != 0, !Self.drain(outputEnd, into: &output) {
      close(outputEnd)
      outputEnd = -1
    }
    if ends[2].revents != 0, !Self.drain(errorEnd, into: &errors) {
      close(errorEnd)
      errorEnd = -1
    }
  }

  private func feed() {
    let count = unsafe input.withUnsafeBytes { bytes in
      unsafe Glibc.write(inputEnd, bytes.baseAddress, bytes.count)
    }
    if count > 0 { input.removeFirst(count) }
    // The program does not want the rest.
    if count < 0, errno != EAGAIN, errno != EINTR { input = [] }
  }

  /// False at the end.
  private static func drain(_ end: Int32, into bytes: inout [UInt8]) -> Bool {
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    let count = unsafe read(end, &chunk, chunk.count)
    if count > 0 { bytes += chunk[..<count] }
    return count > 0 || count < 0 && errno == EINTR
  }

  private static func pipe() throws -> (read: Int32, write: Int32) {
    var ends: [Int32] = [-1, -1]
    guard unsafe Glibc.pipe(&ends) == 0 else { throw SystemFailure("pipe") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  // MARK: The process

  private func wait() throws -> Int32 {
    var raw: Int32 = 0
    while unsafe waitpid(process, &raw, 0) < 0 {
      guard errno == EINTR else { throw SystemFailure("waitpid") }
    }
    let signal = raw & 0x7F
    let ended = signal == 0 ? (raw >> 8) & 0xFF : 128 + signal
    status = ended
    return ended
  }

  private static func spawn(
    _ command: [[UInt8]], environment: [String: String], streams: [Int32]
  ) throws -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    unsafe posix_spawn_file_actions_init(&actions)
    unsafe posix_spawnattr_init(&attributes)
    defer {
      unsafe posix_spawn_file_actions_destroy(&actions)
      unsafe posix_spawnattr_destroy(&attributes)
    }
    for (target, stream) in streams.enumerated() {
      unsafe posix_spawn_file_actions_adddup2(&actions, stream, Int32(target))
    }
    var defaults = sigset_t()
    unsafe sigemptyset(&defaults)
    unsafe sigaddset(&defaults, SIGPIPE)
    unsafe posix_spawnattr_setsigdefault(&attributes, &defaults)
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    var words = unsafe command.map { unsafe duplicate($0) } + [nil]
    var settings =
      unsafe environment.map { unsafe duplicate(Array("\($0.key)=\($0.value)".utf8)) } + [nil]
    defer { unsafe (words + settings).forEach { unsafe free($0) } }
    var process: pid_t = 0
    let path = String(decoding: command[0], as: UTF8.self)
    let status = unsafe posix_spawn(
      &process, path, &actions, &attributes, &words, &settings)
    guard status == 0 else {
      errno = status
      throw SystemFailure("posix_spawn \(path)")
    }
    return process
  }

  private static func duplicate(_ bytes: [UInt8]) -> UnsafeMutablePointer<CChar>? {
    unsafe strdup(bytes.map { CChar(bitPattern: $0) } + [0])
  }
}
