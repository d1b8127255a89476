package import Artifacts

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// What the parent asks of an inspector: the file whose descriptor comes with the line.
package struct Request: Codable, Sendable, Equatable {
  /// What is to be done.
  package enum Task: String, Codable, Sendable {
    /// Answer with a `Reply` on the file.
    case inspect
    /// Answer with `Attempts`; no descriptor comes with the line.
    case attempts
    /// Write the archive's members into the descriptor that comes with an empty line of its own
    /// after this one, and answer with an `UnpackReply`.
    case unpack
    /// Write the file without private metadata into the descriptor that comes with an empty line of
    /// its own after this one, and answer with a `RewriteReply`.
    case rewrite
    /// Answer with `RangedLine`s: questions for parts of the file, and in the end the `Reply`.
    case inspectRanged
    /// Answer with the `DrawnPictures` of the file.
    case draw
  }

  package var task = Task.inspect
  package var depth: VerificationDepth
  /// Bytes, as the parent's fstat gave them; the inspector reads nothing past it.
  package var size: Int64
  /// The ending of the file's name in lower case: a hint that only ever breaks a tie between text
  /// formats which their content can't tell apart.
  package var nameExtension: String?
  /// With `unpack` and `rewrite`: no more bytes are written.
  package var unpackByteCap: Int64?

  /// Whether the answer is to hold what the content is recognised by; absent for no.
  package var wantsPrints: Bool?

  /// With `draw`: a recording's measured length; nil for a photo.
  package var milliseconds: Int64?

  package init(depth: VerificationDepth, size: Int64, nameExtension: String?) {
    self.depth = depth
    self.size = size
    self.nameExtension = nameExtension
  }

  /// The request to unpack an archive of `size` bytes to no more than `byteCap`.
  package static func unpack(size: Int64, byteCap: Int64) -> Request {
    var request = Request(depth: .header, size: size, nameExtension: nil)
    (request.task, request.unpackByteCap) = (.unpack, byteCap)
    return request
  }

  /// The request to rewrite a file of `size` bytes into no more than `byteCap`.
  package static func rewrite(size: Int64, byteCap: Int64, nameExtension: String?) -> Request {
    var request = Request(depth: .header, size: size, nameExtension: nameExtension)
    (request.task, request.unpackByteCap) = (.rewrite, byteCap)
    return request
  }

  /// The request to look into a recording of `size` bytes whose parts have to be asked for.
  package static func ranged(size: Int64, nameExtension: String?) -> Request {
    var request = Request(depth: .header, size: size, nameExtension: nameExtension)
    request.task = .inspectRanged
    return request
  }

  /// The request to draw what a file of `size` bytes looks like on a page.
  package static func draw(size: Int64, nameExtension: String?, milliseconds: Int64?) -> Request {
    var request = Request(depth: .header, size: size, nameExtension: nameExtension)
    (request.task, request.milliseconds) = (.draw, milliseconds)
    return request
  }

  /// The request to try what a locked inspector must not be able to do.
  package static var attempts: Request {
    var request = Request(depth: .header, size: 0, nameExtension: nil)
    request.task = .attempts
    return request
  }
}

/// Requests and replies as lines of JSON.
package enum WireFormat {
  /// No reply is longer, since all that a record lists has a cap; a longer one is `inspect.protocol`.
  package static let replyCap = 32 << 20
  package static let requestCap = 4096
  /// The two pictures and the numbers of a drawing take a third of it.
  package static let drawingCap = 64 << 10

  package static func line(of value: some Encodable) throws -> [UInt8] {
    try JSONNode(encoding: value).line + [UInt8(ascii: "\n")]
  }

  package static func decode<Value: Decodable>(
    _ type: Value.Type, from line: [UInt8]
  ) throws -> Value {
    try JSONDecoder().decode(type, from: Data(line))
  }
}
