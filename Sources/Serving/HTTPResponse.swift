/// An answer to a request.
package struct HTTPResponse: Sendable {
  package var status: HTTPStatus
  package var headers: [(name: String, value: String)]
  package var body: Body

  package enum Body: Sendable {
    case bytes([UInt8])
    /// Part of something long, read as it is sent.
    case content(ServedContent, ClosedRange<Int64>?)
    /// Lines that come as things happen, until the body returns, the reader goes away or the server stops.
    case events(@Sendable (EventSink) -> Void)
  }

  package init(_ status: HTTPStatus, _ type: String, _ bytes: [UInt8]) {
    self.status = status
    headers = [("Content-Type", type)]
    body = .bytes(bytes)
  }

  /// A page.
  ///
  /// - Parameter policy: its Content-Security-Policy.
  package init(page: [UInt8], _ status: HTTPStatus = .ok, policy: String) {
    self.init(status, "text/html; charset=utf-8", page)
    headers.append(("Content-Security-Policy", policy))
  }

  /// One sentence for whoever asked.
  package init(_ status: HTTPStatus, saying text: String) {
    self.init(status, "text/plain; charset=utf-8", Array("\(text)\n".utf8))
  }

  /// Leads on to another page of this server.
  ///
  /// - Parameter location: percent-encoded.
  package init(seeOther location: String) {
    self.init(.seeOther, saying: "See \(location)")
    headers.append(("Location", location))
  }

  /// Events as https://html.spec.whatwg.org/multipage/server-sent-events.html has them.
  package init(events: @escaping @Sendable (EventSink) -> Void) {
    status = .ok
    headers = [("Content-Type", "text/event-stream")]
    body = .events(events)
  }

  init(_ status: HTTPStatus, headers: [(name: String, value: String)], body: Body) {
    (self.status, self.headers, self.body) = (status, headers, body)
  }
}
