import Artifacts
import DocumentInspection
import FuzzSupport

/// The parts of Word, PowerPoint, Excel and OpenDocument files, as if they had been unpacked.
enum OfficeParts {
  private static let formats = PackagedFormat.allCases
  /// Stands between two parts; XML can't hold it.
  private static let divider: UInt8 = 0x1C

  /// The first byte says which format it is. Each part: a line with its name, then its text.
  static func check(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    let format = formats[Int(first) % formats.count]
    var parts: [String: [UInt8]] = [:]
    for part in bytes.dropFirst().split(separator: divider) {
      var lines = InputLines(Array(part))
      parts[lines.nextText()] = lines.remainder
    }
    let reply = reply(to: parts, format)
    ReplyPromises.check(reply)
    demand(self.reply(to: parts, format) == reply, "the same twice")
    #if PLANTED
      let timed = (reply.agenda?.items ?? []).filter { $0.start != nil }
      demand(timed.allSatisfy { ($0.minutes ?? 0) <= 30 }, "planted: a timed item of half an hour")
    #endif
  }

  private static func reply(to parts: [String: [UInt8]], _ format: PackagedFormat) -> Reply {
    OfficeInspector.inspect(
      DocumentParts(names: parts.keys.sorted()) { parts[$0] }, as: format,
      mediaType: "application/zip")
  }
}
