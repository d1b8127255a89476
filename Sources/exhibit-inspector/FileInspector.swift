internal import Artifacts
internal import ContentTypes
internal import DocumentInspection
internal import MediaInspection
internal import PictureInspection
internal import Wire

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Sends a file to the room that reads its type.
struct FileInspector {
  /// A longer document is refused, not read.
  private static let documentCap: Int64 = 32 << 20
  /// A PDF may be mostly pictures, which are not looked at.
  private static let pdfCap: Int64 = 128 << 20

  func inspect(_ descriptor: Int32, _ request: Request) -> Reply {
    guard request.size > 0 else {
      return Reply(kind: .other, findings: [Finding(.fileEmpty, "The file is empty (0 bytes).")])
    }
    guard let prefix = read(descriptor, count: ContentSniffer.prefixLength, request.size) else {
      return unreadable()
    }
    #if DEBUG
      DebugHook(prefix)?.run()
    #endif
    if DebugSwitch.isUnguarded, let reply = unguarded(descriptor, request) { return reply }
    let type = type(of: descriptor, request, prefix)
    let depth = request.wantsLinksOnly == true ? DocumentDepth.links : .whole
    switch type.reader {
    case .archive:
      return ArchiveTask(descriptor: descriptor, size: request.size)
        .inspect(mediaType: type.mediaType)
    case .media(let demuxer):
      var reply = MediaInspector(descriptor: descriptor, size: request.size, depth: request.depth)
        .inspect(
          MediaGuess(
            demuxer: demuxer, container: type.container, kind: type.kind,
            mediaType: type.mediaType))
      if request.wantsPrints == true, let media = reply.media {
        reply.prints = PrintReading(descriptor: descriptor, size: request.size)
          .prints(ofRecording: media, demuxer: demuxer)
      }
      return reply
    case .picture:
      var reply = PictureInspector(descriptor: descriptor, size: request.size)
        .inspect(mediaType: type.mediaType ?? "image/*")
      if request.wantsPrints == true {
        reply.prints = PrintReading(descriptor: descriptor, size: request.size)
          .prints(ofPhoto: type.mediaType)
      }
      return reply
    case .text:
      return inspect(descriptor, request, as: "text/plain", cap: Self.documentCap) {
        DocumentInspector(depth: depth).inspect($0, nameExtension: request.nameExtension)
      }
    case .pdf:
      return inspect(descriptor, request, as: "application/pdf", cap: Self.pdfCap) {
        PDFInspector(depth: depth).inspect($0)
      }
    case .richText:
      return inspect(descriptor, request, as: "application/rtf", cap: Self.documentCap) {
        DocumentInspector(depth: depth).inspectRichText($0)
      }
    case .packagedDocument(let format):
      return OfficeTask(descriptor: descriptor, size: request.size, depth: depth)
        .inspect(format: format, mediaType: type.mediaType ?? "application/zip")
    case .unreadDocument("ole"):
      return CompoundFileInspector.inspect { offset, count in
        read(descriptor, count: count, request.size, from: offset) ?? []
      }
    case .unreadDocument(let format):
      var reply = Reply(kind: .document, mediaType: type.mediaType)
      reply.document = DocumentFacts(format: format)
      reply.findings.append(
        Finding(
          .documentFormatNotRead,
          "The text of \(format.uppercased()) files is not read yet; the file is listed with its "
            + "size and digest."))
      return reply
    case .nothing:
      return Reply(kind: type.kind, mediaType: type.mediaType)
    }
  }

  /// What the file is by its contents; nil where nothing of it can be read.
  func type(of descriptor: Int32, _ request: Request) -> ContentType? {
    read(descriptor, count: ContentSniffer.prefixLength, request.size).map {
      type(of: descriptor, request, $0)
    }
  }

