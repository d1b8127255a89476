import TestSupport
import Testing

/// Recordings made by ffmpeg against ffprobe and against what ffmpeg was asked for.
@Suite(
  "Containers", .enabled(if: Tool.ffmpeg.mayRun && Tool.ffprobe.mayRun, "ffmpeg is not installed"))
struct ContainerTests {
  @Test("container, codecs and lengths are ffprobe's", arguments: RecordingTable.all)
  func facts(_ row: RecordingCase) throws {
    let path = try row.make()
    let record = try ExhibitProgram.record(path)
    let probe = try Probe(path)
    let media = record["media"]
    let container = try #require(media["container"].string, "\(record)")
    #expect(probe.formatNames.contains(container))
    expectSameStreams(media["streams"].array, probe.streams)

    let duration = media["duration"]
    let verdicts: [RecordingCase.Claim: String] = [
      .declared: "verified", .undeclared: "undeclared", .estimated: "estimated",
    ]
    #expect(duration["verdict"].string == verdicts[row.claim], "\(duration)")
    #expect(duration["source"].string == "measured")
    let measured = try #require(duration["milliseconds"].integer)
    #expect(
      abs(Double(measured) - row.seconds * 1000) <= 2 * row.frameMilliseconds,
      "asked for \(row.seconds) s: \(duration)")
    if row.claim == .declared {
      let declared = try #require(duration["declaredMilliseconds"].integer, "\(duration)")
      #expect(abs(declared - (probe.milliseconds ?? 0)) <= 1, "ffprobe: \(probe.facts["format"])")
    } else {
      #expect(!duration["declaredMilliseconds"].exists, "\(duration)")
    }
    let notes = [
      "undeclared": ["media.duration-undeclared"], "estimated": ["media.duration-estimated"],
    ]
    #expect(record.codes == notes[row.claim.rawValue] ?? [], "\(record["findings"])")
  }

  private func expectSameStreams(_ ours: [JSON], _ theirs: [JSON]) {
    #expect(ours.count == theirs.count)
    for (ours, theirs) in zip(ours, theirs) {
      #expect(ours["index"].integer == theirs["index"].integer)
      #expect(ours["type"].string == theirs["codec_type"].string)
      #expect(ours["codec"].string == theirs["codec_name"].string)
      #expect(ours["width"].integer == theirs["width"].integer)
      #expect(ours["height"].integer == theirs["height"].integer)
      #expect(ours["channels"].integer == theirs["channels"].integer)
      #expect(ours["sampleRate"].integer == theirs["sample_rate"].string.flatMap { Int($0) })
      if theirs["codec_type"].string == "video" {
        #expect(ours["frameRate"].string == theirs["avg_frame_rate"].string)
      }
    }
  }

  @Test("the kind follows from the streams, not from the name", arguments: RecordingTable.all)
  func kind(_ row: RecordingCase) throws {
    let record = try ExhibitProgram.record(try row.make())
    let isMovie = (RecordingTable.movies + RecordingTable.odd + RecordingTable.odder).contains {
      $0.testDescription == row.testDescription
    }
    #expect(record["kind"].string == (isMovie ? "video" : "audio"))
    #expect(record["mediaType"].string?.hasPrefix(isMovie ? "video/" : "audio/") == true)
  }

  @Test("packets are counted as ffprobe counts them", arguments: RecordingTable.movies)
  func packets(_ row: RecordingCase) throws {
    let path = try row.make()
    let record = try ExhibitProgram.record(path)
    let probe = try Probe(path, showing: ["streams", "packets"])
    let packets = probe.facts["packets"].array
    for stream in record["media"]["streams"].array {
      let expected = packets.count { $0["stream_index"].integer == stream["index"].integer }
      #expect(stream["packets"].integer == expected)
    }
  }

  @Test("at depth header nothing is measured, and the claim is ffprobe's")
  func header() throws {
    let path = try RecordingTable.movies[1].make()
    let record = try ExhibitProgram.run(["inspect", "--depth", "header", path]).lines()[0]
    let duration = record["media"]["duration"]
    #expect(record["media"]["depth"].string == "header")
    #expect(duration["verdict"].string == "unmeasured")
    #expect(duration["source"].string == "declared")
    #expect(duration["declaredMilliseconds"].integer == (try Probe(path)).milliseconds)
    #expect(!record["media"]["streams"][0]["packets"].exists)
  }
}
