import Foundation
import TestSupport
import Testing

/// Recordings and photos of the same content in different files. Talks are spoken by espeak-ng, always
/// by the same voice.
@Suite(
  "exhibit scan --similar",
  .enabled(if: Tool.ffmpeg.mayRun && Tool.espeak.mayRun, "ffmpeg or espeak-ng is not installed"))
struct SimilarTests {
  let subject: ScannedFolder
  var folder: TemporaryFolder { subject.folder }

  init() throws {
    subject = try ScannedFolder()
    try folder.makeFolder(Array("S".utf8))
  }

  static let talks = [
    "Welcome everyone to our learning walk. Today we look at how teachers ask questions, and how much "
      + "time they leave for an answer. Before we start, please read the three norms on the wall, and "
      + "choose one to watch over. In the first room six students work on fractions with paper strips. "
      + "Notice who speaks first, who listens, and who writes. Then we meet in the hall.",
    "Good afternoon. The agenda of our meeting has four items. First we check the action items of last "
      + "week. Then the science team presents a dilemma about homework that nobody hands in. The "
      + "presenter speaks for five minutes and nobody interrupts. After that come clarifying questions, "
      + "then probing questions, and at the end we each write down one thing to try until April.",
    "The second grade counted beans, leaves and buttons this month. We were surprised that most children "
      + "grouped them by tens without being told. Two pairs disagreed about the zero in one hundred and "
      + "four, and drew it on the board. Their families came on Friday and played the same game, which "
      + "took much longer than planned, because nobody wanted to stop before the bell.",
  ]

  private func speak(_ number: Int) throws -> String {
    let path = folder.path("\(number).wav")
    let result = try Tool.espeak.run(["-w", path, Self.talks[number]])
    try #require(result.status == 0, "\(result)")
    return path
  }

  private func ffmpeg(_ arguments: [String], to name: String) throws {
    let result = try Tool.ffmpeg.run(
      ["-nostdin", "-v", "error", "-y"] + arguments + [folder.path(name)])
    try #require(result.status == 0, "\(result)")
  }

  /// `sound: a.mp4, b.mp3` for each pair that is told.
  private func pairs(_ options: String...) throws -> Set<String> {
    let result = try ExhibitProgram.run(
      ["scan", "--similar"] + options + ["S"], in: folder.path, environment: subject.environment)
    #expect(result.status == 0, "\(result)")
    return Set(
      result.text.split(separator: "\n").filter { $0.contains(" %): ") }.map { line in
        let kind = line.split(separator: " ").prefix(2).joined(separator: " ")
        let names = line.split(whereSeparator: { " ,".contains($0) })
          .filter { $0.contains(".") && !$0.contains(":") }
        return "\(kind): \(names.joined(separator: ", "))"
      })
  }

  @Test(
    "a talk is known again as mp4, re-encoded m4a and trimmed mp3; other talks of the voice are not it"
  )
  func sound() throws {
    let (talk, other, third) = (try speak(0), try speak(1), try speak(2))
    try ffmpeg(
      [
        "-f", "lavfi", "-i", "testsrc2=size=320x240:rate=10", "-i", talk, "-shortest", "-c:v",
        "libx264",
        "-preset", "ultrafast", "-c:a", "aac", "-b:a", "128k",
      ], to: "S/talk.mp4")
    try ffmpeg(
      [
        "-i", folder.path("S/talk.mp4"), "-vn", "-ac", "2", "-ar", "44100", "-c:a", "aac", "-b:a",
        "48k",
      ],
      to: "S/talk.m4a")
    try ffmpeg(
      ["-ss", "5.37", "-t", "14", "-i", talk, "-c:a", "libmp3lame", "-b:a", "64k"], to: "S/trim.mp3"
    )
    try ffmpeg(["-i", other, "-c:a", "aac"], to: "S/other.m4a")
    try ffmpeg(["-i", third, "-c:a", "flac"], to: "S/third.flac")
    let expected: Set = [
      "same sound: talk.m4a, talk.mp4", "same sound: talk.m4a, trim.mp3",
      "same sound: talk.mp4, trim.mp3",
    ]
    #expect(try pairs() == expected)
    // Out of the index, without another look at the files.
    try subject.settle()
    #expect(try pairs() == expected)
  }

