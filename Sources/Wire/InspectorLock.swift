/// A lock that an inspector puts on itself before it reads a stranger's file, in this order.
///
/// Each is proved by trying: see ``Attempts``.
package enum InspectorLock: String, Codable, Sendable, CaseIterable {
  /// Memory, open files, core dumps, bytes written; processor time is limited by the parent.
  case limits = "rlimits"
  /// `PR_SET_NO_NEW_PRIVS`.
  case privileges = "no-new-privs"
  /// Landlock with every right handled and none granted.
  case landlock
  /// seccomp with a list of allowed system calls, `EPERM` for the rest.
  case seccomp
}

/// An inspector's first line, sent once its locks are on.
package struct Greeting: Codable, Sendable, Equatable {
  /// Those that hold, of those that were asked for.
  package var locks: [InspectorLock]

  package init(locks: [InspectorLock]) { self.locks = locks }
}

/// What an inspector answers when it is asked to try what it must not be able to do: for each
/// attempt the errno it failed with, 0 where it succeeded.
package struct Attempts: Codable, Sendable, Equatable {
  /// Opening a file for reading.
  package var open: Int32
  /// Creating a file.
  package var create: Int32
  /// Connecting to a port of this machine.
  package var connect: Int32
  /// Making a local socket.
  package var localSocket: Int32
  /// Starting a program.
  package var spawn: Int32
  /// Signalling the parent.
  package var signal: Int32

  package init(
    open: Int32, create: Int32, connect: Int32, localSocket: Int32, spawn: Int32, signal: Int32
  ) {
    self.open = open
    self.create = create
    self.connect = connect
    self.localSocket = localSocket
    self.spawn = spawn
    self.signal = signal
  }
}
