import Artifacts
import DocumentInspection
import FuzzSupport

/// E-mail, mailboxes and rich text, through the inspector as a file's bytes.
enum MessageText {
  /// Rich text goes its own way: its first bytes, not its ending, tell what it is.
  static func check(_ bytes: [UInt8]) {
    let reply = reply(to: bytes)
    ReplyPromises.check(reply)
    demand(self.reply(to: bytes) == reply, "the same twice")
    #if PLANTED
      demand(
        reply.log?.first == nil || reply.log?.first == reply.log?.last,
        "planted: a mailbox of two days")
    #endif
  }

  private static func reply(to bytes: [UInt8]) -> Reply {
    bytes.starts(with: Array("{\\rtf".utf8))
      ? DocumentInspector().inspectRichText(bytes)
      : DocumentInspector().inspect(bytes, nameExtension: "eml")
  }
}
