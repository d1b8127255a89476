import Foundation
import TestSupport
import Testing

/// What lies in places that most readers pass over. It is planted with, and looked for by, other people's tools.
@Suite("exhibit clean, where metadata hide", .serialized)
struct HiddenMetadataTests {
  private static let secret = "Zebulon Quartz"

  private func run(_ tool: Tool, _ arguments: [String], in folder: TemporaryFolder) throws {
    let result = try tool.run(arguments, in: folder.path)
    #expect(result.status == 0, "\(result)")
  }

  // MARK: Recordings

  /// Captions of a camera that writes where it is, or of people.
  private func record(
    _ name: String, captions: String, plantedBy script: String, in folder: TemporaryFolder
  ) throws {
    try folder.write("1\n00:00:00,000 --> 00:00:01,000\n\(captions)\n\n", to: "c.srt")
    try run(
      .ffmpeg,
      [
        "-nostdin", "-v", "error", "-y", "-f", "lavfi", "-i", "testsrc=s=96x64:r=10:d=2", "-f",
        "lavfi", "-i", "sine=d=2", "-i", "c.srt", "-c:v", "libx264", "-c:a", "aac", "-c:s",
        "mov_text", "-fflags", "+bitexact", name,
      ], in: folder)
    if !script.isEmpty { try run(.python3, ["-c", script, name], in: folder) }
  }

  private func streams(_ path: String) throws -> String {
    let result = try Tool.ffmpeg.run(
      [
        "-v", "error", "-i", path, "-map", "0:v", "-map", "0:a", "-c", "copy", "-f", "streamhash",
        "-hash", "sha256", "-",
      ])
    #expect(result.status == 0, "\(result)")
    return result.text
  }

  private func traces(_ path: String) throws -> String {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    return try Tool.ffprobe.run(
      ["-v", "error", "-show_format", "-show_streams", "-show_chapters", path]
    ).text
      + Tool.exiftool.run(["-ee", "-G3", "-a", "-u", path]).text
      + String(decoding: bytes.filter { $0 >= 0x20 && $0 < 0x7F }, as: UTF8.self)
  }

  /// Each writes the secret where its name says.
  private static let plants = [
    (
      "a GoPro's track of positions", "v.mp4", "GPS 37.3349 \(secret)",
      "import sys; p=sys.argv[1]; b=open(p,'rb').read(); "
        + "open(p,'wb').write(b.replace(b'sbtl',b'meta').replace(b'tx3g',b'gpmd'))"
    ),
    (
      "a telephone's timed metadata", "v.mov", "37.3349 \(secret)",
      "import sys; p=sys.argv[1]; b=open(p,'rb').read(); "
        + "open(p,'wb').write(b.replace(b'text',b'mebx').replace(b'sbtl',b'meta').replace(b'tx3g',b'mebx'))"
    ),
    ("a drone's captions", "v.mp4", "GPS(-122.0090,37.3349,19) \(secret)", ""),
    (
      "a camera's own box behind the recording", "v.mp4", "Hello.",
      "import sys; open(sys.argv[1],'ab').write(b'\\0\\0\\0\\x1euuid' + b'0' * 8 + b'\(secret)')"
    ),
    (
      "bytes behind the recording that are no box", "v.mp4", "Hello.",
      "import sys; open(sys.argv[1],'ab').write(b'\\1\\2\\3\\4\(secret)\\1\\2\\3\\4')"
    ),
    (
      "a box of free space that is none", "v.mp4", "Hello.",
      "import sys; open(sys.argv[1],'ab').write(b'\\0\\0\\0\\x16free' + b'\(secret)')"
    ),
  ]

  @Test(
    "what a camera hides goes, and no packet of picture and sound changes",
    .enabled(
      if: Tool.ffmpeg.mayRun && Tool.exiftool.mayRun && Tool.python3.mayRun,
      "ffmpeg, exiftool or python3 is not installed"), arguments: plants.indices)
  func cameras(_ index: Int) throws {
    let (_, name, captions, script) = Self.plants[index]
    let folder = try TemporaryFolder()
    try folder.makeFolder(Array("in".utf8))
    try record("in/\(name)", captions: captions, plantedBy: script, in: folder)
    // The search can fail: before, it is there.
    #expect(try traces(folder.path("in/\(name)")).contains(Self.secret))
    try expectClean(name, in: folder)
  }

