package import Artifacts

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// What the parent asks of an inspector: the file whose descriptor comes with the line.
package struct Request: Codable, Sendable, Equatable {
  package var depth: VerificationDepth
  /// Bytes, as the parent's fstat gave them; the inspector reads nothing past it.
  package var size: Int64
  /// The ending of the file's name in lower case: a hint that only ever breaks a tie between text
  /// formats which their content can't tell apart.
  package var nameExtension: String?
  /// Set where the file is an archive to unpack: no more bytes are written into the descriptor that
  /// comes with an empty line of its own after this one. An `UnpackReply` answers.
  package var unpackByteCap: Int64?

  package init(depth: VerificationDepth, size: Int64, nameExtension: String?) {
    self.depth = depth
    self.size = size
    self.nameExtension = nameExtension
  }
}

/// Requests and replies as lines of JSON.
package enum WireFormat {
  /// No reply is longer; a longer one is `inspect.protocol`.
  package static let replyCap = 64 << 20
  package static let requestCap = 4096

  package static func line(of value: some Encodable) throws -> [UInt8] {
    try JSONNode(encoding: value).line + [UInt8(ascii: "\n")]
  }

  package static func decode<Value: Decodable>(
    _ type: Value.Type, from line: [UInt8]
  ) throws -> Value {
    try JSONDecoder().decode(type, from: Data(line))
  }
}
