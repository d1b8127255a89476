internal import CLoopback

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// One connection: requests in, answers out, until either side has had enough.
struct Connection {
  private let socket: Int32
  private let limits: ServerLimits
  private let isStopped: @Sendable () -> Bool
  private var received: [UInt8] = []

  private static let pieceLength = 256 << 10

  init(_ socket: Int32, limits: ServerLimits, isStopped: @escaping @Sendable () -> Bool) {
    self.socket = socket
    self.limits = limits
    self.isStopped = isStopped
  }

  /// Tells somebody who comes when all are busy.
  static func refuse(_ socket: Int32) {
    let text = "HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
    _ = unsafe exhibit_send_bytes(socket, Array(text.utf8), text.utf8.count)
  }

  func run(_ answer: (HTTPRequest) -> HTTPResponse) {
    var connection = self
    for number in 1...limits.requests {
      guard connection.exchange(isLast: number == limits.requests, answer) else { return }
    }
  }

  /// - Returns: whether another request may follow.
  private mutating func exchange(isLast: Bool, _ answer: (HTTPRequest) -> HTTPResponse) -> Bool {
    do throws(RequestFault) {
      guard let head = try head() else { return false }
      let request = try HTTPRequest(head: head)
      guard take(bodyOf: request) else { return false }
      let goesOn = request.keepsAlive && !isLast && !isStopped()
      return send(
        answer(request), isHead: request.method == .head, keepsAlive: goesOn) && goesOn
    } catch {
      var refusal = HTTPResponse(
        error.status, saying: "\(error.status.reason): this request can't be answered.")
      if error == .method { refusal.headers.append(("Allow", "GET, HEAD, POST")) }
      _ = send(refusal, isHead: false, keepsAlive: false)
      return false
    }
  }

  // MARK: Reading

  /// All up to the empty line; nil where nothing or not all of it came in time.
  private mutating func head() throws(RequestFault) -> [UInt8]? {
    let end: [UInt8] = [13, 10, 13, 10]
    var searched = 0
    var clock = received.isEmpty ? nil : ContinuousClock.now
    while true {
      if let start = Self.position(of: end, in: received, from: searched) {
        guard start <= HTTPRequest.headCap else { throw .tooLarge }
        defer { received.removeFirst(start + end.count) }
        return Array(received[..<start])
      }
      searched = max(0, received.count - end.count + 1)
      guard received.count <= HTTPRequest.headCap else { throw .tooLarge }
      let left = clock.map { limits.headMilliseconds - Self.milliseconds(since: $0) }
      guard receive(within: left ?? limits.idleMilliseconds) else { return nil }
      if clock == nil { clock = .now }
    }
  }

  private static func position(of mark: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    guard bytes.count >= start + mark.count else { return nil }
    return (start...(bytes.count - mark.count)).first {
      bytes[$0..<($0 + mark.count)].elementsEqual(mark)
    }
  }

  private mutating func take(bodyOf request: HTTPRequest) -> Bool {
    let clock = ContinuousClock.now
    while received.count < request.bodyLength {
      guard receive(within: limits.headMilliseconds - Self.milliseconds(since: clock)) else {
        return false
      }
    }
    received.removeFirst(request.bodyLength)
    return true
  }

  /// False at the end, after an error and when the time is over.
  private mutating func receive(within milliseconds: Int) -> Bool {
    guard milliseconds > 0, exhibit_wait(socket, 0, Int32(clamping: milliseconds)) > 0 else {
      return false
    }
    var piece = [UInt8](repeating: 0, count: 4 << 10)
    let count = unsafe recv(socket, &piece, piece.count, 0)
    if count > 0 { received += piece[..<count] }
    return count > 0 || count < 0 && (errno == EINTR || errno == EAGAIN)
  }

  private static func milliseconds(since start: ContinuousClock.Instant) -> Int {
    let passed = (ContinuousClock.now - start).components
    return Int(clamping: passed.seconds &* 1000 &+ passed.attoseconds / 1_000_000_000_000_000)
  }

  // MARK: Sending

  private func send(_ response: HTTPResponse, isHead: Bool, keepsAlive: Bool) -> Bool {
    switch response.body {
    case .bytes(let bytes):
      let hasBody = response.status != .notModified && response.status != .noContent
      let head = head(of: response, length: hasBody ? Int64(bytes.count) : nil, keepsAlive)
      return put(head + (isHead || !hasBody ? [] : bytes))
    case .content(let content, let range):
      let length = range.map { $0.upperBound - $0.lowerBound + 1 } ?? 0
      guard put(head(of: response, length: length, keepsAlive)) else { return false }
      guard !isHead, let range else { return true }
      return put(content, range)
    case .events(let body):
      guard put(head(of: response, length: nil, false)), !isHead else { return false }
      body(EventSink(send: put, isOver: { [isStopped] in isStopped() || Self.hasEnded(socket) }))
      return false
    }
  }

  private func put(_ content: ServedContent, _ range: ClosedRange<Int64>) -> Bool {
    var offset = range.lowerBound
    while offset <= range.upperBound {
      let count = Int(min(Int64(Self.pieceLength), range.upperBound - offset + 1))
      // One that is shorter now must not look whole: the connection ends before its length is reached.
      guard !isStopped(), let piece = content.read(offset, count), !piece.isEmpty,
        put(piece.count > count ? Array(piece.prefix(count)) : piece)
      else { return false }
      offset += Int64(min(piece.count, count))
    }
    return true
  }

  /// What stands over every answer, whatever it is.
  private static let always = [
    ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"), ("Cache-Control", "no-store"),
  ]
  private static let emptyPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'"

  private func head(of response: HTTPResponse, length: Int64?, _ keepsAlive: Bool) -> [UInt8] {
    var fields = Self.always + response.headers.map { ($0.name, $0.value) }
    if !fields.contains(where: { $0.0 == "Content-Security-Policy" }) {
      fields.append(("Content-Security-Policy", Self.emptyPolicy))
    }
    if let length { fields.append(("Content-Length", "\(length)")) }
    fields.append(("Connection", keepsAlive ? "keep-alive" : "close"))
    var text = "HTTP/1.1 \(response.status.rawValue) \(response.status.reason)\r\n"
    for (name, value) in fields {
      // A value of somebody else's must not begin another line.
      let plain = value.unicodeScalars.filter { $0.value >= 0x20 && $0.value < 0x7F }
      text += "\(name): \(String(String.UnicodeScalarView(plain)))\r\n"
    }
    return Array((text + "\r\n").utf8)
  }

  /// False where the reader is gone, takes nothing for too long, or the server stops.
  private func put(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe exhibit_send_bytes(
          socket, buffer.baseAddress?.advanced(by: sent), buffer.count - sent)
      }
      if count > 0 {
        sent += count
        continue
      }
      if count < 0, errno == EINTR { continue }
      guard count < 0, errno == EAGAIN || errno == EWOULDBLOCK,
        exhibit_wait(socket, 1, Int32(clamping: limits.stalledMilliseconds)) > 0
      else { return false }
    }
    return true
  }

  /// Whether the other side has closed.
  private static func hasEnded(_ socket: Int32) -> Bool {
    guard exhibit_wait(socket, 0, 0) > 0 else { return false }
    var byte: UInt8 = 0
    return unsafe recv(socket, &byte, 1, Int32(MSG_PEEK)) == 0
  }
}
