/// Tells messages and mailboxes from other texts, before anything of them is decoded.
enum MailSniffer {
  enum Format { case message, mailbox }

  private static let reach = 1 << 20
  /// Fields that only programs write.
  private static let technical = [
    "message-id", "mime-version", "received", "return-path", "delivered-to", "dkim-signature",
    "x-mailer", "content-transfer-encoding",
  ]

  /// Nil for what is neither.
  ///
  /// People head their notes with “From:” and “Date:” too: a message has a field that only a program
  /// writes, or a date as only a program writes it; under a message's own name one known field is enough.
  static func format(of bytes: [UInt8], nameExtension: String?) -> Format? {
    if Mailbox.isDivider(bytes, at: 0) { return .mailbox }
    guard let first = bytes.first, (0x41...0x5A).contains(first & 0xDF) else { return nil }
    let header = MailHeader(bytes.prefix(reach))
    guard header.fields.count >= 2, header.hasEnd(in: bytes) else { return nil }
    if nameExtension == "eml", ["from", "subject", "received"].contains(where: header.has) {
      return .message
    }
    guard header.has("from") || header.has("return-path") else { return nil }
    let hasDate = header.raw("date").flatMap(MailDate.day) != nil
    let isTechnical = technical.contains(where: header.has)
    return isTechnical || hasDate && header.raw("from")?.contains("@") == true ? .message : nil
  }
}

extension MailHeader {
  /// Whether the fields end as they should: with an empty line, or the file.
  fileprivate func hasEnd(in bytes: [UInt8]) -> Bool {
    guard bodyStart < bytes.count else { return true }
    return bodyStart > 1 && bytes[bodyStart - 1] == 0x0A
      && (bytes[bodyStart - 2] == 0x0A || bytes[..<(bodyStart - 1)].suffix(2) == [0x0A, 0x0D])
  }
}