  @Test(
    "XMP, keys and user data of MP4 and MOV go, also where libavformat sees none of them",
    .enabled(
      if: Tool.ffmpeg.mayRun && Tool.exiftool.mayRun, "ffmpeg or exiftool is not installed"),
    arguments: [
      ("v.mp4", ["-XMP:Creator=\(secret)"]), ("v.mov", ["-XMP:Creator=\(secret)"]),
      ("v.mp4", ["-Keys:Author=\(secret)", "-UserData:Author=\(secret)"]),
      ("v.mov", ["-Keys:Author=\(secret)", "-ItemList:Artist=\(secret)"]),
    ])
  func tags(name: String, options: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder(Array("in".utf8))
    try record("in/\(name)", captions: "Hello.", plantedBy: "", in: folder)
    try run(.exiftool, ["-q", "-overwrite_original"] + options + ["in/\(name)"], in: folder)
    #expect(try traces(folder.path("in/\(name)")).contains(Self.secret))
    try expectClean(name, in: folder)
  }

  private func expectClean(_ name: String, in folder: TemporaryFolder) throws {
    let result = try ExhibitProgram.run(["clean", "in", "--output", "out"], in: folder.path)
    #expect(result.status == 0, "\(result)")
    #expect(result.text.contains("1 file cleaned, 0 copied"), "\(result)")
    let traces = try traces(folder.path("out/\(name)"))
    #expect(!traces.contains(Self.secret) && !traces.contains("37.33"), "\(traces)")
    #expect(try streams(folder.path("in/\(name)")) == streams(folder.path("out/\(name)")))
    // What was cleaned has nothing left to clean.
    let again = try ExhibitProgram.run(["clean", "out", "--output", "again"], in: folder.path)
    #expect(again.text.contains("0 files cleaned, 1 copied"), "\(again)")
  }

  // MARK: Office documents

