import Artifacts
import FuzzSupport

@testable import DocumentInspection

/// Captions, WebVTT and SubRip: through the inspector, and each reader by itself.
enum CaptionFile {
  static func check(_ bytes: [UInt8]) {
    ReplyPromises.check(DocumentInspector().inspect(bytes, nameExtension: "vtt"))
    let utf8 = TextDecoder.decode(bytes).utf8
    let format = utf8.starts(with: "WEBVTT".utf8) ? TranscriptReader.Format.vtt : .srt
    let (transcript, findings) = TranscriptReader.read(utf8, as: format)
    var reply = Reply(kind: .transcript, findings: findings)
    reply.transcript = transcript
    ReplyPromises.check(reply)
    demand(TranscriptReader.read(utf8, as: format).0 == transcript, "the same twice")
    #if PLANTED
      for cue in transcript.cues.dropFirst() where cue.speaker != nil {
        demand(cue.endMilliseconds > cue.startMilliseconds, "planted: a voice for no time")
      }
    #endif
  }
}
