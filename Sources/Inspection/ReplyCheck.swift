internal import Artifacts

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Whether an inspector's answer may be one of ours: it comes from a process that a file may have
/// taken over.
enum ReplyCheck {
  /// Objects in one line: the caps of what a record lists add up to half of it. Decoding more would
  /// take the parent's memory.
  private static let mostObjects = 200_000
  /// Names of places in one document, as docs/formats/record.schema.json has it.
  private static let mostAnchors = 5_000
  /// The largest integer that every reader of JSON holds exactly, 2^53 − 1.
  private static let largest: Int64 = 9_007_199_254_740_991

  /// Asked before the line is decoded.
  static func isDecodable(_ line: [UInt8]) -> Bool {
    var objects = 0
    for byte in line where byte == UInt8(ascii: "{") { objects += 1 }
    return objects <= mostObjects
  }

  /// Whether every number lies where a manifest may hold it.
  static func isSound(_ reply: Reply) -> Bool {
    let streams = reply.media?.streams ?? []
    let numbers: [Int?] =
      [
        reply.document?.words, reply.document?.pages, reply.agenda?.minutes,
        reply.transcript?.cueCount, reply.log?.entries, reply.image?.width, reply.image?.height,
      ]
      + streams.flatMap { [$0.index, $0.width, $0.height, $0.sampleRate, $0.channels, $0.packets] }
    let duration = reply.media?.duration
    let times: [Int64?] =
      [
        duration?.milliseconds, duration?.declaredMilliseconds, duration?.spanMilliseconds,
        duration?.sumMilliseconds,
      ] + streams.map(\.milliseconds)
    guard (reply.document?.anchors?.count ?? 0) <= mostAnchors else { return false }
    guard areSound(reply.prints) else { return false }
    return numbers.allSatisfy { isExact($0.map(Int64.init)) } && times.allSatisfy(isExact)
  }

  private static func areSound(_ prints: ContentPrints?) -> Bool {
    let pictures = prints?.pictures ?? []
    return (prints?.sound?.isSound ?? true) && pictures.count <= PicturePrint.cap
      && pictures.allSatisfy(\.isSound)
  }

  private static func isExact(_ number: Int64?) -> Bool {
    number.map { (0...largest).contains($0) } ?? true
  }
}
