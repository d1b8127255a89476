#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Sends bytes to a port of this computer as they are, and reads what comes back: no client's own ideas of
/// paths and headers lie between.
package enum LoopbackClient {
  /// An answer of HTTP/1.1.
  package struct Answer {
    package let status: Int
    /// Names in lower case.
    package let headers: [String: String]
    package let body: [UInt8]

    package var text: String { String(decoding: body, as: UTF8.self) }

    /// Nil where the bytes are none.
    package init?(_ bytes: [UInt8]) {
      let end = [UInt8]("\r\n\r\n".utf8)
      guard
        let place = bytes.indices.first(where: { bytes[$0...].starts(with: end) }),
        case let lines = String(decoding: bytes[..<place], as: UTF8.self)
          .split(separator: "\r\n").map(String.init),
        let first = lines.first, first.hasPrefix("HTTP/1.1 "),
        let status = Int(first.dropFirst(9).prefix(3))
      else { return nil }
      self.status = status
      var headers: [String: String] = [:]
      for line in lines.dropFirst() {
        let halves = line.split(separator: ":", maxSplits: 1)
        guard halves.count == 2 else { return nil }
        headers[halves[0].lowercased()] = String(halves[1].drop { $0 == " " })
      }
      self.headers = headers
      body = Array(bytes[(place + 4)...])
    }
  }

  /// - Parameters:
  ///   - pieces: sent one after the other.
  ///   - seconds: to wait for each piece of the answer.
  /// - Returns: all until the other side closes.
  package static func exchange(
    port: Int, _ pieces: [[UInt8]], waiting seconds: Int = 30
  ) throws -> [UInt8] {
    let socket = try connect(port: port)
    defer { close(socket) }
    for piece in pieces { send(piece, to: socket) }
    return try receive(from: socket, waiting: seconds)
  }

  package static func send(_ bytes: [UInt8], to socket: Int32) {
    _ = unsafe bytes.withUnsafeBytes { buffer in
      unsafe Glibc.send(socket, buffer.baseAddress, buffer.count, Int32(MSG_NOSIGNAL))
    }
  }

  /// - Returns: all until the other side closes, or until the mark was among it.
  package static func receive(
    from socket: Int32, until mark: String? = nil, waiting seconds: Int = 30
  ) throws -> [UInt8] {
    var limit = timeval(tv_sec: seconds, tv_usec: 0)
    unsafe setsockopt(
      socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var received: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = unsafe recv(socket, &chunk, chunk.count, 0)
      guard count > 0 else {
        if count < 0, errno != ECONNRESET { throw SystemFailure("recv") }
        return received
      }
      received += chunk[..<count]
      if let mark, String(decoding: received, as: UTF8.self).contains(mark) { return received }
    }
  }

  /// A connection that says nothing by itself; whoever has it closes it.
  package static func connect(port: Int) throws -> Int32 {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    address.sin_port = UInt16(port).bigEndian
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let status = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe Glibc.connect(socket, $0, size)
      }
    }
    guard status == 0 else {
      close(socket)
      throw SystemFailure("connect")
    }
    return socket
  }
}
