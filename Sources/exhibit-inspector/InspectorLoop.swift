internal import ArchiveInspection
internal import Artifacts
internal import DocumentInspection
internal import MediaInspection
internal import PictureInspection
internal import Wire

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Takes one request after another: a line and a descriptor in, one reply line out.
struct InspectorLoop {
  let channel: LineChannel
  private let inspector = FileInspector()

  init(channel: LineChannel) { self.channel = channel }

  /// Runs every part once that the system loads something for on its first use, which the locks
  /// forbid afterwards.
  func warmUp() {
    SystemPreparation.loadCharsetsAndTimeZone()
    ArchiveLocale.load()
    PDFInspector.load()
    HEIFPixels.load()
    let reply = Reply(kind: .other, findings: [Finding(.fileEmpty, "")])
    if let line = try? WireFormat.line(of: reply) {
      _ = try? WireFormat.decode(Reply.self, from: line)
    }
  }

  /// Says which locks hold, and returns when the parent has closed its end or can't be understood.
  func run(behind locks: [InspectorLock]) {
    guard send(Greeting(locks: locks)) else { return }
    while let received = try? channel.receive(cap: WireFormat.requestCap), answer(received) {}
  }

  private func answer(_ received: (line: [UInt8], descriptor: Int32?)) -> Bool {
    defer { if let descriptor = received.descriptor { close(descriptor) } }
    guard let request = try? WireFormat.decode(Request.self, from: received.line) else {
      return false
    }
    switch (request.task, received.descriptor) {
    case (.unpack, let descriptor?): return unpack(request, descriptor)
    case (.rewrite, let descriptor?): return rewrite(request, descriptor)
    case (.inspect, let descriptor?): return send(inspector.inspect(descriptor, request))
    case (.draw, let descriptor?): return send(draw(request, descriptor))
    case (.inspectRanged, let descriptor?):
      let source = RangedBlocks(size: request.size) { ask($0) }
      return send(RangedLine(reply: inspector.inspect(descriptor, request, source)))
    case (.attempts, nil): return send(Attempts.made())
    default: return false
    }
  }

  /// Whether the parent has put the blocks where they belong.
  private func ask(_ question: RangeQuestion) -> Bool {
    guard send(RangedLine(question: question)),
      let received = try? channel.receive(cap: WireFormat.requestCap)
    else { return false }
    if let descriptor = received.descriptor { close(descriptor) }
    return (try? WireFormat.decode(RangeAnswer.self, from: received.line))?.isThere ?? false
  }

  private func unpack(_ request: Request, _ descriptor: Int32) -> Bool {
    guard let byteCap = request.unpackByteCap,
      let received = try? channel.receive(cap: WireFormat.requestCap),
      let spool = received.descriptor
    else { return false }
    defer { close(spool) }
    #if DEBUG
      inspector.runHook(descriptor, request)
    #endif
    let archive = ArchiveTask(descriptor: descriptor, size: request.size)
    return send(archive.unpack(into: spool, byteCap: byteCap))
  }

  private func draw(_ request: Request, _ descriptor: Int32) -> DrawnPictures {
    #if DEBUG
      inspector.runHook(descriptor, request)
    #endif
    return DrawingTask(
      descriptor: descriptor, request: request, type: inspector.type(of: descriptor, request)
    ).draw()
  }

  private func rewrite(_ request: Request, _ descriptor: Int32) -> Bool {
    guard let byteCap = request.unpackByteCap,
      let received = try? channel.receive(cap: WireFormat.requestCap),
      let copy = received.descriptor
    else { return false }
    defer { close(copy) }
    #if DEBUG
      inspector.runHook(descriptor, request)
    #endif
    let task = RewriteTask(
      descriptor: descriptor, size: request.size, type: inspector.type(of: descriptor, request))
    return send(task.rewrite(into: copy, byteCap: byteCap))
  }

  private func send(_ answer: some Encodable) -> Bool {
    guard let line = try? WireFormat.line(of: answer) else { return false }
    return (try? channel.send(line)) != nil
  }
}
