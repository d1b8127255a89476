import Artifacts
import Submissions
import Testing

/// Names as Zoom, Teams and Meet give them, after their support pages; the truth is written by hand.
@Suite("Recording sets")
struct RecordingSetTests {
  static func audio(_ path: String, milliseconds: Int64 = 60_000) -> ArtifactRecord {
    Fixture.record(path, .audio) {
      var media = MediaFacts(
        container: "m4a", depth: .packets, streams: [StreamFacts(index: 0, type: .audio)])
      media.duration = DurationFacts(
        milliseconds: milliseconds, source: .measured, verdict: .verified)
      $0.media = media
    }
  }

  static func video(
    _ path: String, milliseconds: Int64 = 60_000, _ width: Int, _ height: Int
  ) -> ArtifactRecord {
    var record = Fixture.video(path, milliseconds: milliseconds)
    record.media?.streams[0].width = width
    record.media?.streams[0].height = height
    return record
  }

  static func playlist(_ path: String) -> ArtifactRecord {
    Fixture.record(path, .other) { $0.mediaType = "audio/x-mpegurl" }
  }

  /// A record of the kind that content of this ending usually has.
  static func record(_ path: String) -> ArtifactRecord {
    switch ArtifactPath(path).nameExtension {
    case "mp4", "mov", "mkv": Fixture.video(path)
    case "m4a", "mp3": audio(path)
    case "vtt", "srt": Fixture.transcript(path)
    case "m3u": playlist(path)
    case "txt": Fixture.log(path)
    default: Fixture.document(path)
    }
  }

  /// `id: role path, …`, sets and members in their order.
  private func sets(_ records: [ArtifactRecord]) throws -> [String] {
    let submission = try Fixture.submission(records)
    for artifact in submission.artifacts {
      let role = submission.sets.flatMap(\.members).first { $0.artifactPath == artifact.path }?.role
      #expect(artifact.line.setRole == role)
      #expect((artifact.line.set == nil) == (role == nil))
    }
    return submission.sets.map { set in
      "\(set.id): " + set.members.map { "\($0.role.rawValue) \($0.path)" }.joined(separator: ", ")
    }
  }

  private func sets(of paths: [String]) throws -> [String] { try sets(paths.map(Self.record)) }

