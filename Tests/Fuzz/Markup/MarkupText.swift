import Artifacts
import DocumentInspection
import FuzzSupport

/// HTML, XML, Markdown and plain text, through the inspector as a file's bytes.
enum MarkupText {
  private static let endings: [String?] = ["html", "xml", "md", "xhtml", nil]

  /// The first byte says which ending the file's name has.
  static func check(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    let ending = endings[Int(first) % endings.count]
    let content = Array(bytes.dropFirst())
    let reply = DocumentInspector().inspect(content, nameExtension: ending)
    ReplyPromises.check(reply)
    demand(DocumentInspector().inspect(content, nameExtension: ending) == reply, "the same twice")
    #if PLANTED
      let timed = (reply.agenda?.items ?? []).filter { $0.start != nil }
      demand(timed.allSatisfy { ($0.minutes ?? 0) <= 30 }, "planted: a timed item of half an hour")
    #endif
  }
}
