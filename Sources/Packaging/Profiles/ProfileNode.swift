#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// A value of a profile's JSON, of which nothing is expected yet.
indirect enum ProfileNode: Decodable, Equatable {
  case object([String: ProfileNode])
  case list([ProfileNode])
  case text(String)
  case flag(Bool)
  /// A number or null: no field of a profile has one.
  case other

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder) throws {
    if let fields = try? decoder.container(keyedBy: Key.self) {
      self = .object(
        try Dictionary(
          uniqueKeysWithValues: fields.allKeys.map {
            ($0.stringValue, try fields.decode(ProfileNode.self, forKey: $0))
          }))
    } else if var items = try? decoder.unkeyedContainer() {
      var nodes: [ProfileNode] = []
      while !items.isAtEnd { nodes.append(try items.decode(ProfileNode.self)) }
      self = .list(nodes)
    } else {
      let value = try decoder.singleValueContainer()
      if let flag = try? value.decode(Bool.self) {
        self = .flag(flag)
      } else if let text = try? value.decode(String.self) {
        self = .text(text)
      } else {
        self = .other
      }
    }
  }

  /// Nil where the bytes are no JSON.
  init?(json: [UInt8]) {
    guard let node = try? JSONDecoder().decode(ProfileNode.self, from: Data(json)) else {
      return nil
    }
    self = node
  }
}
