package import Artifacts

/// An artifact as a scan puts it into the index.
package struct IndexEntry: Sendable {
  package var record: ArtifactRecord
  package var stamp: FileStamp
  /// When the scan that saw this stamp began, in nanoseconds since 1970.
  package var scannedNanoseconds: Int64
  /// Which inspector made the record; another one may come to other facts.
  package var inspector: String

  package init(
    _ record: ArtifactRecord, stamp: FileStamp, scannedNanoseconds: Int64, inspector: String
  ) {
    self.record = record
    self.stamp = stamp
    self.scannedNanoseconds = scannedNanoseconds
    self.inspector = inspector
  }

  /// Whether the record stands for the file until the file changes: not where time, memory, rights
  /// or another program had a part in it.
  package var isReusable: Bool {
    record.sha256 != nil && record.size == stamp.size
      && !record.findings.contains(where: \.code.isPassing)
  }

  /// The first day that the artifact is about, `YYYY-MM-DD`.
  var date: String? {
    let day =
      record.agenda?.date ?? record.media?.recordedAt ?? record.image?.capturedAt
      ?? record.log?.first
    return day.map { String($0.prefix(10)) }
  }
}

extension FindingCode {
  /// Whether another try may end otherwise though the file is the same.
  fileprivate var isPassing: Bool {
    switch self {
    case .inspectCrashed, .inspectTimedOut, .inspectOutOfMemory, .inspectProtocol, .fileMissing,
      .fileUnreadable, .fileChangedWhileRead:
      true
    default: false
    }
  }
}

/// What the index knows of an artifact's file.
package struct IndexedState: Sendable, Equatable {
  package var id: Int64
  package var path: [UInt8]
  package var stamp: FileStamp
  /// Whether the record may stand for a file of the same stamp: the inspector that was asked about made
  /// it, and nothing else had a part in it.
  package var isReusable: Bool
  /// Whether the file was gone at an earlier scan that kept its history.
  package var isGone: Bool
}
