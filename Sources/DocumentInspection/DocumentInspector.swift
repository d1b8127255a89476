package import Artifacts

/// Reads whatever looks like text: pages, agendas, notes, tables, transcripts.
///
/// A pure function from bytes to a reply. It opens no file and no network, and nothing that a file
/// holds makes it stop.
package struct DocumentInspector {
  private let depth: DocumentDepth

  package init(depth: DocumentDepth = .whole) { self.depth = depth }

  /// `bytes`: the whole file. `nameExtension`: in lower case, and only to tell text formats apart
  /// that content can't.
  package func inspect(_ bytes: [UInt8], nameExtension: String?) -> Reply {
    if PointerFile.isBinary(bytes) {
      return PointerFile.read(binary: bytes)?.reply
        ?? Reply(kind: .other, mediaType: "application/x-plist")
    }
    if let format = MailSniffer.format(of: bytes, nameExtension: nameExtension) {
      return MailReply.reply(to: bytes, as: format, depth)
    }
    let text = TextDecoder.decode(CalendarFold.mended(bytes))
    let (utf8, isDefused) = CharacterGuard.defused(text.utf8)
    var reply = reply(to: utf8, nameExtension: nameExtension)
    reply.findings = text.findings + reply.findings
    if isDefused {
      reply.findings.append(
        Finding(.documentMalformed, "A letter carries hundreds of marks; most were left out."))
    }
    return reply
  }

  /// `bytes`: the whole file, which begins as RTF does.
  package func inspectRichText(_ bytes: [UInt8]) -> Reply {
    let (document, findings) = RTFReader.document(from: bytes)
    var reply = DocumentReply.reply(
      for: document, mediaType: "application/rtf", depth: depth)
    reply.findings = findings + reply.findings
    return reply
  }

  private func reply(to utf8: [UInt8], nameExtension: String?) -> Reply {
    if let pointer = PointerFile.read(utf8, nameExtension: nameExtension) { return pointer.reply }
    switch TextFormatSniffer.format(of: utf8, nameExtension: nameExtension) {
    case .binary:
      let finding = Finding(.fileKindUnknown, "The file's contents are no text.")
      return Reply(kind: .other, mediaType: "application/octet-stream", findings: [finding])
    case .webVTT: return transcript(WebVTTReader.read(utf8), mediaType: "text/vtt")
    case .subRip: return transcript(SubRipReader.read(utf8), mediaType: "application/x-subrip")
    case .sbv: return transcript(SBVReader.read(utf8), mediaType: "text/x-sbv")
    case .html: return markup(utf8, as: .html)
    case .xml: return markup(utf8, as: .xml)
    case .calendar: return CalendarReply.reply(toText: utf8, depth)
    case .chat: return chat(utf8)
    // What it names is never opened; as a text it says nothing.
    case .playlist: return Reply(kind: .other, mediaType: "audio/x-mpegurl")
    case .delimited(let delimiter): return table(utf8, delimiter: delimiter)
    case .markdown: return markdown(utf8)
    case .plain:
      let document = PlainTextReader.document(from: TextLines(utf8))
      return DocumentReply.reply(for: document, mediaType: "text/plain", depth: depth)
    }
  }

  private func transcript(
    _ read: (transcript: Transcript, findings: [Finding]), mediaType: String
  ) -> Reply {
    Reply(transcript: read.transcript, mediaType: mediaType, findings: read.findings)
  }

  private func chat(_ utf8: [UInt8]) -> Reply {
    let lines = TextLines(utf8)
    let document = PlainTextReader.document(from: lines)
    var reply = DocumentReply.reply(
      for: document, mediaType: "text/plain", depth: depth, readsAgenda: false)
    // Names over times are both; these count from the recording's start.
    if depth == .whole,
      let (transcript, findings) = WrittenTranscriptReader.transcript(in: document)
    {
      (reply.kind, reply.transcript) = (.transcript, transcript)
      reply.findings += findings
      return reply
    }
    reply.kind = .log
    if depth == .whole, let chat = ChatReader.log(in: Array(lines)) {
      reply.log = chat.log
      reply.findings += chat.findings
    }
    return reply
  }

  private func table(_ utf8: [UInt8], delimiter: UInt8) -> Reply {
    let (document, openQuote) = DelimitedTextReader.document(utf8, delimiter: delimiter)
    let isTab = delimiter == UInt8(ascii: "\t")
    var reply = DocumentReply.reply(
      for: document, mediaType: isTab ? "text/tab-separated-values" : "text/csv", depth: depth)
    if let openQuote {
      reply.findings.append(
        Finding(
          .documentMalformed, "A quotation mark is never closed.",
          location: Location(line: openQuote)))
    }
    return reply
  }

  private func markdown(_ utf8: [UInt8]) -> Reply {
    guard utf8.count <= MarkdownReader.longest else {
      let document = PlainTextReader.document(from: TextLines(utf8))
      return DocumentReply.reply(for: document, mediaType: "text/markdown", depth: depth)
    }
    let (document, isDefused) = MarkdownReader.document(from: utf8)
    var reply = DocumentReply.reply(for: document, mediaType: "text/markdown", depth: depth)
    if isDefused {
      reply.findings.append(
        Finding(
          .documentMalformed, "A paragraph has thousands of brackets; most were left out."))
    }
    return reply
  }

  private func markup(_ utf8: [UInt8], as dialect: MarkupTree.Dialect) -> Reply {
    let (defused, isDefused) = MarkupGuard.defused(utf8)
    var reply = MarkupReply.reply(for: defused, as: dialect, depth)
    if isDefused {
      reply.findings.append(
        Finding(
          .documentMalformed, "An element has thousands of attributes; most were left out."))
    }
    return reply
  }
}

extension Reply {
  init(transcript: Transcript, mediaType: String, findings: [Finding]) {
    self.init(kind: .transcript, mediaType: mediaType, findings: findings)
    self.transcript = transcript
  }
}
