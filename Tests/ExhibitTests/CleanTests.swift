import TestSupport
import Testing

/// What is planted is looked for with other people's tools.
@Suite("exhibit clean", .serialized)
struct CleanTests {
  private static let secret = "Zebulon Quartz"

  /// A recording with everything that phones and programs write.
  private func record(
    _ name: String, _ codecs: [String], in folder: TemporaryFolder, pictures: Bool = true
  ) throws {
    let picture = pictures ? ["-f", "lavfi", "-i", "testsrc=s=96x64:r=10:d=2"] : []
    let result = try Tool.ffmpeg.run(
      ["-nostdin", "-v", "error", "-y"] + picture + ["-f", "lavfi", "-i", "sine=d=2"] + codecs + [
        "-metadata", "artist=\(Self.secret)", "-metadata", "title=\(Self.secret)",
        "-metadata", "location=+37.3349-122.0090/", "-metadata", "make=\(Self.secret)",
        "-metadata", "com.apple.quicktime.location.ISO6709=+37.3349-122.0090/",
        "-metadata", "creation_time=2026-03-12T22:15:00Z",
        "-movflags", "use_metadata_tags", folder.path("in/\(name)"),
      ])
    #expect(result.status == 0, "\(result)")
  }

  private func streams(_ path: String) throws -> String {
    let result = try Tool.ffmpeg.run(
      [
        "-v", "error", "-i", path, "-map", "0", "-c", "copy", "-f", "streamhash", "-hash", "sha256",
        "-",
      ])
    #expect(result.status == 0, "\(result)")
    return result.text
  }

