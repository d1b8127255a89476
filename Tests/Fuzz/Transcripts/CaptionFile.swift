import Artifacts
import FuzzSupport

@testable import DocumentInspection

/// Captions, WebVTT and SubRip: through the inspector, and each reader by itself.
enum CaptionFile {
  static func check(_ bytes: [UInt8]) {
    ReplyPromises.check(DocumentInspector().inspect(bytes, nameExtension: "vtt"))
    let utf8 = TextDecoder.decode(bytes).utf8
    for format in [TranscriptReader.Format.vtt, .srt] {
      let (transcript, findings) = TranscriptReader.read(utf8, as: format)
      var reply = Reply(kind: .transcript, findings: findings)
      reply.transcript = transcript
      ReplyPromises.check(reply)
      demand(TranscriptReader.read(utf8, as: format).0 == transcript, "the same twice")
      #if PLANTED
        plant(transcript, format)
      #endif
    }
  }

  #if PLANTED
    /// Two voices, one of which speaks no time at all.
    private static func plant(_ transcript: Transcript, _ format: TranscriptReader.Format) {
      let speakers = transcript.speakers ?? []
      demand(speakers.count < 2 || speakers.allSatisfy { $0.milliseconds > 0 }, "planted")
    }
  #endif
}
