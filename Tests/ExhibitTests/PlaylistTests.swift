import Foundation
import TestSupport
import Testing

/// Playlists that call themselves recordings: libavformat's own tools would open what they name.
@Suite(
  "Playlists in disguise",
  .enabled(if: Tool.ffmpeg.mayRun && Tool.ffprobe.mayRun, "ffmpeg is not installed"))
struct PlaylistTests {
  static func playlists(_ target: String) -> [(name: String, text: String)] {
    let stream = "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:9\n#EXTINF:9.0,\n"
    return [
      ("list.mp4", "\(stream)file:\(target)\n#EXT-X-ENDLIST\n"),
      ("list.avi", "\(stream)\(target)\n#EXT-X-ENDLIST\n"),
      ("list.ts", "\(stream)\(target)\n#EXT-X-ENDLIST\n"),
      ("concat.mp4", "ffconcat version 1.0\nfile '\(target)'\n"),
      ("session.mp4", "v=0\no=- 0 0 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nm=video 9 RTP/AVP 96\n"),
      ("dash.mp4", "<?xml version=\"1.0\"?><MPD><BaseURL>\(target)</BaseURL></MPD>\n"),
    ]
  }

  @Test("no file that a playlist names is opened")
  func files() throws {
    let folder = try TemporaryFolder()
    let made = try MediaMaker.make(
      "a.ts", MediaMaker.picture("64x64", rate: "25", seconds: 1) + RecordingTable.x264)
    try FileManager.default.copyItem(atPath: made, toPath: folder.path("secret.ts"))
    let watch = try OpenWatch(folder.path("secret.ts"))
    for (name, text) in Self.playlists(folder.path("secret.ts")) {
      let record = try ExhibitProgram.record(try folder.write(text, to: name))
      #expect(["document", "other"].contains(record["kind"].string), "\(record)")
      #expect(!record["media"].exists, "\(record)")
    }
    #expect(!watch.sawOpening)
    // With the guard off: ffprobe follows the same list, and the watch sees it.
    _ = try Tool.ffprobe.run(
      ["-v", "quiet", "-f", "concat", "-safe", "0", folder.path("concat.mp4")])
    #expect(watch.sawOpening)
  }

  @Test("no address that a playlist names is called")
  func network() throws {
    let listener = try BaitListener()
    let folder = try TemporaryFolder()
    for (name, text) in Self.playlists("http://127.0.0.1:\(listener.port)/secret.ts") {
      let record = try ExhibitProgram.record(try folder.write(text, to: name))
      #expect(!record["media"].exists, "\(record)")
    }
    #expect(!listener.wasCalled)
    // With the guard off: ffprobe calls. It gets no answer, so it is told not to wait for one.
    _ = try Tool.ffprobe.run(
      ["-v", "quiet", "-rw_timeout", "100000", "http://127.0.0.1:\(listener.port)/x"])
    #expect(listener.wasCalled)
  }

  @Test("a movie whose data lie in another file by reference is not followed")
  func reference() throws {
    let folder = try TemporaryFolder()
    let made = try MediaMaker.make(
      "a.mov", MediaMaker.picture("64x64", rate: "25", seconds: 1) + RecordingTable.x264)
    var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: made)))
    // ISO/IEC 14496-12 §8.7.2: flag 1 says that the data are in this file; without it they are
    // where the entry says.
    let name = Array("dref".utf8)
    let start = try #require(
      bytes.indices.dropLast(4).first { bytes[$0..<($0 + 4)].elementsEqual(name) })
    bytes[start + 4 + 8 + 8 + 3] = 0
    let record = try ExhibitProgram.record(try folder.write(bytes, to: "reference.mov"))
    #expect(record["kind"].string == "video")
    #expect(!record.codes.contains { $0.hasPrefix("inspect.") }, "\(record)")
  }
}
