/// What an inspector says of an archive whose members it wrote back to back into a file of the
/// parent's. Where each lies there is its word alone, which the parent checks.
package struct UnpackReply: Codable, Sendable, Equatable {
  /// How the reading ended.
  package enum Ending: String, Codable, Sendable {
    /// Every member was met.
    case complete
    /// No archive of a format that is read.
    case notAnArchive
    /// A document that happens to be kept as a zip file.
    case document
    /// The list of members breaks off or contradicts itself; what was met before is listed.
    case damaged
    /// Even the names need a password.
    case encrypted
    /// It unpacks to far more than an honest archive of its size.
    case bomb
    /// It unpacks to more than the cap that the parent gave.
    case overCap
    case tooManyMembers
    /// The parent's file could not be written, by this errno.
    case notWritten
  }

  package var ending: Ending
  package var errorNumber: Int32?
  package var format: ArchiveFacts.Format?
  package var members: [UnpackedMember]

  package init(_ ending: Ending) {
    self.ending = ending
    members = []
  }
}

/// One member and the place of its bytes.
package struct UnpackedMember: Codable, Sendable, Equatable {
  package enum Form: String, Codable, Sendable {
    case file, folder, link, pipe, special
    /// To a file that was not met before it; any other is that file once more.
    case hardLink
  }
  /// Why the bytes are not the member's.
  package enum Trouble: String, Codable, Sendable { case damaged, encrypted, overlapping }

  package var path: String
  package var pathBytes: String?
  package var form: Form
  package var trouble: Trouble?
  package var offset: Int64
  package var size: Int64

  package init(_ name: MemberName, _ form: Form, at offset: Int64) {
    let path = ArtifactPath(bytes: name.bytes)
    self.path = path.text
    pathBytes = path.base64WhereNotUTF8
    self.form = form
    self.offset = offset
    size = 0
  }

  /// Nil where the inspector sent no sound name.
  package var name: MemberName? {
    ArtifactPath(path: path, pathBytes: pathBytes).map { MemberName($0.bytes) }
  }
}
