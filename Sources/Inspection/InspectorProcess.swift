internal import Artifacts
internal import CDescriptors
internal import CLimits
internal import Wire

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// One running `exhibit-inspector`: asked for one file at a time, ended with the object. Used by one
/// thread.
final class InspectorProcess {
  private let process: pid_t
  private let channel: LineChannel
  /// Set once the process has been waited for: its number may then be another's.
  private var hasEnded = false
  /// The locks that it said it has put on.
  let locks: [InspectorLock]
  /// How many requests it was sent.
  private(set) var served = 0

  /// How long a new inspector may take to load its libraries, on a machine that does much else.
  private static let startPatience = Duration.seconds(120)

  /// Starts the executable at `path` with our socket as its descriptor 3 and nothing else of ours:
  /// no environment, no standard streams. Returns once its locks are on.
  init(_ path: String, _ orders: InspectorOrders) throws(InspectionFailure) {
    var sockets: [Int32] = [-1, -1]
    guard unsafe exhibit_socket_pair(&sockets) == 0 else { throw .spawn(errno) }
    channel = LineChannel(adopting: sockets[0])
    let started = Result { () throws(InspectionFailure) in
      try Self.spawn(path, orders, socket: sockets[1])
    }
    // The inspector's own end: were it open here, its death would not be seen.
    close(sockets[1])
    process = try started.get()
    do {
      let greeting = try channel.receive(
        cap: WireFormat.requestCap, until: .now + Self.startPatience)
      guard let line = greeting?.line else { throw ChannelError.closed }
      locks = try WireFormat.decode(Greeting.self, from: line).locks
    } catch {
      Self.end(process)
      throw .noGreeting
    }
  }

  deinit { if !hasEnded { Self.end(process) } }

  @discardableResult
  private static func end(_ process: pid_t) -> Int32 {
    kill(process, SIGKILL)
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status
  }

  /// Sends the request; the answer is fetched by `answer(until:)`. Between the two the caller may
  /// read the same descriptor.
  func send(_ request: Request, descriptor: Int32?) throws(InspectionFailure) {
    guard let line = try? WireFormat.line(of: request) else { throw .garbled }
    // Nothing was asked: what can be read is its end, or an answer that would be taken for the next.
    if channel.isReadable { throw death() }
    served += 1
    try put(line, descriptor)
  }

  /// An inspector that takes nothing for so long has stopped working.
  private static let sendPatience = Duration.seconds(60)

  private func put(_ line: [UInt8], _ descriptor: Int32?) throws(InspectionFailure) {
    do {
      try channel.send(line, descriptor: descriptor, until: .now + Self.sendPatience)
    } catch {
      throw error == .timedOut ? .timedOut : death()
    }
  }

  /// Sends what was asked for in the middle of a request.
  func send(_ answer: RangeAnswer) throws(InspectionFailure) {
    guard let line = try? WireFormat.line(of: answer) else { throw .garbled }
    try put(line, nil)
  }

  /// Sends a second descriptor after a request that needs one, with an empty line of its own.
  func send(alsoDescriptor descriptor: Int32) throws(InspectionFailure) {
    try put([UInt8(ascii: "\n")], descriptor)
  }

  /// Lets the process write so many bytes into a file that it was sent.
  func allowWriting(bytes: Int64) {
    // Where the limit can't be raised, writing fails, and the answer says so.
    _ = exhibit_limit_file_size(process, UInt64(max(0, bytes)))
  }

  /// Gives the process `seconds` of processor time from now on.
  func grant(processorSeconds seconds: Int64) {
    let used = exhibit_processor_time(process)
    guard used >= 0 else { return }
    // A limit that can't be set is no failure: the deadline still holds.
    _ = exhibit_limit_processor_time(process, UInt64(used / 1000 + 1 + seconds))
  }

  /// The answer to the last request. After a failure the process is of no more use.
  ///
  /// - Parameter cap: bytes; a longer line is garbled.
  func answer<Answer: Decodable>(
    _ type: Answer.Type, cap: Int = WireFormat.replyCap, until deadline: SuspendingClock.Instant
  ) throws(InspectionFailure) -> Answer {
    let received: (line: [UInt8], descriptor: Int32?)?
    do {
      received = try channel.receive(cap: cap, until: deadline)
    } catch {
      switch error {
      case .timedOut: throw .timedOut
      case .tooLong: throw .garbled
      case .closed, .system: throw death()
      }
    }
    guard let received else { throw death() }
    if let descriptor = received.descriptor { close(descriptor) }
    guard ReplyCheck.isDecodable(received.line),
      let answer = try? WireFormat.decode(type, from: received.line)
    else { throw .garbled }
    return answer
  }

  /// Whether an answer, or the process's end, can be had without waiting.
  var hasAnswered: Bool { channel.isReadable }

  /// What the process died of. It has closed its socket; where it lives on all the same, it is
  /// ended.
  private func death() -> InspectionFailure {
    guard !hasEnded else { return .crashed }
    hasEnded = true
    var status: Int32 = 0
    // A process that dies closes its socket an instant before it can be waited for.
    for _ in 0..<200 {
      let waited = unsafe waitpid(process, &status, WNOHANG)
      if waited == process { return InspectionFailure(status: status) }
      if waited < 0, errno != EINTR { return .crashed }
      usleep(5_000)
    }
    return InspectionFailure(status: Self.end(process))
  }

  private static func spawn(
    _ path: String, _ orders: InspectorOrders, socket: Int32
  ) throws(InspectionFailure) -> pid_t {
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
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe posix_spawnattr_setsigmask(&attributes, &signals)
    // An ignored SIGXCPU would lift the limit on processor time.
    for signal in [SIGXCPU, SIGXFSZ, SIGPIPE, SIGINT, SIGTERM, SIGHUP, SIGCHLD] {
      unsafe sigaddset(&signals, signal)
    }
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    unsafe posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    // A crash must end the process at once: a backtracer would keep it, and the socket, alive.
    // The zone, because a library that asks for it would find another behind the locks.
    var settings = ["SWIFT_BACKTRACE=enable=no", "TZ=UTC0"]
    if DebugSwitch.isUnguarded { settings.append("\(DebugSwitch.unguardedName)=1") }
    let environment = unsafe settings.map { unsafe strdup($0) } + [nil]
    let arguments = unsafe ([path] + orders.arguments).map { unsafe strdup($0) } + [nil]
    defer { unsafe (environment + arguments).forEach { unsafe free($0) } }
    var process: pid_t = 0
    let status = unsafe posix_spawn(&process, path, &actions, &attributes, arguments, environment)
    guard status == 0 else { throw .spawn(status) }
    return process
  }
}
