internal import Inspection

extension FileStatus {
  /// Another one whenever the file may have other bytes.
  var tag: String {
    [
      inode, UInt64(bitPattern: size), UInt64(bitPattern: modifiedNanoseconds),
      UInt64(bitPattern: changedNanoseconds),
    ].map { String($0, radix: 16) }.joined(separator: "-")
  }
}
