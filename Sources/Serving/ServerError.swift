#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Why no server could be started or go on.
package enum ServerError: Error, Equatable {
  case portTaken(UInt16)
  case portDenied(UInt16)
  case system(Int32)

  init(_ number: Int32, port: UInt16) {
    switch number {
    case EADDRINUSE: self = .portTaken(port)
    case EACCES, EPERM: self = .portDenied(port)
    default: self = .system(number)
    }
  }
}
