internal import Artifacts

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Decodes received JSON of ours without trusting it.
enum ManifestDecoding {
  /// More than a line of a sound manifest comes to; a longer one is not read.
  static let lineLimit = 16 * 1024 * 1024
  static let headerLimit = 64 * 1024 * 1024

  /// - Returns: the value, or what is wrong as the end of a sentence.
  static func decode<Value: Decodable>(
    _ type: Value.Type, from bytes: ArraySlice<UInt8>, limit: Int
  ) -> Result<Value, DecodingTrouble> {
    guard bytes.count <= limit else { return .failure(DecodingTrouble("is too long")) }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      return .failure(DecodingTrouble("is not UTF-8 text"))
    }
    do {
      return .success(try JSONDecoder().decode(type, from: Data(bytes)))
    } catch let error as DecodingError {
      return .failure(DecodingTrouble(error))
    } catch {
      return .failure(DecodingTrouble("is not sound JSON"))
    }
  }
}

/// Why bytes could not be decoded, without quoting them.
struct DecodingTrouble: Error {
  let message: String

  init(_ message: String) { self.message = message }

  init(_ error: DecodingError) {
    switch error {
    case .keyNotFound(let key, let context):
      message = "lacks the field \(Self.name(context.codingPath + [key]))"
    case .valueNotFound(_, let context), .typeMismatch(_, let context):
      message = "has another type than expected in \(Self.name(context.codingPath))"
    case .dataCorrupted(let context):
      message =
        context.codingPath.isEmpty
        ? "is not sound JSON" : "has an unknown value in \(Self.name(context.codingPath))"
    @unknown default: message = "can't be decoded"
    }
  }

  /// Only our own field names and positions come to stand here: a coding path holds what our types
  /// ask for, except below `byKind`, whose keys are the file's.
  private static func name(_ path: [any CodingKey]) -> String {
    path.prefix(8).map { String($0.stringValue.prefix(40)) }.joined(separator: ".")
  }
}
