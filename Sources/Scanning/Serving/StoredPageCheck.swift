internal import Inspection

/// Whether a page that lies in a result folder can be shown: one that somebody else made may make the browser
/// tell another server where it is, and the secret is a part of that.
///
/// The headers allow no script, no form, no frame and nothing from elsewhere, and ask for no `Referer`. Two
/// things in a page's own markup override the last (https://w3c.github.io/webappsec-referrer-policy/, 4): a
/// `meta` element and the attribute `referrerpolicy`; and a frame whose content stands in an attribute can
/// hide both. What this program writes has neither, but for four `meta` elements that are known.
struct StoredPageCheck {
  /// Of a page with as many artifacts as a submission may have.
  private static let sizeCap: Int64 = 256 << 20
  private static let pieceLength = 256 << 10
  /// More than any element of the known ones takes.
  private static let longestElement = 4 << 10

  /// With it a page is neither UTF-16 nor of another charset than the header says.
  private static let start = Array("<!DOCTYPE html>\n<html lang=\"".utf8)
  private static let policy = Array("<meta http-equiv=\"Content-Security-Policy\" content=\"".utf8)
  private static let metas = [
    Array("<meta charset=\"utf-8\">".utf8), policy,
    Array("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">".utf8),
    Array("<meta name=\"referrer\" content=\"no-referrer\">".utf8),
  ]
  private static let attribute = Array("referrerpolicy".utf8)
  private static let (meta, frame, inlineFrame) = (
    Array("<meta".utf8), Array("<frame".utf8), Array("<iframe".utf8)
  )

  /// What was read and not yet looked at.
  private var bytes: [UInt8] = []
  private var metaCount = 0

  static func passes(_ file: OpenFile) -> Bool {
    guard file.size <= sizeCap else { return false }
    var check = StoredPageCheck()
    var offset: Int64 = 0
    while true {
      guard let piece = try? FileReading.bytes(of: file, at: offset, count: pieceLength) else {
        return false
      }
      if offset == 0, !piece.starts(with: start) { return false }
      offset += Int64(piece.count)
      let isLast = piece.count < pieceLength
      guard offset <= sizeCap, check.take(piece, isLast: isLast) else { return false }
      if isLast { return check.metaCount == metas.count }
    }
  }

  /// False where something is in it that a page of ours does not have.
  private mutating func take(_ piece: [UInt8], isLast: Bool) -> Bool {
    bytes += piece
    let end = isLast ? bytes.count : max(0, bytes.count - Self.longestElement)
    for index in 0..<end {
      switch bytes[index] {
      case UInt8(ascii: "<"):
        if has(Self.frame, at: index) || has(Self.inlineFrame, at: index) { return false }
        guard has(Self.meta, at: index) else { continue }
        guard metaCount < Self.metas.count, isKnown(Self.metas[metaCount], at: index) else {
          return false
        }
        metaCount += 1
      case UInt8(ascii: "r"), UInt8(ascii: "R"):
        if has(Self.attribute, at: index), endsName(at: index + Self.attribute.count) {
          return false
        }
      default: continue
      }
    }
    bytes.removeFirst(end)
    return true
  }

  /// Whether the word stands there, in whatever case.
  private func has(_ word: [UInt8], at index: Int) -> Bool {
    guard bytes.count - index >= word.count else { return false }
    return word.indices.allSatisfy { place in
      let byte = bytes[index + place]
      return ((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) == word[place]
    }
  }

  /// Whether an attribute of that name could have a value: only white space stands before its equals sign.
  private func endsName(at index: Int) -> Bool {
    index < bytes.count && [9, 10, 12, 13, 32, UInt8(ascii: "=")].contains(bytes[index])
  }

  /// Whether this very element stands there; of the policy, which differs from version to version, that it has
  /// no other attribute.
  private func isKnown(_ element: [UInt8], at index: Int) -> Bool {
    guard bytes[index...].starts(with: element) else { return false }
    guard element == Self.policy else { return true }
    let value = bytes[(index + element.count)...].prefix(Self.longestElement - element.count)
    guard let end = value.firstIndex(of: UInt8(ascii: "\"")) else { return false }
    return bytes.count > end + 1 && bytes[end + 1] == UInt8(ascii: ">")
  }
}
