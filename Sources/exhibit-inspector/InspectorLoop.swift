internal import Artifacts
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

  /// Returns when the parent has closed its end or can't be understood.
  func run() {
    while let received = try? channel.receive(cap: WireFormat.requestCap) {
      guard let descriptor = received.descriptor else { return }
      defer { close(descriptor) }
      guard let request = try? WireFormat.decode(Request.self, from: received.line) else { return }
      guard let line = answer(request, descriptor), (try? channel.send(line)) != nil else {
        return
      }
    }
  }

  private func answer(_ request: Request, _ descriptor: Int32) -> [UInt8]? {
    guard let byteCap = request.unpackByteCap else {
      return try? WireFormat.line(of: inspector.inspect(descriptor, request))
    }
    guard let received = try? channel.receive(cap: WireFormat.requestCap),
      let spool = received.descriptor
    else { return nil }
    defer { close(spool) }
    let archive = ArchiveTask(descriptor: descriptor, size: request.size)
    return try? WireFormat.line(of: archive.unpack(into: spool, byteCap: byteCap))
  }
}
