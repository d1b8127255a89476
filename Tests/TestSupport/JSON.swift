import Foundation

/// A JSON value as Foundation reads it: a second reader beside our own writer.
///
/// Unchecked: the tree is never changed.
public struct JSON: @unchecked Sendable, CustomStringConvertible {
  public let value: Any?

  public init(_ bytes: [UInt8]) throws {
    value = try JSONSerialization.jsonObject(with: Data(bytes), options: [.fragmentsAllowed])
  }

  private init(value: Any?) { self.value = value }

  public subscript(_ key: String) -> JSON { JSON(value: (value as? [String: Any])?[key]) }

  public subscript(_ position: Int) -> JSON {
    let elements = value as? [Any] ?? []
    return JSON(value: elements.indices.contains(position) ? elements[position] : nil)
  }

  public var exists: Bool { value != nil }
  public var string: String? { value as? String }
  public var integer: Int? { (value as? NSNumber)?.intValue }
  public var boolean: Bool? { (value as? NSNumber)?.boolValue }
  public var array: [JSON] { (value as? [Any] ?? []).map { JSON(value: $0) } }
  public var keys: [String] { ((value as? [String: Any])?.keys.sorted()) ?? [] }

  /// ffprobe writes seconds as text.
  public var milliseconds: Int? {
    string.flatMap(Double.init).map { Int(($0 * 1000).rounded()) }
  }

  /// The codes of a record's or a manifest line's findings.
  public var codes: [String] { self["findings"].array.compactMap { $0["code"].string } }

  public var description: String {
    guard let value,
      let data = try? JSONSerialization.data(
        withJSONObject: value, options: [.sortedKeys, .fragmentsAllowed])
    else { return "nothing" }
    return String(decoding: data, as: UTF8.self)
  }
}
