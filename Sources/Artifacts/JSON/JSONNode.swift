/// A JSON value whose object keys keep their order. Numbers are integers: nothing here has others.
package indirect enum JSONNode: Sendable, Equatable {
  case object([Member])
  case array([JSONNode])
  case string(String)
  case integer(Int64)
  case boolean(Bool)
  case null

  package struct Member: Sendable, Equatable {
    package var key: String
    package var value: JSONNode

    package init(_ key: String, _ value: JSONNode) {
      self.key = key
      self.value = value
    }
  }
}

extension JSONNode {
  /// The largest integer that every reader of JSON holds exactly (RFC 7493 §2.2): 2^53−1.
  package static let largestInteger: Int64 = 9_007_199_254_740_991

  /// The tree of a value, keys in the order in which it encodes them.
  package init(encoding value: some Encodable) throws {
    let slot = NodeEncoder.Slot()
    try value.encode(to: NodeEncoder(slot: slot, codingPath: []))
    self = slot.node
  }

  /// One line of JSON in UTF-8, without a line feed, keys in their order.
  package var line: [UInt8] { JSONWriter.bytes(of: self, sortingKeys: false) }

  /// The canonical form of RFC 8785, for values whose numbers are integers within ±(2^53−1).
  package var canonical: [UInt8] { JSONWriter.bytes(of: self, sortingKeys: true) }
}
