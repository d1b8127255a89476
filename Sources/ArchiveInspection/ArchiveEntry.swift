internal import Artifacts

/// A member as its header tells.
struct ArchiveEntry {
  var name: MemberName
  var form: UnpackedMember.Form
  /// The name of the member that a hard link is another name of.
  var hardLinkTarget: MemberName?
  /// By the header; nil where only reading tells.
  var size: Int64?
  var isEncrypted: Bool
  /// Where the member's bytes begin before the one before it has ended: both are the same bytes.
  var overlaps: Bool
}
