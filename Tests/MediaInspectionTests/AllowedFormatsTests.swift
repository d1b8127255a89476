import CLibAV
import Testing

@testable import MediaInspection

@Suite("What libavformat may use")
struct AllowedFormatsTests {
  @Test("every allowed demuxer is one that libavformat has", arguments: AllowedFormats.demuxers)
  func exists(_ name: String) {
    // A demuxer may have several names; the allow-list is matched against each.
    let names = Set(["amrnb", "amrwb"])
    #expect(unsafe av_find_input_format(name) != nil || names.contains(name))
  }

  @Test(
    "no demuxer that opens other files is allowed",
    arguments: [
      "hls", "applehttp", "concat", "dash", "sdp", "rtsp", "image2", "image2pipe", "imf", "webvtt",
      "vapoursynth", "avisynth", "tedcaptions", "lavfi",
    ])
  func refused(_ name: String) {
    #expect(!AllowedFormats.demuxers.contains(name))
  }
}
