internal import Artifacts

/// Reads one message: headers, and of its parts the text, once.
struct MailReader {
  private static let deepest = 20
  private static let mostParts = 2_000

  private var message = MailMessage()
  private var parts = 0

  /// - Parameter line: of the message's first line in the file.
  static func message(_ bytes: ArraySlice<UInt8>, line: Int) -> MailMessage {
    var reader = MailReader()
    let part = MailPart(bytes, line: line)
    reader.message.subject = part.header.text("subject")
    reader.message.sent = part.header.raw("date").flatMap(MailDate.day)
    reader.message.sender = part.header.text("from").flatMap(MailSender.name)
    reader.message.namesSender = ["from", "sender", "reply-to"].contains(where: part.header.has)
    reader.message.namesRecipients = ["to", "cc", "bcc"].contains(where: part.header.has)
    reader.message.body = reader.body(of: part, depth: 0)
    return reader.message
  }

  // MARK: Parts

  private mutating func body(of part: MailPart, depth: Int) -> Document {
    parts += 1
    guard depth <= Self.deepest, parts <= Self.mostParts else {
      message.findings.add(
        Finding(.documentCut, "The message holds more parts than any message; some were not read."))
      return Document(format: "eml")
    }
    let family = part.type.name.prefix { $0 != "/" }
    if family == "multipart" { return multipart(part, depth: depth) }
    if part.type.name == "message/rfc822" { return forwarded(part, depth: depth) }
    return leaf(part, isText: family == "text" || part.type.name.isEmpty)
  }

  private mutating func multipart(_ part: MailPart, depth: Int) -> Document {
    guard let (children, isWhole) = part.children else {
      message.findings.add(
        Finding(.documentMalformed, "The message does not say where its parts begin."))
      return text(part)
    }
    if !isWhole {
      message.findings.add(
        Finding(.documentMalformed, "The message ends in the middle: its last part has no end."))
    }
    switch part.type.name {
    case "multipart/encrypted":
      message.isEncrypted = true
      return Document(format: "eml")
    case "multipart/alternative":
      return richest(children.map { body(of: $0, depth: depth + 1) })
    case "multipart/related":
      // What follows are the pictures of the first.
      return children.first.map { body(of: $0, depth: depth + 1) } ?? Document(format: "eml")
    default:
      var builder = DocumentBuilder(format: "eml")
      for child in children { builder.append(body(of: child, depth: depth + 1), line: { $0 }) }
      return builder.document
    }
  }

  /// The first that says anything, unless a later one says it with more structure or links.
  private func richest(_ bodies: [Document]) -> Document {
    let spoken = bodies.filter { $0.hasText || !$0.links.isEmpty }
    guard var best = spoken.first else { return Document(format: "eml") }
    for body in spoken.dropFirst()
    where body.structure > best.structure || body.links.count > best.links.count {
      best = body
    }
    return best
  }

  private mutating func forwarded(_ part: MailPart, depth: Int) -> Document {
    let (bytes, lines) = part.content
    let inner = MailPart(bytes[...], line: 1)
    var builder = DocumentBuilder(format: "eml")
    if let subject = inner.header.text("subject") {
      builder.append(.heading(level: 2), subject, line: lines.line(1))
    }
    builder.append(body(of: inner, depth: depth + 1), line: lines.line)
    return builder.document
  }

  private mutating func leaf(_ part: MailPart, isText: Bool) -> Document {
    let signatures = [
      "application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature",
    ]
    if signatures.contains(part.type.name) { return Document(format: "eml") }
    if part.type.name.hasSuffix("pkcs7-mime"), part.type["smime-type"] != "signed-data" {
      message.isEncrypted = true
      return Document(format: "eml")
    }
    if part.type.name == "text/calendar" {
      message.calendars.append(decoded(part.content.bytes, part))
      attach(part)
    } else if isText, part.disposition.name != "attachment" {
      return text(part)
    } else {
      attach(part)
    }
    return Document(format: "eml")
  }

  private mutating func attach(_ part: MailPart) {
    let name = part.fileName?.collapsed ?? ""
    message.attachments.append(
      name.isEmpty ? part.type.name : "\(name) (\(part.type.name.prefix(100)))")
  }

  // MARK: Text

  private mutating func text(_ part: MailPart) -> Document {
    let (bytes, lines) = part.content
    let (utf8, _) = CharacterGuard.defused(decoded(bytes, part))
    let document =
      part.type.name == "text/html"
      ? Self.page(utf8)
      : MailText.document(
        from: utf8, isFlowed: part.type["format"]?.lowercased() == "flowed",
        deletesSpace: part.type["delsp"]?.lowercased() == "yes")
    var builder = DocumentBuilder(format: "eml")
    builder.setLanguage(document.language)
    builder.append(document, line: lines.line)
    return builder.document
  }

  private static func page(_ utf8: [UInt8]) -> Document {
    let (defused, _) = MarkupGuard.defused(utf8)
    guard let tree = MarkupTree(defused, as: .html) else { return Document(format: "eml") }
    return HTMLReader.document(from: tree, format: "html")
  }

  private mutating func decoded(_ bytes: [UInt8], _ part: MailPart) -> [UInt8] {
    let charset = part.type["charset"] ?? ""
    // What says nothing, or only what all sets have in common, is to be guessed.
    let isOpen = ["", "us-ascii", "ascii", "utf-8", "utf8"].contains(charset.lowercased())
    if !isOpen, let utf8 = TextDecoder.decode(bytes, charset: charset) { return utf8 }
    let text = TextDecoder.decode(bytes)
    message.findings.add(contentsOf: text.findings)
    if !isOpen, text.findings.isEmpty, bytes.contains(where: { $0 >= 0x80 }) {
      message.findings.add(
        Finding(
          .documentCharsetGuessed,
          "A part of the message declares \(charset.prefix(40)), but was read as UTF-8."))
    }
    return text.utf8
  }
}

extension Document {
  /// How many blocks are more than paragraphs.
  fileprivate var structure: Int { blocks.count { $0.kind != .paragraph } }
}
