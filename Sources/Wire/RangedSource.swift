package import Artifacts

/// A file of which the inspector has nothing but its length, until it asks: the parent fetches blocks
/// and writes them to where they belong in the file whose descriptor the inspector got.
package enum RangedSource {
  /// Bytes of a block; the last one may be shorter.
  package static let blockBytes: Int64 = 128 << 10
  /// Blocks that may be asked for at a time.
  package static let mostBlocks = 16

  /// Blocks that a file of so many bytes has.
  package static func blocks(ofBytes size: Int64) -> Int64 {
    size <= 0 ? 0 : (size - 1) / blockBytes + 1
  }
}

/// What an inspector wants of a ranged source: consecutive blocks.
package struct RangeQuestion: Codable, Sendable, Equatable {
  package var first: Int64
  package var count: Int

  package init(first: Int64, count: Int) { (self.first, self.count) = (first, count) }

  /// The bytes that it asks for; nil where it asks for what no file of `size` bytes has, or for too much
  /// at a time. The question comes from a process that a file may have taken over.
  package func bytes(ofSize size: Int64) -> Range<Int64>? {
    let blocks = RangedSource.blocks(ofBytes: size)
    guard first >= 0, first < blocks, (1...RangedSource.mostBlocks).contains(count),
      Int64(count) <= blocks - first
    else { return nil }
    let start = first * RangedSource.blockBytes
    let length = min(Int64(count) * RangedSource.blockBytes, size - start)
    return start..<(start + length)
  }
}

/// One line of an inspector that reads a ranged source: a question, or its reply at the end.
package struct RangedLine: Codable, Sendable, Equatable {
  package var question: RangeQuestion?
  package var reply: Reply?

  package init(question: RangeQuestion) { self.question = question }

  package init(reply: Reply) { self.reply = reply }
}

/// The parent's answer to a question.
package struct RangeAnswer: Codable, Sendable, Equatable {
  /// False where the bytes are not to be had.
  package var isThere: Bool

  package init(isThere: Bool) { self.isThere = isThere }
}
