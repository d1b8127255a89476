import Artifacts
import FuzzSupport

@testable import DocumentInspection

/// Delimited tables, communication logs and chats.
enum TableText {
  static func check(_ bytes: [UInt8]) {
    let utf8 = TextDecoder.decode(bytes).utf8
    for delimiter in [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")] {
      check(DelimitedText(utf8, delimiter: delimiter), bytes: utf8.count)
    }
    for ending in ["csv", "txt"] {
      let reply = DocumentInspector().inspect(bytes, nameExtension: ending)
      ReplyPromises.check(reply)
      demand(DocumentInspector().inspect(bytes, nameExtension: ending) == reply, "the same twice")
      #if PLANTED
        demand(
          reply.log?.first == nil || reply.log?.first == reply.log?.last,
          "planted: a log of two days")
      #endif
    }
    if let log = ChatReader.log(in: Array(TextLines(utf8)))?.log {
      demand(log.entries > 0, "a chat has messages")
    }
  }

  private static func check(_ table: DelimitedText, bytes: Int) {
    var line = 0
    for row in table.rows {
      demand(row.line > line, "rows begin one behind the other")
      line = row.line
      demand(row.fields.count <= DocumentBuilder.mostCells + 1, "a row's fields are capped")
      demand(row.fields.contains { !$0.isEmpty }, "a row says something")
    }
    demand(table.rows.count <= bytes, "no row comes from nothing")
  }
}