  @Test(
    "nothing of an author is left in any part of a document, nor in what lies in it",
    .enabled(
      if: Tool.soffice.mayRun && Tool.python3.mayRun && Tool.ffmpeg.mayRun
        && Tool.exiftool.mayRun, "LibreOffice, python3, ffmpeg or exiftool is not installed"))
  func office() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder(Array("in".utf8))
    try folder.write("<p>Hello there, teachers.</p>", to: "d.html")
    try folder.write("a,b\n1,2\n", to: "s.csv")
    let profile = "-env:UserInstallation=file://\(folder.path("profile"))"
    func convert(_ path: String, _ filter: String, to output: String) throws {
      try run(
        .soffice, [profile, "--headless", "--convert-to", filter, "--outdir", output, path],
        in: folder)
    }
    try convert("d.html", "odt", to: "src")
    try convert("src/d.odt", "docx:MS Word 2007 XML", to: "src")
    for format in ["xlsx", "ods"] { try convert("s.csv", format, to: "src") }
    try record("v.mp4", captions: "Hello.", plantedBy: "", in: folder)
    try run(
      .exiftool, ["-q", "-overwrite_original", "-XMP:Creator=\(Self.secret)", "v.mp4"], in: folder)
    try run(
      .exiftool,
      [
        "-q", "-o", "p.jpg", "-Artist=\(Self.secret)",
        Checkout.path("Samples/learning-culture/photos/norms-poster.jpg"),
      ], in: folder)
    try run(.python3, ["-c", Self.planting, Self.secret], in: folder)
    let result = try ExhibitProgram.run(["clean", "in", "--output", "out"], in: folder.path)
    #expect(result.status == 0, "\(result)")
    for name in ["d.docx", "d.odt", "s.xlsx", "s.ods"] {
      for (side, isThere) in [("in", true), ("out", false)] {
        let found = try Tool.python3.run(
          ["-c", Self.looking, "\(side)/\(name)", Self.secret], in: folder.path)
        #expect(found.text.isEmpty != isThere, "\(side)/\(name): \(found)")
        let flat = name.hasPrefix("d") ? "fodt" : "fods"
        try convert("\(side)/\(name)", flat, to: "flat-\(side)")
        let text = String(
          decoding: try folder.read("flat-\(side)/\(name.prefix(1)).\(flat)"), as: UTF8.self)
        #expect(text.contains(name.hasPrefix("d") ? "Hello there" : "office:value=\"2\""))
        #expect(text.contains(Self.secret) == isThere, "\(side)/\(name)")
      }
    }
  }

  /// Names of all parts, whatever is packed in them, that hold the secret in UTF-8 or UTF-16.
  private static let looking = """
    import io, sys, zipfile
    secret = sys.argv[2]
    def look(b, at):
        for charset in ('utf-8', 'utf-16-le', 'utf-16-be'):
            if secret.encode(charset) in b: print(at)
        if b[:4] == b'PK\\3\\4':
            with zipfile.ZipFile(io.BytesIO(b)) as z:
                assert z.testzip() is None
                for n in z.namelist(): look(z.read(n), at + '/' + n)
    look(open(sys.argv[1], 'rb').read(), '')
    """

  private static let planting = #"""
    import io, re, sys, zipfile
    S = sys.argv[1]
    jpeg, film = open('p.jpg', 'rb').read(), open('v.mp4', 'rb').read()
    def rewrite(name, edit, more):
        out = io.BytesIO()
        with zipfile.ZipFile('src/' + name) as old, zipfile.ZipFile(out, 'w') as new:
            for i in old.infolist(): new.writestr(i, edit(i.filename, old.read(i)), i.compress_type)
            for n, b in more: new.writestr(n, b, zipfile.ZIP_DEFLATED)
        return out.getvalue()
    def end(b, tag, text): return b.replace(tag.encode(), (text + tag).encode())
    office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    def xlsx(n, b):
        if n == 'docProps/core.xml':
            b = re.sub(rb'<cp:lastModifiedBy>.*?</cp:lastModifiedBy>', b'', b)
            return end(b, '</cp:coreProperties>', f'<cp:lastModifiedBy>{S}</cp:lastModifiedBy>')
        if n == 'xl/workbook.xml':
            return b.replace(b'<sheets>', ('<a:absPath xmlns:a="http://schemas.microsoft.com/office/'
                f'spreadsheetml/2010/11/ac" url="C:\\Users\\{S}\\"/><sheets>').encode())
        return b
    sheet = rewrite('s.xlsx', xlsx, [])
    open('in/s.xlsx', 'wb').write(sheet)
    def docx(n, b):
        if n == 'docProps/core.xml':
            return (f'<?xml version="1.0" encoding="UTF-16"?><a:coreProperties xmlns:a="http://schemas.'
                'openxmlformats.org/package/2006/metadata/core-properties" xmlns:b="http://purl.org/dc/'
                f'elements/1.1/"><!-- {S} --><b:creator><![CDATA[{S}]]></b:creator></a:coreProperties>'
                ).encode('utf-16')
        if n == 'word/document.xml':
            return b.replace(b'<w:p>', (f'<w:p><w:ins w:id="1" w:author="{S}"><w:r><w:t>New. '
                '</w:t></w:r></w:ins>').encode(), 1)
        if n == 'word/_rels/document.xml.rels':
            return end(b, '</Relationships>',
                f'<Relationship Id="x1" Type="{office}/attachedTemplate" Target="file:///C:\\Users\\{S}\\T.dotx"'
                f' TargetMode="External"/><Relationship Id="x2" Type="{office}/package" '
                f'Target="embeddings/s.xlsx"/><Relationship Id="x3" Type="{office}/image" Target="media/a.dat"/>')
        if n == '[Content_Types].xml':
            return end(b, '</Types>', '<Default Extension="dat" ContentType="image/jpeg"/>')
        return b
    open('in/d.docx', 'wb').write(rewrite('d.docx', docx, [
        ('customXml/item1.xml', f'<root who="{S}"><x>{S}</x></root>'), ('word/media/a.dat', jpeg),
        ('word/media/v.mp4', film), ('word/embeddings/s.xlsx', sheet)]))
    def odf(n, b):
        if n == 'meta.xml':
            return end(re.sub(rb'<(dc:creator|meta:initial-creator)>.*?</\1>', b'', b), '</office:meta>',
                f'<dc:creator>{S}</dc:creator><meta:user-defined meta:name="Owner">{S}</meta:user-defined>')
        if n == 'content.xml':
            return b.replace(b'Hello', ('<office:annotation><dc:creator>' + S + '</dc:creator><text:p>n</text:p>'
                '</office:annotation>Hello').encode())
        return b
    open('in/d.odt', 'wb').write(rewrite('d.odt', odf, []))
    open('in/s.ods', 'wb').write(rewrite('s.ods', odf, []))
    """#

  @Test(
    "texts that lie in a document and can't be cleaned are named",
    .enabled(if: Tool.python3.mayRun, "python3 is not installed"))
  func textsWithin() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder(Array("in".utf8))
    try run(.python3, ["-c", Self.texts], in: folder)
    let result = try ExhibitProgram.run(
      ["clean", "in", "--output", "out", "--format", "json"], in: folder.path)
    #expect(result.status == 1, "\(result)")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output)) as? [String: Any])
    let words = (object["failed"] as? [[String: Any]] ?? [])
      .flatMap { $0["words"] as? [String] ?? [] }.joined(separator: "; ")
    for part in ["word/afchunk.mht", "word/media/a.svg", "word/embeddings/a.xml"] {
      #expect(words.contains(part), "\(words)")
    }
    #expect(!words.contains("word/embeddings/b.xml"), "\(words)")
  }

  private static let texts = #"""
    import zipfile
    w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
    t = 'http://schemas.openxmlformats.org/package/2006/content-types'
    r = 'http://schemas.openxmlformats.org/package/2006/relationships'
    o = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'
    with zipfile.ZipFile('in/d.docx', 'w', zipfile.ZIP_DEFLATED) as z:
        z.writestr('[Content_Types].xml', f'<Types xmlns="{t}"><Default Extension="xml" ContentType='
            '"application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.'
            'openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')
        z.writestr('_rels/.rels', f'<Relationships xmlns="{r}"><Relationship Id="a" Type="{o}" '
            'Target="word/document.xml"/></Relationships>')
        z.writestr('word/document.xml', f'<w:document xmlns:w="{w}"><w:body><w:p><w:r><w:t>Hello'
            '</w:t></w:r></w:p></w:body></w:document>')
        z.writestr('word/afchunk.mht', 'From: <Saved by Ana>\r\nSubject: x\r\nDate: Mon, 2 Mar 2026 '
            '10:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<p>Hello</p>\r\n')
        z.writestr('word/media/a.svg', '<svg xmlns="http://www.w3.org/2000/svg"><image '
            'href="data:image/jpeg;base64,AAAA"/></svg>')
        z.writestr('word/embeddings/a.xml', '<?xml version="1.0"?><a><author>Ana</author></a>')
        z.writestr('word/embeddings/b.xml', '<?xml version="1.0"?><a><b>c</b></a>')
    """#

  // MARK: The closing list

  @Test("every file is cleaned, found clean, or named with the reason")
  func list() throws {
    let folder = try TemporaryFolder()
    for (name, text) in [
      (
        "page.html",
        "<html><head><meta name=author content=\"\(Self.secret)\"></head><p>Hello</p></html>"
      ),
      (
        "drawing.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><!-- \(Self.secret) --><g/></svg>"
      ),
      ("fields.xml", "<?xml version=\"1.0\"?><a><author>c</author></a>"), ("note.txt", "A note."),
      ("head.md", "---\nauthor: A\n---\nText\n"), ("words.rtf", "{\\rtf1 Hello}"),
    ] { try folder.write(text, to: "in/\(name)") }
    let result = try ExhibitProgram.run(
      ["clean", "in", "--output", "out", "--format", "json"], in: folder.path)
    #expect(result.status == 1, "\(result)")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output)) as? [String: Any])
    func paths(_ key: String) -> [String] {
      (object[key] as? [[String: Any]] ?? []).compactMap { $0["path"] as? String }
    }
    #expect(paths("cleaned") == ["drawing.svg", "page.html"])
    #expect(paths("clean") == ["fields.xml", "head.md", "note.txt"])
    #expect(paths("failed") == ["fields.xml", "head.md", "words.rtf"])
    for name in ["page.html", "drawing.svg"] {
      #expect(
        !String(decoding: try folder.read("out/\(name)"), as: UTF8.self).contains(Self.secret))
    }
  }

  @Test(
    "a submission.yaml that an ignore file names goes into the copy, and its names are looked for")
  func ignored() throws {
    let folder = try TemporaryFolder()
    try folder.write("\(Self.secret) was here.", to: "in/note.txt")
    try folder.write("private notes", to: "in/mine.txt")
    let declaration = "schema: exhibit.submission/1\nforbiddenNames: [\(Self.secret)]\n"
    try folder.write(declaration, to: "in/submission.yaml")
    try folder.write("*.yaml\nmine.txt\n", to: "in/.exhibitignore")
    let result = try ExhibitProgram.run(["clean", "in", "--output", "out"], in: folder.path)
    #expect(result.text.contains("note.txt: A listed name stands in the text"), "\(result)")
    #expect(result.text.contains("it lists 1 name that must not appear"), "\(result)")
    #expect(try folder.read("out/submission.yaml") == Array(declaration.utf8))
    #expect(!FileManager.default.fileExists(atPath: folder.path("out/mine.txt")))
    for copy in ["in", "out"] {
      _ = try ExhibitProgram.run(["manifest", copy, "--quiet"], in: folder.path)
      let verified = try ExhibitProgram.run(["verify", copy], in: folder.path)
      #expect(verified.status == 0, "\(copy): \(verified)")
    }
    // What it declares is part of what is verified, whatever ignores it.
    try folder.write(declaration + "title: Other\n", to: "in/submission.yaml")
    let changed = try ExhibitProgram.run(["verify", "in"], in: folder.path)
    #expect(changed.status == 1 && changed.text.contains("submission.yaml"), "\(changed)")
  }
}
