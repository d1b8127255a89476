package import Artifacts

/// What a file's first bytes say it is.
package struct ContentType: Sendable, Equatable {
  /// Who reads the rest.
  package enum Reader: Sendable, Equatable {
    /// libavformat, through the demuxer of this name; nil lets it probe among the allowed ones.
    case media(demuxer: String?)
    case picture
    /// HTML, XML, captions, tables, plain text.
    case text
    /// Pages as they are printed.
    case pdf
    /// RTF.
    case richText
    /// A document that is kept as a zip file, under its format's short name.
    case packagedDocument(format: String)
    /// A document whose text this version doesn't read, under its format's short name.
    case unreadDocument(format: String)
    /// A list of members.
    case archive
    /// Nothing more to read.
    case nothing
  }

  package var reader: Reader
  /// The kind as far as the first bytes tell; streams may say better.
  package var kind: ArtifactKind
  package var mediaType: String?
  /// The container's short name, for recordings.
  package var container: String?

  init(_ reader: Reader, _ kind: ArtifactKind, _ mediaType: String?, container: String? = nil) {
    self.reader = reader
    self.kind = kind
    self.mediaType = mediaType
    self.container = container
  }

  static func media(
    _ demuxer: String?, _ kind: ArtifactKind, _ mediaType: String?, container: String? = nil
  ) -> ContentType {
    ContentType(.media(demuxer: demuxer), kind, mediaType, container: container ?? demuxer)
  }

  static func picture(_ mediaType: String) -> ContentType {
    ContentType(.picture, .image, mediaType)
  }

  package static func document(_ format: String, _ mediaType: String) -> ContentType {
    let isPackage = packaged.contains(format)
    return ContentType(
      isPackage ? .packagedDocument(format: format) : .unreadDocument(format: format), .document,
      mediaType)
  }

  private static let packaged: Set<String> = [
    "docx", "pptx", "xlsx", "odt", "odp", "ods", "iwork",
  ]

  package static func archive(_ mediaType: String) -> ContentType {
    ContentType(.archive, .archive, mediaType)
  }
}
