import Foundation

/// A JSON value as Foundation reads it: a second reader beside our own writer.
///
/// Unchecked: the tree is never changed.
package struct JSON: @unchecked Sendable, CustomStringConvertible {
  package let value: Any?

  package init(_ bytes: [UInt8]) throws {
    value = try JSONSerialization.jsonObject(with: Data(bytes), options: [.fragmentsAllowed])
  }

  private init(value: Any?) { self.value = value }

  /// NDJSON: a value on each line.
  package static func lines(_ bytes: [UInt8]) throws -> [JSON] {
    try bytes.split(separator: UInt8(ascii: "\n")).map { try JSON(Array($0)) }
  }

  package subscript(_ key: String) -> JSON { JSON(value: (value as? [String: Any])?[key]) }

  package subscript(_ position: Int) -> JSON {
    let elements = value as? [Any] ?? []
    return JSON(value: elements.indices.contains(position) ? elements[position] : nil)
  }

  package var exists: Bool { value != nil }
  package var string: String? { value as? String }
  package var integer: Int? { (value as? NSNumber)?.intValue }
  package var boolean: Bool? { (value as? NSNumber)?.boolValue }
  package var array: [JSON] { (value as? [Any] ?? []).map { JSON(value: $0) } }
  package var keys: [String] { ((value as? [String: Any])?.keys.sorted()) ?? [] }

  /// ffprobe writes seconds as text.
  package var milliseconds: Int? {
    string.flatMap(Double.init).map { Int(($0 * 1000).rounded()) }
  }

  /// The codes of a record's or a manifest line's findings.
  package var codes: [String] { self["findings"].array.compactMap { $0["code"].string } }

  package var description: String {
    guard let value,
      let data = try? JSONSerialization.data(
        withJSONObject: value, options: [.sortedKeys, .fragmentsAllowed])
    else { return "nothing" }
    return String(decoding: data, as: UTF8.self)
  }
}
