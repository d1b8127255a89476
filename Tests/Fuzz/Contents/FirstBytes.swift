import Artifacts
import FuzzSupport

@testable import ContentTypes

/// A file's first bytes, and the last ones of a zip file.
enum FirstBytes {
  static func check(_ bytes: [UInt8]) {
    let isZip = ContentSniffer.needsSuffix(bytes)
    let suffix = isZip ? Array(bytes.suffix(ContentSniffer.suffixLength)) : []
    let prefix = Array(bytes.prefix(ContentSniffer.prefixLength))
    let type = ContentSniffer(prefix: prefix, suffix: suffix).contentType
    check(type, prefix)
    demand(ContentSniffer(prefix: prefix, suffix: suffix).contentType == type, "the same twice")
    let names = ZipMemberNames(prefix: prefix, suffix: suffix).names
    demand(names.allSatisfy { !$0.isEmpty && $0.count <= bytes.count }, "a name lies in the file")
    #if PLANTED
      let isReport = type.mediaType?.hasSuffix("wordprocessingml.document") == true
      demand(!isReport || names.count < 3, "planted: a third member of a report")
    #endif
  }

  private static func check(_ type: ContentType, _ prefix: [UInt8]) {
    switch type.reader {
    case .media(let demuxer):
      demand(demuxer.map(Self.demuxers.contains) ?? true, "a demuxer is one of the allowed")
    case .text:
      let isMarked = [[0xFF, 0xFE], [0xFE, 0xFF], [0xEF, 0xBB, 0xBF]].contains {
        prefix.starts(with: $0 as [UInt8])
      }
      let zeros = prefix.count { $0 == 0 }
      demand(zeros == 0 || isMarked || zeros * 10 > prefix.count * 3, "a text holds no zeros")
    case .picture: demand(type.kind == .image, "a picture is an image")
    case .unreadDocument(let format): demand(!format.isEmpty, "a format has a name")
    case .nothing: demand(type.kind != .unreadable, "what is not read is not called unreadable")
    }
  }

  /// As docs/security.md lists them.
  private static let demuxers: Set = [
    "mov", "matroska", "avi", "wav", "w64", "aiff", "caf", "au", "flac", "mp3", "aac", "ogg", "asf",
    "mpegts", "mpeg", "flv", "amr", "amrnb", "amrwb", "wv", "ape", "ac3", "eac3", "mxf",
  ]
}