  private func type(
    of descriptor: Int32, _ request: Request, _ prefix: [UInt8]
  ) -> ContentType {
    let isZip = ContentSniffer.needsSuffix(prefix)
    let sniffed = ContentSniffer(prefix: prefix, suffix: isZip ? tail(descriptor, request) : [])
      .contentType
    return isZip
      ? ArchiveTask(descriptor: descriptor, size: request.size).settled(sniffed) : sniffed
  }

  /// Looks into a recording as far as its length asks for; anything else is only named.
  func inspect(_ descriptor: Int32, _ request: Request, _ source: RangedBlocks) -> Reply {
    let count = min(Int64(ContentSniffer.prefixLength), request.size)
    guard request.size > 0, source.fetch(offset: 0, count: Int(count)),
      let prefix = read(descriptor, count: Int(count), request.size)
    else { return unreadable() }
    #if DEBUG
      DebugHook(prefix)?.run()
    #endif
    let type = ContentSniffer(prefix: prefix).contentType
    guard case .media(let demuxer) = type.reader else {
      return Reply(kind: type.kind, mediaType: type.mediaType)
    }
    return MediaInspector(descriptor: descriptor, size: request.size, missing: source.fetch)
      .inspect(
        MediaGuess(
          demuxer: demuxer, container: type.container, kind: type.kind, mediaType: type.mediaType))
  }

  #if DEBUG
    /// Fails as a test's file asks, also where no file is inspected but an archive unpacked.
    func runHook(_ descriptor: Int32, _ request: Request) {
      let prefix = read(descriptor, count: ContentSniffer.prefixLength, request.size) ?? []
      DebugHook(prefix)?.run()
    }
  #endif

  /// What a recording by its name is to libav where nothing holds libav back.
  private func unguarded(_ descriptor: Int32, _ request: Request) -> Reply? {
    let endings = ["avi", "m4a", "mkv", "mov", "mp3", "mp4", "wav", "webm"]
    guard let ending = request.nameExtension, endings.contains(ending) else { return nil }
    return MediaInspector(descriptor: descriptor, size: request.size, depth: request.depth)
      .inspect(MediaGuess(demuxer: nil, container: nil, kind: .video, mediaType: nil))
  }

  /// Hands the whole file to its reader.
  private func inspect(
    _ descriptor: Int32, _ request: Request, as mediaType: String, cap: Int64,
    _ reader: ([UInt8]) -> Reply
  ) -> Reply {
    guard request.size <= cap else {
      return Reply(
        kind: .document, mediaType: mediaType,
        findings: [
          Finding(
            .documentTooLarge, "The document is too large to be read.",
            expected: "at most \(cap) bytes", found: "\(request.size) bytes")
        ])
    }
    guard let bytes = read(descriptor, count: Int(request.size), request.size) else {
      return unreadable()
    }
    return reader(bytes)
  }

  /// The last bytes; none where reading fails.
  private func tail(_ descriptor: Int32, _ request: Request) -> [UInt8] {
    let offset = max(0, request.size - Int64(ContentSniffer.suffixLength))
    return read(descriptor, count: ContentSniffer.suffixLength, request.size, from: offset) ?? []
  }

  private func unreadable() -> Reply {
    Reply(
      kind: .unreadable,
      findings: [Finding(.fileUnreadable, "The file's contents could not be read.")])
  }

  /// `count` bytes, fewer where the file ends before; nil where reading fails.
  func read(
    _ descriptor: Int32, count: Int, _ size: Int64, from start: Int64 = 0
  ) -> [UInt8]? {
    let wanted = Int(min(Int64(count), max(0, size - start)))
    var failed = false
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
      filled = 0
      while filled < wanted {
        let got = unsafe pread(
          descriptor, buffer.baseAddress?.advanced(by: filled), wanted - filled,
          off_t(start) + off_t(filled))
        if got < 0, errno == EINTR { continue }
        if got < 0 { failed = true }
        guard got > 0 else { return }
        filled += got
      }
    }
    return failed ? nil : bytes
  }
}
