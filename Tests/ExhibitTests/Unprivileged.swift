import TestSupport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Runs a program as somebody whom file modes hold back, also where the tests run as root.
enum Unprivileged {
  static func run(_ command: [String], in folder: String) throws -> RunResult {
    guard geteuid() == 0 else {
      return try Run(
        command[0], arguments: command.dropFirst().map { Array($0.utf8) }, in: folder
      ).finish()
    }
    return try Tool.setpriv.run(
      ["--reuid=65534", "--regid=65534", "--clear-groups"] + command, in: folder)
  }
}
