internal import Artifacts
internal import CLimits

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Why an inspector gave no answer.
package enum InspectionFailure: Error, Equatable {
  /// The process could not be started: an errno.
  case spawn(Int32)
  /// It was started and ended, or stayed silent, before it had its locks on.
  case noGreeting
  /// It ended in the middle of a request.
  case crashed
  case outOfMemory
  /// Its processor time or its deadline ran out.
  case timedOut
  /// Its answer was none.
  case garbled

  /// What a process died of, from its status as `waitpid` gives it.
  init(status: Int32) {
    let signal = status & 0x7F
    self =
      switch signal {
      case 0: (status >> 8) & 0xFF == EXHIBIT_STATUS_OUT_OF_MEMORY ? .outOfMemory : .crashed
      case SIGXCPU: .timedOut
      default: .crashed
      }
  }

  /// Whether another inspector may do better with the same file: not where there is none to be had.
  var deservesRetry: Bool {
    switch self {
    case .spawn, .noGreeting: false
    case .crashed, .outOfMemory, .timedOut, .garbled: true
    }
  }

  /// Whether the system lacks something that it may have in a second.
  var isPassing: Bool {
    self == .spawn(EAGAIN) || self == .spawn(ENOMEM) || self == .spawn(EMFILE)
      || self == .spawn(ENFILE)
  }

  var finding: Finding {
    let again = "This is no fault of the file: run this again, or install Exhibit again."
    return switch self {
    case .spawn(let number):
      Finding(
        .inspectCrashed, "The inspector could not be started (error \(number)).", fix: again)
    case .noGreeting:
      Finding(
        .inspectCrashed, "The inspector was started, but did not come up.", fix: again)
    case .crashed:
      Finding(.inspectCrashed, "The inspector stopped twice while it read this file.")
    case .outOfMemory:
      Finding(.inspectOutOfMemory, "Reading the file takes more memory than an inspector may have.")
    case .timedOut:
      Finding(.inspectTimedOut, "Reading the file took too long, twice, and was given up.")
    case .garbled:
      Finding(.inspectProtocol, "The inspector's answer could not be understood.")
    }
  }
}
