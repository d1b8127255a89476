import Artifacts
import FuzzSupport
import Wire

/// The lines that an inspector sends: a reply, a greeting, the results of its attempts, what it drew.
enum ReplyLine {
  static func check(_ bytes: [UInt8]) {
    if let reply = try? WireFormat.decode(Reply.self, from: bytes) {
      checkReturn(of: reply)
      checkChapters(reply)
    }
    if let greeting = try? WireFormat.decode(Greeting.self, from: bytes) {
      checkReturn(of: greeting)
    }
    if let attempts = try? WireFormat.decode(Attempts.self, from: bytes) {
      checkReturn(of: attempts)
    }
    if let drawn = try? WireFormat.decode(DrawnPictures.self, from: bytes) {
      checkReturn(of: drawn)
    }
    if let request = try? WireFormat.decode(Request.self, from: bytes) { checkReturn(of: request) }
  }

  private static func checkReturn(of value: some Codable & Equatable) {
    guard let line = try? WireFormat.line(of: value) else {
      demand(false, "what was read can be written")
      return
    }
    let again = try? WireFormat.decode(type(of: value), from: Array(line.dropLast()))
    demand(again == value, "what is written is read as the same")
    demand(!line.dropLast().contains(0x0A), "what is written is one line")
  }

  private static func checkChapters(_ reply: Reply) {
    #if PLANTED
      let chapters = reply.media?.chapters ?? []
      demand(
        chapters.allSatisfy { $0.startMilliseconds <= $0.endMilliseconds },
        "planted: a chapter that ends before it starts")
    #endif
  }
}
