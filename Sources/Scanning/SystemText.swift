#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The system's words for an errno.
package enum SystemText {
  package static func of(_ number: Int32) -> String {
    switch number {
    case ENOENT: "there is no such file or folder"
    case EACCES, EPERM: "permission denied"
    case ENOSPC: "the disk is full"
    case EROFS: "the disk is write-protected"
    case ENOTDIR: "it is not a folder"
    case ELOOP: "it is a symbolic link"
    default: unsafe String(cString: strerror(number)).lowercased()
    }
  }
}
