internal import Artifacts

/// The sizes past which files are not read: a sparse file of a terabyte takes a second to make and
/// ten minutes to read.
package enum SizeCap {
  /// Bytes of a recording: a day of high-definition video.
  package static let recording: Int64 = 256 << 30
  /// Bytes of anything else.
  package static let other: Int64 = 4 << 30

  /// Whether a file of that size is only looked at, whatever it is.
  static func refusesAll(_ size: Int64) -> Bool { size > recording }

  /// Whether a file of that size and kind is left unread.
  static func refuses(_ size: Int64, _ kind: ArtifactKind) -> Bool {
    size > (kind.isRecording ? recording : other)
  }

  static func finding(_ size: Int64) -> Finding {
    Finding(
      .fileTooLarge, "The file is too large to be read, so it has no digest.",
      expected: "at most \(other) bytes, a recording \(recording)", found: "\(size) bytes")
  }
}
