import Artifacts
import FuzzSupport

@testable import DocumentInspection

/// Captions, WebVTT, SubRip and SBV: through the inspector, and each reader by itself.
enum CaptionFile {
  static func check(_ bytes: [UInt8]) {
    ReplyPromises.check(DocumentInspector().inspect(bytes, nameExtension: "vtt"))
    let utf8 = TextDecoder.decode(bytes).utf8
    for read in [WebVTTReader.read, SubRipReader.read, SBVReader.read] {
      check(read(utf8), again: read(utf8).0)
    }
  }

  private static func check(_ read: (Transcript, [Finding]), again: Transcript) {
    let (transcript, findings) = read
    var reply = Reply(kind: .transcript, findings: findings)
    reply.transcript = transcript
    ReplyPromises.check(reply)
    demand(again == transcript, "the same twice")
    #if PLANTED
      for cue in transcript.cues.dropFirst() where cue.speaker != nil {
        demand(cue.endMilliseconds > cue.startMilliseconds, "planted: a voice for no time")
      }
    #endif
  }
}
