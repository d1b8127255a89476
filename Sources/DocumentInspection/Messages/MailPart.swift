/// A part of a message, or a whole one: header fields and a body (RFC 2045 §2.6).
struct MailPart {
  let header: MailHeader
  let type: MailType
  /// What `Content-Disposition` says; its name is empty where there is none.
  let disposition: MailType
  /// As it is written.
  let body: ArraySlice<UInt8>
  /// The body's first line in the file, from 1.
  let line: Int

  private static let mostChildren = 1_000

  /// - Parameters:
  ///   - line: of the part's first line in the file.
  ///   - standardType: what it is where it does not say so.
  init(_ bytes: ArraySlice<UInt8>, line: Int, standardType: String = "text/plain") {
    header = MailHeader(bytes)
    type = MailType(header.raw("content-type") ?? standardType)
    disposition = MailType(header.raw("content-disposition") ?? "")
    body = bytes[header.bodyStart...]
    self.line = line + header.lineCount
  }

  /// What a file inside is called, or what it is where it has no name.
  var fileName: String? { disposition["filename"] ?? type["name"] }

  /// The body without its transfer encoding.
  var content: (bytes: [UInt8], lines: MailLineMap) {
    switch TransferEncoding(header.raw("content-transfer-encoding")) {
    case .none: return (Array(body), .shifted(line - 1))
    case .base64: return (TransferEncoding.base64(body), .unknown)
    case .quotedPrintable:
      let (bytes, lines) = TransferEncoding.quotedPrintable(body)
      return (bytes, .listed(lines, line))
    }
  }

  /// The parts of a multipart body; `isWhole` where its last boundary is there. Nil where the type
  /// names no boundary (RFC 2046 §5.1.1).
  var children: (parts: [MailPart], isWhole: Bool)? {
    guard let boundary = type["boundary"], !boundary.isEmpty else { return nil }
    let mark = Array(("--" + boundary).utf8)
    let standardType = type.name == "multipart/digest" ? "message/rfc822" : "text/plain"
    var parts: [MailPart] = []
    var (number, start, first) = (line, nil as Int?, line)
    for piece in MailLines(body) {
      if piece.bytes.starts(with: mark), parts.count < Self.mostChildren {
        let tail = piece.bytes.dropFirst(mark.count)
        let isLast = tail.starts(with: [0x2D, 0x2D])
        if isLast || tail.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
          let end = piece.bytes.startIndex
          if let start {
            parts.append(MailPart(body[start..<end], line: first, standardType: standardType))
          }
          if isLast { return (parts, true) }
          (start, first) = (piece.end, number + 1)
        }
      }
      number += 1
    }
    if let start, start < body.endIndex {
      parts.append(MailPart(body[start...], line: first, standardType: standardType))
    }
    return (parts, false)
  }
}
