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
      let reply = inspector.inspect(descriptor, request)
      guard let line = try? WireFormat.line(of: reply), (try? channel.send(line)) != nil else {
        return
      }
    }
  }
}
