/// Why a line did not come or go.
package enum ChannelError: Error, Equatable {
  /// The other side is gone.
  case closed
  /// The other side sent more than a line may hold.
  case tooLong
  case timedOut
  /// A system call failed with this errno.
  case system(Int32)
}
