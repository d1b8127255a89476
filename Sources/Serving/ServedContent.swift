/// Something of a known length whose bytes are read as they are sent: a recording, a page.
package struct ServedContent: Sendable {
  package var size: Int64
  /// Another one whenever the bytes may be others; without quotes.
  package var tag: String
  package var mediaType: String
  /// Sent as well.
  package var headers: [(name: String, value: String)]
  /// At most so many bytes from an offset on; nil where they can't be read, none at the end.
  package var read: @Sendable (_ offset: Int64, _ count: Int) -> [UInt8]?

  package init(
    size: Int64, tag: String, mediaType: String, headers: [(name: String, value: String)] = [],
    read: @escaping @Sendable (_ offset: Int64, _ count: Int) -> [UInt8]?
  ) {
    (self.size, self.tag, self.mediaType) = (size, tag, mediaType)
    (self.headers, self.read) = (headers, read)
  }

  /// The answer to a request for it: all, a part, or that there is nothing new. RFC 9110 §13 and §14.
  package func response(to request: HTTPRequest) -> HTTPResponse {
    let quoted = "\"\(tag)\""
    let common = [("ETag", quoted), ("Accept-Ranges", "bytes")] + headers
    if let known = request.header("if-none-match"), Self.names(known, quoted) {
      return HTTPResponse(.notModified, headers: common, body: .bytes([]))
    }
    let full = HTTPResponse(
      .ok, headers: common + [("Content-Type", mediaType)],
      body: .content(self, size > 0 ? 0...(size - 1) : nil))
    // What it was before is of no use; a date tells less than the tag.
    if let wanted = request.header("if-range"), wanted != quoted { return full }
    guard let header = request.header("range"), request.method == .get else { return full }
    switch ByteRange(header, size: size) {
    case .ignored: return full
    case .part(let range):
      return HTTPResponse(
        .partialContent,
        headers: common + [
          ("Content-Type", mediaType),
          ("Content-Range", "bytes \(range.lowerBound)-\(range.upperBound)/\(size)"),
        ], body: .content(self, range))
    case .unsatisfiable:
      var refusal = HTTPResponse(
        .rangeNotSatisfiable, saying: "There are \(size) bytes; none of them was asked for.")
      refusal.headers += common + [("Content-Range", "bytes */\(size)")]
      return refusal
    }
  }

  private static func names(_ list: String, _ quoted: String) -> Bool {
    list.split(separator: ",").contains { entry in
      let trimmed = entry.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
      let text = String(trimmed)
      return text == "*" || text == quoted || text == "W/\(quoted)"
    }
  }
}
