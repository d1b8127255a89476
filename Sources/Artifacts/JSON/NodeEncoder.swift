/// Builds a `JSONNode` from any `Encodable` whose numbers are integers.
///
/// Foundation's encoder escapes `/` and orders keys as it likes; records keep the contract's order
/// and manifests RFC 8785's, so both are written from this tree.
struct NodeEncoder: Encoder {
  /// The place that an encoded value is put into.
  final class Slot {
    var node: JSONNode {
      switch content {
      case .value(let node): node
      case .object(let keys, let slots):
        .object(zip(keys, slots).map { JSONNode.Member($0, $1.node) })
      case .array(let slots): .array(slots.map(\.node))
      }
    }
    fileprivate var content: Content = .value(.null)

    fileprivate enum Content {
      case value(JSONNode)
      case object([String], [Slot])
      case array([Slot])
    }

    fileprivate func member(_ key: String) -> Slot {
      let slot = Slot()
      if case .object(var keys, var slots) = content {
        content = .value(.null)
        keys.append(key)
        slots.append(slot)
        content = .object(keys, slots)
      } else {
        content = .object([key], [slot])
      }
      return slot
    }

    fileprivate func element() -> Slot {
      let slot = Slot()
      if case .array(var slots) = content {
        content = .value(.null)
        slots.append(slot)
        content = .array(slots)
      } else {
        content = .array([slot])
      }
      return slot
    }
  }

  let slot: Slot
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    if case .object = slot.content {} else { slot.content = .object([], []) }
    return KeyedEncodingContainer(KeyedNodes<Key>(slot: slot, codingPath: codingPath))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    if case .array = slot.content {} else { slot.content = .array([]) }
    return UnkeyedNodes(slot: slot, codingPath: codingPath)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    SingleNode(slot: slot, codingPath: codingPath)
  }

  /// Puts `value` into `slot`: the scalars at once, anything else through its own `encode(to:)`.
  static func put(_ value: some Encodable, into slot: Slot, at path: [any CodingKey]) throws {
    switch value {
    case let text as String: slot.content = .value(.string(text))
    case let flag as Bool: slot.content = .value(.boolean(flag))
    case let number as any BinaryInteger:
      guard let exact = Int64(exactly: number) else { throw notAnInteger(value, at: path) }
      slot.content = .value(.integer(exact))
    case is any BinaryFloatingPoint: throw notAnInteger(value, at: path)
    default: try value.encode(to: NodeEncoder(slot: slot, codingPath: path))
    }
  }

  private static func notAnInteger(_ value: Any, at path: [any CodingKey]) -> EncodingError {
    .invalidValue(
      value, .init(codingPath: path, debugDescription: "only 64-bit integers are written"))
  }
}

private struct KeyedNodes<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let slot: NodeEncoder.Slot
  let codingPath: [any CodingKey]

  func encodeNil(forKey key: Key) { _ = slot.member(key.stringValue) }

  func encode(_ value: some Encodable, forKey key: Key) throws {
    try NodeEncoder.put(value, into: slot.member(key.stringValue), at: codingPath + [key])
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    NodeEncoder(slot: slot.member(key.stringValue), codingPath: codingPath + [key])
      .container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    NodeEncoder(slot: slot.member(key.stringValue), codingPath: codingPath + [key])
      .unkeyedContainer()
  }

  func superEncoder() -> any Encoder {
    NodeEncoder(slot: slot.member("super"), codingPath: codingPath)
  }

  func superEncoder(forKey key: Key) -> any Encoder {
    NodeEncoder(slot: slot.member(key.stringValue), codingPath: codingPath + [key])
  }
}

private struct UnkeyedNodes: UnkeyedEncodingContainer {
  let slot: NodeEncoder.Slot
  let codingPath: [any CodingKey]
  private(set) var count = 0

  init(slot: NodeEncoder.Slot, codingPath: [any CodingKey]) {
    self.slot = slot
    self.codingPath = codingPath
  }

  mutating func encodeNil() {
    count += 1
    _ = slot.element()
  }

  mutating func encode(_ value: some Encodable) throws {
    count += 1
    try NodeEncoder.put(value, into: slot.element(), at: codingPath)
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) -> KeyedEncodingContainer<Nested> {
    count += 1
    return NodeEncoder(slot: slot.element(), codingPath: codingPath).container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    count += 1
    return NodeEncoder(slot: slot.element(), codingPath: codingPath).unkeyedContainer()
  }

  mutating func superEncoder() -> any Encoder {
    count += 1
    return NodeEncoder(slot: slot.element(), codingPath: codingPath)
  }
}

private struct SingleNode: SingleValueEncodingContainer {
  let slot: NodeEncoder.Slot
  let codingPath: [any CodingKey]

  func encodeNil() {}

  func encode(_ value: some Encodable) throws {
    try NodeEncoder.put(value, into: slot, at: codingPath)
  }
}