  @Test(
    "a recording keeps every packet, and ffprobe and ExifTool find nothing of what was planted",
    .enabled(if: Tool.ffmpeg.mayRun && Tool.exiftool.mayRun, "ffmpeg or exiftool is not installed"),
    arguments: [
      ("v.mp4", ["-c:v", "libx264", "-c:a", "aac"], true),
      ("v.mov", ["-c:v", "libx264", "-c:a", "aac"], true),
      ("v.mkv", ["-c:v", "libx264", "-c:a", "aac"], true),
      ("v.webm", ["-c:v", "libvpx", "-c:a", "libopus"], true),
      ("a.m4a", ["-c:a", "aac"], false), ("a.mp3", ["-c:a", "libmp3lame"], false),
      ("a.wav", ["-c:a", "pcm_s16le"], false), ("a.flac", ["-c:a", "flac"], false),
      ("a.ogg", ["-c:a", "libopus"], false),
    ])
  func recordings(name: String, codecs: [String], pictures: Bool) throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder(Array("in".utf8))
    try record(name, codecs, in: folder, pictures: pictures)
    let original = try folder.read("in/\(name)")
    // The search can fail: before, the tools do find it.
    #expect(try traces(folder.path("in/\(name)")).contains(Self.secret))
    let result = try ExhibitProgram.run(["clean", "in", "--output", "out"], in: folder.path)
    #expect(result.status == 0, "\(result)")
    #expect(result.text.contains("1 file cleaned, 0 copied"), "\(result)")
    let traces = try traces(folder.path("out/\(name)"))
    #expect(!traces.contains(Self.secret) && !traces.contains("37.33"), "\(traces)")
    #expect(try streams(folder.path("in/\(name)")) == streams(folder.path("out/\(name)")))
    #expect(try folder.read("in/\(name)") == original)
  }

  private func traces(_ path: String) throws -> String {
    try Tool.ffprobe.run(["-v", "error", "-show_format", "-show_streams", "-show_chapters", path])
      .text
      + Tool.exiftool.run(["-a", "-u", "-ee", path]).text
      + String(
        decoding: Array(
          try Tool.python3.run(
            ["-c", "import sys; sys.stdout.buffer.write(open(sys.argv[1],'rb').read())", path])
            .output
            .filter { $0 >= 0x20 && $0 < 0x7F }), as: UTF8.self)
  }

  @Test(
    "a photo keeps its coded picture and how it is turned, and nothing of who, where and with what",
    .enabled(if: Tool.exiftool.mayRun && Tool.ffmpeg.mayRun, "exiftool or ffmpeg is not installed"))
  func photo() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder(Array("in".utf8))
    let photo = folder.path("in/p.jpg")
    let poster = Checkout.path("Samples/learning-culture/photos/norms-poster.jpg")
    #expect(
      try Tool.exiftool.run(
        [
          "-q", "-o", photo, "-Artist=\(Self.secret)", "-GPSLatitude=37.3349", "-GPSLatitudeRef=N",
          "-GPSLongitude=122.009", "-GPSLongitudeRef=W", "-Model=\(Self.secret)", "-Orientation#=6",
          "-XMP:Creator=\(Self.secret)", "-IPTC:By-line=\(Self.secret)", "-Comment=\(Self.secret)",
          poster,
        ]
      ).status == 0)
    let result = try ExhibitProgram.run(["clean", "in", "--output", "out"], in: folder.path)
    #expect(result.status == 0, "\(result)")
    let cleaned = folder.path("out/p.jpg")
    let traces = try traces(cleaned)
    #expect(!traces.contains(Self.secret) && !traces.contains("37.33"), "\(traces)")
    #expect(try Tool.exiftool.run(["-s3", "-n", "-Orientation", cleaned]).text == "6\n")
    let pixels = try [photo, cleaned].map {
      try Tool.ffmpeg.run(["-v", "error", "-noautorotate", "-i", $0, "-f", "md5", "-"]).text
    }
    #expect(pixels[0] == pixels[1] && pixels[0].hasPrefix("MD5="))
  }

  @Test(
    "an office document keeps its text, and LibreOffice finds no name in it",
    .enabled(
      if: Tool.soffice.mayRun && Tool.python3.mayRun, "LibreOffice or python3 is not installed"),
    arguments: ["docx", "odt"])
  func office(_ format: String) throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder(Array("in".utf8))
    try folder.write("<p>Hello there, teachers.</p>", to: "d.html")
    let profile = "-env:UserInstallation=file://\(folder.path("profile"))"
    func convert(_ path: String, _ filter: String, to output: String) throws {
      let result = try Tool.soffice.run(
        [profile, "--headless", "--convert-to", filter, "--outdir", output, path], in: folder.path)
      #expect(result.status == 0, "\(result)")
    }
    try convert("d.html", "odt", to: "in")
    if format == "docx" {
      try convert("in/d.odt", "docx:MS Word 2007 XML", to: "in")
      #expect(
        try Tool.python3.run(["-c", "import os; os.remove('in/d.odt')"], in: folder.path).status
          == 0)
    }
    let planted = try Tool.python3.run(
      ["-c", Self.planting, "in/d.\(format)", Self.secret], in: folder.path)
    #expect(planted.status == 0, "\(planted)")
    let result = try ExhibitProgram.run(["clean", "in", "--output", "out"], in: folder.path)
    #expect(result.status == 0, "\(result)")
    // Its text, and everything that it knows of the document.
    for (path, isThere) in [("in", true), ("out", false)] {
      try convert("\(path)/d.\(format)", "fodt", to: "flat-\(path)")
      let flat = String(decoding: try folder.read("flat-\(path)/d.fodt"), as: UTF8.self)
      #expect(flat.contains("Hello there, teachers."))
      #expect(flat.contains(Self.secret) == isThere, "\(path)")
    }
  }

  private static let planting = """
    import re, sys, zipfile
    path, name = sys.argv[1], sys.argv[2].encode()
    with zipfile.ZipFile(path) as z: items = [(i, z.read(i)) for i in z.infolist()]
    with zipfile.ZipFile(path, 'w') as z:
        for i, b in items:
            if i.filename == 'docProps/core.xml':
                b = re.sub(rb'<dc:creator>.*?</dc:creator>|<cp:lastModifiedBy>.*?</cp:lastModifiedBy>', b'', b)
                b = b.replace(b'</cp:coreProperties>', b'<dc:creator>' + name + b'</dc:creator><cp:lastModifiedBy>'
                    + name + b'</cp:lastModifiedBy></cp:coreProperties>')
            if i.filename == 'word/document.xml':
                b = b.replace(b'<w:p>', b'<w:p><w:ins w:id="1" w:author="' + name
                    + b'" w:date="2026-01-01T00:00:00Z"><w:r><w:t>New. </w:t></w:r></w:ins>', 1)
            if i.filename == 'meta.xml':
                b = b.replace(b'</office:meta>', b'<meta:initial-creator>' + name
                    + b'</meta:initial-creator><dc:creator>' + name + b'</dc:creator></office:meta>')
            z.writestr(i, b, compress_type=i.compress_type)
    """

  @Test(
    "the manifest of the copy verifies, and what can't be cleaned is copied and named",
    .enabled(if: Tool.ffmpeg.mayRun, "ffmpeg is not installed"))
  func whole() throws {
    let folder = try TemporaryFolder()
    try Checkout.copySample("learning-culture", into: folder)
    try folder.makeFolder(Array("in".utf8))
    try record("../learning-culture/v.mp4", ["-c:v", "libx264", "-c:a", "aac"], in: folder)
    // A photo that is cut off can't be rewritten; a PDF is not rewritten yet.
    let poster = try folder.read("learning-culture/photos/norms-poster.jpg")
    try folder.write(Array(poster.prefix(2000)), to: "learning-culture/photos/cut.jpg")
    let result = try ExhibitProgram.run(
      ["clean", "learning-culture", "--output", "out"], in: folder.path)
    #expect(result.status == 1, "\(result)")
    #expect(result.text.contains("  photos/cut.jpg: it can't be rewritten"), "\(result)")
    #expect(try folder.read("out/photos/cut.jpg") == Array(poster.prefix(2000)))
    #expect(try ExhibitProgram.run(["manifest", "out", "--quiet"], in: folder.path).status == 1)
    let verified = try ExhibitProgram.run(["verify", "out"], in: folder.path)
    #expect(verified.status == 0, "\(verified)")
  }

  @Test("nothing is written into the original, nor over anything that is there")
  func places() throws {
    let folder = try TemporaryFolder()
    try folder.write("A note.", to: "in/note.txt")
    try folder.write("Mine.", to: "full/mine.txt")
    for (output, words) in [
      ("in/out", "inside the folder"), ("full", "not empty"), ("in", "inside"),
    ] {
      let result = try ExhibitProgram.run(["clean", "in", "--output", output], in: folder.path)
      #expect(result.status == 3, "\(result)")
      #expect(result.errorText.contains(words), "\(result)")
    }
    #expect(try folder.read("full/mine.txt") == Array("Mine.".utf8))
    #expect(
      try ExhibitProgram.run(["clean", "in", "--output", "out"], in: folder.path).status == 0)
    #expect(try folder.read("out/note.txt") == Array("A note.".utf8))
  }
}
