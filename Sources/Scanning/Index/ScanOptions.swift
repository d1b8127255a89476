/// How a folder is scanned.
package struct ScanOptions: Sendable {
  /// Files that are read at a time; at least one.
  package var jobs: Int
  /// Inspects without locks, for debugging.
  package var isUnlocked = false
  /// Reads every file again, whatever the index knows of it.
  package var isRehashing = false
  /// Keeps what is known of files that are gone.
  package var keepsHistory = false
  /// Keeps what recordings and photos are recognised by.
  package var findsSimilar = false
  /// Sums up over the whole index at the end.
  package var hasStatistics = false

  package init(jobs: Int) { self.jobs = jobs }
}
