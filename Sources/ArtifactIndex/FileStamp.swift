/// What tells without reading it whether a file is still the one that was inspected.
package struct FileStamp: Sendable, Equatable {
  package var size: Int64
  package var modifiedNanoseconds: Int64
  package var changedNanoseconds: Int64
  package var inode: UInt64

  package init(
    size: Int64, modifiedNanoseconds: Int64, changedNanoseconds: Int64, inode: UInt64
  ) {
    self.size = size
    self.modifiedNanoseconds = modifiedNanoseconds
    self.changedNanoseconds = changedNanoseconds
    self.inode = inode
  }

  /// Whether a change of the file since a scan that began at `scan` must show in the stamp. One that
  /// was made within the clock's granularity of an earlier change leaves no trace, so a file that had
  /// only just been changed when it was scanned can't be told by its stamp.
  ///
  /// - Parameter scan: nanoseconds since 1970 by the same clock that stamps files.
  package func wasSettled(at scan: Int64) -> Bool {
    let latest = max(modifiedNanoseconds, changedNanoseconds)
    let (edge, isTooEarly) = scan.subtractingReportingOverflow(granularity)
    return !isTooEarly && latest < edge
  }

  /// Linux stamps files with the time of the last clock tick, of which there are 100 to 1,000 a
  /// second; FAT and old servers know whole seconds, or every second one.
  private var granularity: Int64 {
    let isFine =
      modifiedNanoseconds % 1_000_000_000 != 0 || changedNanoseconds % 1_000_000_000 != 0
    return isFine ? 20_000_000 : 2_000_000_000
  }
}
