#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// One finished run of a command, in seconds: the clock's, and the processors' with all children.
struct TimedRun {
  var wall: Double
  var cpu: Double

  /// Runs a command with its output thrown away. Nil where it can't be started or fails.
  init?(_ command: [String]) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for stream in Int32(0)...2 {
      posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0)
    }
    let arguments = command.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    let before = Self.childrenSeconds
    let start = ContinuousClock.now
    var process: pid_t = 0
    guard posix_spawnp(&process, command[0], &actions, nil, arguments, environ) == 0 else {
      return nil
    }
    var status: Int32 = 0
    guard waitpid(process, &status, 0) == process, status == 0 else { return nil }
    let elapsed = ContinuousClock.now - start
    wall = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    cpu = Self.childrenSeconds - before
  }

  private static var childrenSeconds: Double {
    var usage = rusage()
    #if canImport(Glibc)
      getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
    #else
      getrusage(RUSAGE_CHILDREN, &usage)
    #endif
    let seconds = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec
    return Double(seconds) + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
  }
}