  @Test("the evidence names where the same sound begins in each, and how long it goes on")
  func evidence() throws {
    let talk = try speak(0)
    try ffmpeg(["-i", talk, "-c:a", "flac"], to: "C/anna/talk.flac".making(folder))
    try ffmpeg(
      ["-ss", "6", "-t", "14", "-i", talk, "-c:a", "libmp3lame"],
      to: "C/ben/part.mp3".making(folder))
    let result = try subject.exhibit("scan", "--cohort", "--similar", "--format", "json", "C")
    let pairs = try JSON(result.output)["similar"].array
    try #require(pairs.count == 1, "\(result)")
    let pair = pairs[0]
    #expect(
      pair["first"]["submission"].string == "anna" && pair["second"]["path"].string == "part.mp3")
    #expect(pair["by"].string == "sound" && (pair["percent"].integer ?? 0) > 60)
    // Cut out from 6 s on; an item of a print stands for an eighth of a second.
    let shift =
      (pair["firstStartMilliseconds"].integer ?? 0) - (pair["secondStartMilliseconds"].integer ?? 0)
    #expect(abs(shift - 6000) <= 200, "\(pair)")
    #expect((8000...14_000).contains(pair["milliseconds"].integer ?? 0))
    let rows = try JSON(result.output)["submissions"].array
    #expect(rows.map { $0["similar"].integer } == [1, 1])
  }

  @Test(
    "a photo is known again smaller, stronger compressed and turned; another of its size is not it")
  func photos() throws {
    try ffmpeg(
      ["-f", "lavfi", "-i", "mandelbrot=size=1600x1200", "-frames:v", "1", "-q:v", "2"],
      to: "S/photo.jpg")
    try ffmpeg(
      ["-i", folder.path("S/photo.jpg"), "-vf", "scale=640:-1,transpose=1", "-q:v", "8"],
      to: "S/turned.jpg")
    try ffmpeg(["-i", folder.path("S/photo.jpg"), "-vf", "scale=800:-1"], to: "S/small.png")
    try ffmpeg(
      ["-f", "lavfi", "-i", "testsrc=size=1600x1200", "-frames:v", "1", "-q:v", "2"],
      to: "S/bars.jpg")
    try ffmpeg(
      [
        "-f", "lavfi", "-i", "life=size=160x120:seed=7:ratio=0.2,scale=1600x1200", "-frames:v", "1",
        "-q:v", "2",
      ], to: "S/life.jpg")
    for color in ["black", "white"] {
      try ffmpeg(
        ["-f", "lavfi", "-i", "color=\(color):size=1600x1200", "-frames:v", "1"],
        to: "S/\(color).jpg")
    }
    #expect(
      try pairs() == [
        "same picture: photo.jpg, small.png", "same picture: photo.jpg, turned.jpg",
        "same picture: small.png, turned.jpg",
      ])
  }

  @Test("a silent video is known again by its frames; another is not it")
  func frames() throws {
    try ffmpeg(
      [
        "-f", "lavfi", "-i", "mandelbrot=size=640x480:rate=10", "-t", "30", "-c:v", "libx264",
        "-preset",
        "ultrafast", "-g", "25",
      ], to: "S/zoom.mp4")
    try ffmpeg(
      [
        "-i", folder.path("S/zoom.mp4"), "-vf", "scale=320:-1", "-c:v", "mpeg4", "-b:v", "500k",
        "-g",
        "60",
      ], to: "S/zoom.avi")
    try ffmpeg(
      [
        "-f", "lavfi", "-i", "testsrc2=size=640x480:rate=10", "-t", "30", "-c:v", "libx264",
        "-preset",
        "ultrafast",
      ], to: "S/bars.mp4")
    #expect(try pairs() == ["same pictures: zoom.avi, zoom.mp4"])
  }

  @Test("damaged recordings and photos have no print, and cost no inspector")
  func damaged() throws {
    let talk = try speak(0)
    try ffmpeg(["-i", talk, "-c:a", "libmp3lame"], to: "S/talk.mp3")
    try ffmpeg(
      ["-f", "lavfi", "-i", "mandelbrot=size=640x480", "-frames:v", "1"], to: "S/photo.jpg")
    var generator = SeededGenerator(state: 6)
    for name in ["talk.mp3", "photo.jpg"] {
      let whole = try folder.read("S/\(name)")
      for number in 0..<12 {
        var bytes = whole
        for _ in 0..<40 {
          bytes[Int.random(in: 200..<bytes.count, using: &generator)] =
            .random(in: .min ... .max, using: &generator)
        }
        try folder.write(
          number < 6 ? bytes : Array(whole.prefix(whole.count * (number - 5) / 8)),
          to: "S/\(number)-\(name)")
      }
    }
    let result = try subject.scan("--similar", "--format", "ndjson")
    #expect(result.status == 0, "\(result.errorText)")
    #expect(try result.lines().count == 26)
    #expect(!result.text.contains("inspect."))
    // What content is recognised by is no part of a record.
    #expect(!result.text.contains("prints"))
  }

  @Test("a scan without --similar takes over what one with it found out, not the other way round")
  func options() throws {
    try ffmpeg(
      ["-f", "lavfi", "-i", "mandelbrot=size=640x480", "-frames:v", "1"], to: "S/photo.jpg")
    try subject.settle()
    #expect(ScannedFolder.counts(try subject.scan("--similar"))["inspected"] == 1)
    for _ in 0..<2 { _ = try subject.scan("--similar") }
    #expect(ScannedFolder.counts(try subject.scan())["inspected"] == 0)
    #expect(ScannedFolder.counts(try subject.scan("--similar"))["inspected"] == 0)
    // A manifest reads every file and leaves the prints of those that it finds as they were.
    _ = try subject.exhibit("manifest", "S", "--quiet", "--no-pictures")
    #expect(ScannedFolder.counts(try subject.scan("--similar"))["inspected"] == 0)
  }
}

extension String {
  /// The path, with the folders above it made.
  fileprivate func making(_ folder: TemporaryFolder) throws -> String {
    try folder.makeFolder(Array((self as NSString).deletingLastPathComponent.utf8))
    return self
  }
}
