internal import Artifacts
internal import CLibAV

/// Copies libav's dictionaries. Their text is the file's: repaired to UTF-8 and capped; values of tags by
/// ``cut(_:)``, so that it can be told.
enum TagReading {
  /// A record lists no more.
  static let countCap = 500
  static let valueCap = 4096

  static func tags(of context: UnsafeMutablePointer<AVFormatContext>) -> [Tag] {
    var tags = unsafe all(in: context.pointee.metadata).map { Tag(key: $0, value: $1) }
    for position in unsafe 0..<Int(context.pointee.nb_streams) where tags.count <= countCap {
      guard let stream = unsafe context.pointee.streams?[position] else { continue }
      tags += unsafe all(in: stream.pointee.metadata)
        .map { Tag(key: $0, value: $1, stream: position) }
    }
    return tags
  }

  /// The first value of a key, compared without case.
  static func value(
    of key: String, in dictionary: OpaquePointer?, cap: Int = valueCap
  ) -> String? {
    guard let entry = unsafe av_dict_get(dictionary, key, nil, 0) else { return nil }
    return unsafe text(entry.pointee.value, cap: cap)
  }

  /// The first bytes of `text` that a record keeps.
  static func cut(_ text: String, to cap: Int = valueCap) -> String {
    text.utf8.count <= cap ? text : String(decoding: text.utf8.prefix(cap), as: UTF8.self)
  }

  private static func all(in dictionary: OpaquePointer?) -> [(String, String)] {
    var pairs: [(String, String)] = []
    var previous: UnsafeMutablePointer<AVDictionaryEntry>?
    while pairs.count <= countCap,
      let entry = unsafe av_dict_get(dictionary, "", previous, AV_DICT_IGNORE_SUFFIX)
    {
      unsafe pairs.append(
        (text(entry.pointee.key, cap: valueCap) ?? "", text(entry.pointee.value, cap: .max) ?? ""))
      unsafe previous = unsafe entry
    }
    return pairs
  }

  private static func text(_ characters: UnsafePointer<CChar>?, cap: Int) -> String? {
    guard let characters = unsafe characters else { return nil }
    return unsafe cut(String(cString: characters), to: cap)
  }
}
