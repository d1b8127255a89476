internal import Artifacts
internal import CDescriptors
internal import Wire

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// One running `exhibit-inspector`: asked for one file at a time, ended with the object. Used by one
/// thread.
final class InspectorProcess {
  /// Why there is no reply.
  enum Failure: Error, Equatable {
    /// The process could not be started.
    case spawn(Int32)
    /// It ended in the middle of a request.
    case crashed
    case timedOut
    /// Its answer was no reply.
    case garbled
  }

  private let process: pid_t
  private let channel: LineChannel

  /// Starts the executable at `path` with our socket as its descriptor 3 and nothing else of ours:
  /// no environment, no standard streams.
  init(_ path: String) throws(Failure) {
    var sockets: [Int32] = [-1, -1]
    guard unsafe exhibit_socket_pair(&sockets) == 0 else { throw .spawn(errno) }
    defer { close(sockets[1]) }
    channel = LineChannel(adopting: sockets[0])
    do {
      process = try Self.spawn(path, socket: sockets[1])
    }
  }

  deinit {
    kill(process, SIGKILL)
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
  }

  /// Sends the request; the reply is fetched by `reply(until:)`. Between the two the caller may
  /// read the same descriptor.
  func send(_ request: Request, descriptor: Int32) throws(Failure) {
    guard let line = try? WireFormat.line(of: request) else { throw .garbled }
    do {
      try channel.send(line, descriptor: descriptor)
    } catch {
      throw .crashed
    }
  }

  /// Sends a second descriptor after a request that needs one, with an empty line of its own.
  func send(alsoDescriptor descriptor: Int32) throws(Failure) {
    do {
      try channel.send([UInt8(ascii: "\n")], descriptor: descriptor)
    } catch {
      throw .crashed
    }
  }

  func reply<Answer: Decodable>(
    _ type: Answer.Type = Reply.self, until deadline: ContinuousClock.Instant
  ) throws(Failure) -> Answer {
    let received: (line: [UInt8], descriptor: Int32?)?
    do {
      received = try channel.receive(cap: WireFormat.replyCap, until: deadline)
    } catch {
      switch error {
      case .timedOut: throw .timedOut
      case .tooLong: throw .garbled
      case .closed, .system: throw .crashed
      }
    }
    guard let received else { throw .crashed }
    if let descriptor = received.descriptor { close(descriptor) }
    guard let reply = try? WireFormat.decode(Answer.self, from: received.line) else {
      throw .garbled
    }
    return reply
  }

  private static func spawn(_ path: String, socket: Int32) throws(Failure) -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    guard unsafe posix_spawn_file_actions_init(&actions) == 0,
      unsafe posix_spawnattr_init(&attributes) == 0
    else { throw .spawn(ENOMEM) }
    defer {
      unsafe posix_spawn_file_actions_destroy(&actions)
      unsafe posix_spawnattr_destroy(&attributes)
    }
    for stream in Int32(0)...2 {
      unsafe posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0)
    }
    unsafe posix_spawn_file_actions_adddup2(&actions, socket, 3)
    // A group of its own, so that Ctrl-C reaches the parent alone, which then ends in order.
    unsafe posix_spawnattr_setpgroup(&attributes, 0)
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    // A crash must end the process at once: a backtracer would keep it, and the socket, alive.
    let environment = unsafe [strdup("SWIFT_BACKTRACE=enable=no"), nil]
    let arguments = unsafe [strdup(path), nil]
    defer { unsafe (environment + arguments).forEach { unsafe free($0) } }
    var process: pid_t = 0
    let status = unsafe posix_spawn(&process, path, &actions, &attributes, arguments, environment)
    guard status == 0 else { throw .spawn(status) }
    return process
  }
}