  @Test("Zoom's local folder is one set, whatever the version that wrote it")
  func zoomLocal() throws {
    let folder = "2026-03-12 15.04.05 PLC"
    let files = [
      "video98796876.mp4", "audio98796876.m4a", "playback98796876.m3u", "chat.txt",
      "meeting_saved_closed_caption.txt", "video98796876.cc.vtt",
      "Audio Record/audioRobinDoe98796876.m4a", "Audio Record/audioSamRoe298796876.m4a",
    ].map { "\(folder)/\($0)" }
    #expect(
      try sets(of: files) == [
        "\(folder)/video98796876: recording \(folder)/video98796876.mp4, "
          + "speaker-audio \(folder)/Audio Record/audioRobinDoe98796876.m4a, "
          + "speaker-audio \(folder)/Audio Record/audioSamRoe298796876.m4a, "
          + "alternate \(folder)/audio98796876.m4a, chat \(folder)/chat.txt, "
          + "transcript \(folder)/meeting_saved_closed_caption.txt, "
          + "playlist \(folder)/playback98796876.m3u, "
          + "transcript \(folder)/video98796876.cc.vtt"
      ])
    #expect(
      try sets(of: [
        "zoom_0.mp4", "Audio_Only.M4A", "playback.m3u", "chat.txt", "zoom_0.vtt",
        "audio record/audioRobinDoe11223344.m4a",
      ]) == [
        "zoom_0: recording zoom_0.mp4, alternate Audio_Only.M4A, "
          + "speaker-audio audio record/audioRobinDoe11223344.m4a, chat chat.txt, "
          + "playlist playback.m3u, transcript zoom_0.vtt"
      ])
    #expect(
      try sets(of: ["audio_only.m4a", "chat.txt"])
        == ["audio_only: recording audio_only.m4a, chat chat.txt"])
  }

  @Test("Zoom's cloud files are grouped by their prefix, and the longest, largest is the recording")
  func zoomCloud() throws {
    let one = "GMT20260312-150405_Recording"
    let two = "gmt20260312-160405_recording"
    #expect(
      try sets([
        Self.video("\(one)_640x360.mp4", milliseconds: 600_300, 640, 360),
        Self.video("\(one)_1920x1080.mp4", milliseconds: 600_000, 1920, 1080),
        Self.video("\(one)_gallery_3840x2160.mp4", milliseconds: 200_000, 3840, 2160),
        Self.audio("\(one).m4a", milliseconds: 700_000),
        Fixture.transcript("\(one).transcript.vtt"), Fixture.transcript("\(one).cc.vtt"),
        Fixture.log("\(one).txt"), Fixture.document("\(one)newChat.txt"),
        Fixture.video("\(two).mp4"), Fixture.log("\(two.uppercased()).chat.txt"),
      ]) == [
        "\(one)_1920x1080: recording \(one)_1920x1080.mp4, transcript \(one).cc.vtt, "
          + "alternate \(one).m4a, transcript \(one).transcript.vtt, chat \(one).txt, "
          + "alternate \(one)_640x360.mp4, alternate \(one)_gallery_3840x2160.mp4, "
          + "chat \(one)newChat.txt",
        "\(two): recording \(two).mp4, chat \(two.uppercased()).chat.txt",
      ])
  }

  @Test("Teams files are grouped by subject and time")
  func teams() throws {
    let name = "PLC – math-20260312_150405-Meeting Recording"
    #expect(
      try sets(of: [
        "\(name).mp4", "\(name).docx", "PLC – math.vtt",
        "PLC – math-20260312_150405UTC-Meeting Transcript.vtt",
        "PLC – math-20260319_150405-Meeting recording.docx",
      ]) == [
        "\(name): recording \(name).mp4, transcript \(name).docx, "
          + "transcript PLC – math-20260312_150405UTC-Meeting Transcript.vtt, "
          + "transcript PLC – math.vtt"
      ])
  }

  @Test("Meet files are grouped by the name that holds their date")
  func meet() throws {
    let older = "abc-defg-hij (2026-03-12 at 15_04 GMT-7)"
    let newer = "PLC - 2026_03_19 15_04 PDT"
    #expect(
      try sets(of: [
        "\(older).mp4", "\(older) - Chat.txt", "\(older) - Transcript.docx", "\(older).vtt",
        "\(older) - Notes by Gemini.docx", "\(newer) - Recording.mp4", "\(newer) - Chat.txt",
        "\(newer) - Transcript.docx", "\(newer).docx",
      ]) == [
        "\(newer) - Recording: recording \(newer) - Recording.mp4, chat \(newer) - Chat.txt, "
          + "transcript \(newer) - Transcript.docx",
        "\(older): recording \(older).mp4, chat \(older) - Chat.txt, "
          + "transcript \(older) - Transcript.docx, transcript \(older).vtt",
      ])
  }

  @Test(
    "a text beside its recording by name",
    arguments: [
      ("talk.mp4", "talk.vtt", "transcript"), ("talk.mp4", "TALK.en.VTT", "transcript"),
      ("talk.mp4", "talk.es-419.srt", "transcript"),
      ("talk.mp4", "talk.zh-Hans-TW.vtt", "transcript"),
      ("talk.mp4", "talk.en.cc.vtt", "transcript"), ("talk.mp4", "talk.mp4.vtt", "transcript"),
      ("talk.mp4", "talk.transcript.docx", "transcript"), ("talk.mp3", "talk.srt", "transcript"),
      ("talk.mp4", "talk.chat.txt", "chat"), ("v/talk.mp4", "v/talk.fil.vtt", "transcript"),
      // The second in NFD: one letter, one name.
      ("caf\u{E9}.mp4", "cafe\u{301}.vtt", "transcript"),
    ])
  func sidecar(recording: String, text: String, role: String) throws {
    let id = String(recording.dropLast(4))
    #expect(
      try sets(of: [text, recording]) == ["\(id): recording \(recording), \(role) \(text)"])
  }

  @Test(
    "what is only vaguely alike is not grouped",
    arguments: [
      // Same-stem rule: other name, other folder, no language, a document of the same name.
      ["talk.mp4", "talk2.vtt"], ["talk.mp4", "talk-en.vtt"], ["v/talk.mp4", "talk.vtt"],
      ["part.mp4", "part.two.vtt"], ["talk.mp4", "talk.v2.vtt"], ["talk.mp4", "talk.docx"],
      ["talk.mp4", "talk.txt"], ["talk.mp4", "talk.en.docx"], ["talk.vtt", "talk.srt"],
      ["talk.mp4", ".en.vtt"], ["talk.mp4", "talk.jpg"],
      // Zoom: another number, a camera's date, a chat without a meeting, two meetings.
      ["video98796876.mp4", "audio98796877.m4a"], ["video20260312.mp4", "audio20260312.m4a"],
      ["video1.mp4", "audio1.m4a"], ["talk.mp4", "chat.txt", "playback.m3u"],
      ["a/zoom_0.mp4", "b/chat.txt"], ["video98796876.mp4", "audioRobinDoe11223344.m4a"],
      ["video98796876.mp4", "video98796877.mp4", "chat.txt"],
      ["chat.txt", "playback.m3u", "meeting_saved_closed_caption.txt"],
      ["zoom_0.mp4", "audioRobinDoe11223344.m4a"],
      ["Audio Record/audioAnaDoe98796876.m4a", "Audio Record/audioSamRoe98796876.m4a"],
      // Zoom's cloud: another second, another folder, no day, not the word.
      ["GMT20260312-150405_Recording.mp4", "GMT20260312-150406_Recording.m4a"],
      ["a/GMT20260312-150405_Recording.mp4", "b/GMT20260312-150405_Recording.transcript.vtt"],
      ["GMT20261312-150405_Recording_a.mp4", "GMT20261312-150405_Recording_b.mp4"],
      ["GMT20260312-150405_plan.mp4", "GMT20260312-150405_notes.txt"],
      // Teams: another time, an agenda under the subject, two meetings of one subject.
      [
        "PLC-20260312_150405-Meeting Recording.mp4", "PLC-20260319_150405-Meeting Recording.docx",
      ],
      ["PLC-20260312_150405-Meeting Recording.mp4", "PLC.docx"],
      [
        "PLC-20260312_150405-Meeting Recording.mp4", "PLC-20260319_150405-Meeting Recording.mp4",
        "PLC.vtt",
      ],
      // Meet: another time, no date at all.
      [
        "abc-defg-hij (2026-03-12 at 15_04 GMT-7).mp4",
        "abc-defg-hij (2026-03-12 at 15_05 GMT-7) - Chat.txt",
      ],
      ["talk.mp4", "talk - Chat.txt", "talk - Transcript.docx"],
      ["PLC - 2026_03_19 15_04 PDT.mp4", "PLC - 2026_03_19 15_04 PDT.docx"],
    ])
  func apart(paths: [String]) throws {
    #expect(try sets(of: paths) == [])
  }

  @Test("a second recording of the same name belongs to the first only where it is as long")
  func sameName() throws {
    let video = Fixture.video("talk.mp4", milliseconds: 600_000)
    let transcript = Fixture.transcript("talk.vtt")
    // 1 % of ten minutes are 6 s.
    #expect(
      try sets([video, Self.audio("talk.m4a", milliseconds: 606_000), transcript])
        == ["talk: recording talk.mp4, alternate talk.m4a, transcript talk.vtt"])
    #expect(
      try sets([video, Self.audio("talk.m4a", milliseconds: 607_000), transcript])
        == ["talk: recording talk.mp4, transcript talk.vtt"])
    var unknown = Self.audio("talk.m4a")
    unknown.media?.duration = nil
    #expect(try sets([video, unknown]) == [])
  }

  @Test("where names differ only in case, the exact one decides")
  func exactCase() throws {
    #expect(
      try sets(of: ["Talk.mp4", "talk.mp4", "talk.vtt", "TALK.srt"])
        == ["talk: recording talk.mp4, transcript talk.vtt"])
  }

  @Test("a recording that can't be used is not the one to watch")
  func unusable() throws {
    #expect(
      try sets([
        Fixture.video("zoom_0.mp4", findings: [Finding(.mediaUnfinished, "Cut.")]),
        Self.audio("audio_only.m4a"),
      ]) == ["audio_only: recording audio_only.m4a, alternate zoom_0.mp4"])
  }

  @Test("names that are no text keep their bytes, and ids stay apart")
  func bytes() throws {
    func path(_ ending: String) -> ArtifactPath {
      ArtifactPath(bytes: Array("t".utf8) + [0xFF] + Array(ending.utf8))
    }
    let records = [
      Fixture.record(path(".mp4"), .video), Fixture.record(path(".VTT"), .transcript),
      Fixture.video("t%FF.mp4"), Fixture.transcript("t%FF.vtt"),
    ]
    // By hand: 0x25 of the per cent sign sorts before 0xFF.
    #expect(
      try sets(records) == [
        "t%FF: recording t%FF.mp4, transcript t%FF.vtt",
        "t%FF.mp4: recording t%FF.mp4, transcript t%FF.VTT",
      ])
  }

  @Test("a set counts as one artifact, and its recording's length once")
  func counted() throws {
    let submission = try Fixture.submission(
      [
        "zoom_0.mp4", "audio_only.m4a", "chat.txt", "zoom_0.vtt", "playback.m3u",
        "Audio Record/audioRobinDoe11223344.m4a", "agenda.html",
      ].map(Self.record))
    let outcome = try #require(submission.requirements.first { $0.id == .part2Artifacts })
    #expect(outcome.found == "2 artifacts")
    #expect(submission.header.totals.artifacts == 7)
    #expect(submission.header.totals.recordedMilliseconds == 60_000)
    let check = ManifestCheck(
      header: submission.manifestJSON, lines: submission.manifestJSONL,
      credentials: [try Credential.builtIn])
    #expect(check.problems.isEmpty)
  }

  @Test("outcomes are recomputed from the lines' sets alone")
  func recomputed() throws {
    let submission = try Fixture.submission(["talk.mp4", "talk.vtt"].map(Self.record))
    var lines = submission.lines
    #expect(Assessment.artifactCount(lines) == 1)
    lines[1].set = nil
    #expect(Assessment.artifactCount(lines) == 2)
  }

  @Test("a received line with half of a set's two fields has an impossible value")
  func received() throws {
    let submission = try Fixture.submission(["talk.mp4", "talk.vtt"].map(Self.record))
    var line = try #require(submission.lines.last)
    line.setRole = nil
    let check = ManifestCheck(
      header: submission.manifestJSON, lines: line.canonical + [0x0A], credentials: [])
    #expect(check.problems.first?.code == .valueImpossible)
  }

  @Test("lengths and times at the edge of the numbers stop nothing")
  func extremes() throws {
    for milliseconds in [Int64.min, -1, 0, .max] {
      var transcript = Fixture.transcript("talk.vtt")
      transcript.transcript?.cues[0].endMilliseconds = milliseconds
      #expect(
        try sets([
          Self.video("talk.mp4", milliseconds: milliseconds, .max, .max),
          Self.audio("talk.m4a", milliseconds: .max), transcript,
        ]).count == 1)
    }
  }

  @Test("every companion has its recording's category, with the reason")
  func category() throws {
    let name = "Tuning protocol-20260312_150405-Meeting Recording"
    let lines = try Fixture.submission(
      ["\(name).mp4", "\(name).docx", "\(name).vtt"].map(Self.record)
    ).lines
    #expect(lines.map(\.category) == Array(repeating: "protocol-video", count: 3))
    #expect(
      lines.first?.categoryReason
        == "clear: the transcript of \(name).mp4, a video whose name says “protocol”")
    let chat = try Fixture.submission(["zoom_0.mp4", "chat.txt"].map(Self.record)).lines
    #expect(chat.first?.category == nil)
    #expect(chat.first?.categoryReason == "the chat of zoom_0.mp4, which has no category")
  }

  @Test("a name that tells whose voice is in a file is noted, also without a recording")
  func speakerName() throws {
    let paths = [
      "Audio Record/audioRobinDoe98796876.m4a", "Audio Record/notes.m4a",
      "audioRobinDoe98796876.m4a", "audioguide12345678.m4a", "video98796876.mp4",
    ]
    let named = try Fixture.submission(paths.map(Self.record)).artifacts
      .filter { $0.findings.map(\.code) == [.privacySpeakerName] }
    #expect(
      named.map(\.path.text)
        == ["Audio Record/audioRobinDoe98796876.m4a", "audioRobinDoe98796876.m4a"])
    #expect(named.allSatisfy { $0.line.findings.map(\.code) == [.privacySpeakerName] })
    #expect(named.allSatisfy { !$0.findings.map(\.message).joined().contains("Robin") })
  }

  /// A ten-minute recording and captions of which the last one ends at `end`.
  private func captions(
    until end: Int64, _ change: (inout ArtifactRecord) -> Void = { _ in }
  ) throws -> [Finding] {
    var recording = Fixture.video("talk.mp4", milliseconds: 600_000)
    change(&recording)
    var transcript = Fixture.transcript("talk.vtt")
    transcript.transcript?.cues += [
      Cue(startMilliseconds: 590_000, endMilliseconds: end, speaker: nil, text: "Bye."),
      Cue(startMilliseconds: 595_000, endMilliseconds: 596_000, speaker: nil, text: "Bye."),
    ]
    let submission = try Fixture.submission([transcript, recording])
    return try #require(submission.artifacts.first { $0.path.text == "talk.vtt" }).findings
  }

  @Test("captions beyond the end are told with by how much, and where they are taken to end")
  func beyond() throws {
    // Teams' 23:59:59 less 0:10:00, by hand.
    let finding = try #require(try captions(until: 86_399_000).first)
    #expect(finding.code == .transcriptBeyondRecording)
    #expect(finding.severity == .warning)
    #expect(
      finding.message
        == "The captions run 23:49:59 past the end of talk.mp4; what comes after 10:00 is taken to "
        + "end there.")
    #expect(finding.expected == "at most 10:00")
    #expect(finding.found == "23:59:59")
    #expect(finding.location?.milliseconds == 590_000)
  }

  @Test("captions within the tolerance, or of a length that nobody knows, are no finding")
  func notBeyond() throws {
    #expect(try captions(until: 605_000).isEmpty)
    #expect(try captions(until: 605_001).count == 1)
    #expect(try captions(until: 900_000) { $0.media?.duration?.source = .estimated }.isEmpty)
    #expect(try captions(until: 900_000) { $0.media?.duration = nil }.isEmpty)
    #expect(
      try captions(until: 900_000) { $0.findings = [Finding(.mediaTruncated, "Cut.")] }.isEmpty)
  }
}
