import Artifacts
import DocumentInspection
import TestSupport
import Testing

/// What the text is, is said by Rich Text Format Specification 1.9.1; the styles are those that the
/// programs write.
@Suite("RTF")
struct RTFTests {
  private func inspect(_ text: String) -> Reply {
    // Everything of RTF is ASCII, but for bytes that tests write as Latin-1.
    DocumentInspector().inspectRichText(
      text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
  }

  private func texts(_ reply: Reply) -> [String] { reply.document?.passages?.map(\.text) ?? [] }

  @Test("TextEdit's lists, links and letters are read")
  func textEdit() {
    let reply = inspect(
      #"""
      {\rtf1\ansi\ansicpg1252\cocoartf2761
      \cocoatextscaling0\cocoaplatform0{\fonttbl\f0\fswiss\fcharset0 Helvetica-Bold;\f1\fswiss\fcharset0 Helvetica;}
      {\colortbl;\red255\green255\blue255;}
      {\*\listtable{\list\listtemplateid1\listhybrid{\listlevel\levelnfc23\leveltext\leveltemplateid1\'01\uc0\u8226 ;}{\listname ;}\listid1}}
      {\*\listoverridetable{\listoverride\listid1\listoverridecount0\ls1}}
      \paperw11900\paperh16840\margl1440\margr1440\vieww11520\viewh8400\viewkind0
      \pard\tx566\pardirnatural\partightenfactor0

      \f0\b\fs36 \cf0 Team agenda\
      \pard\tx220\tx720\pardirnatural\partightenfactor0
      \ls1\ilvl0
      \f1\b0\fs24 \cf0 {\listtext	\uc0\u8226 	}Norms \'97 first\
      \ls1\ilvl1{\listtext	\uc0\u8259 	}Tuning\
      \pard\pardirnatural
      \cf0 See {\field{\*\fldinst{HYPERLINK "https://example.org/clip.mp4"}}{\fldrslt the clip}}.}
      """#)
    #expect(texts(reply) == ["Team agenda", "Norms — first", "Tuning", "See the clip."])
    #expect(
      reply.links?.map(\.target) == ["https://example.org/clip.mp4"])
    #expect(reply.links?.first?.text == "the clip")
    #expect(reply.document?.format == "rtf")
    #expect(reply.mediaType == "application/rtf")
    #expect(reply.findings.isEmpty)
  }

  @Test("WordPad's bullets and Cyrillic are read")
  func wordPad() {
    let reply = inspect(
      #"""
      {\rtf1\ansi\ansicpg1251\deff0\nouicompat\deflang1049{\fonttbl{\f0\fnil\fcharset0 Calibri;}{\f1\fnil\fcharset204 Calibri;}{\f2\fnil\fcharset2 Symbol;}}
      {\*\generator Riched20 10.0.19041}\viewkind4\uc1
      \pard\sa200\f1\'cf\'eb\'e0\'ed\f0  2026\par
      \pard{\pntext\f2\'B7\tab}{\*\pn\pnlvlblt\pnf2\pnindent0{\pntxtb\'B7}}\fi-360\li720 first\par
      {\pntext\f2\'B7\tab}second\par
      \pard after\par
      }
      """#)
    #expect(texts(reply) == ["План 2026", "first", "second", "after"])
    #expect(reply.findings.isEmpty)
  }

  @Test("Word's styles, tables, hidden text, notes and metadata are read")
  func word() throws {
    let reply = inspect(
      #"""
      {\rtf1\adeflang1025\ansi\ansicpg1252\uc1\deff0{\fonttbl{\f0\fcharset0 Times New Roman;}}
      {\stylesheet{\ql \f0\fs24 \snext0 Normal;}{\s1\outlinelevel0 \b\fs32 \sbasedon0 heading 1;}{\s2 \b heading 2;}{\s15 Title;}{\*\cs10 Default Paragraph Font;}}
      {\info{\title Planning {\b day}}{\author Ana Ruiz}{\operator Bo}{\creatim\yr2026\mo3\dy12}{\*\company X}}
      {\header \pard Room 4\par}
      \pard\s1 Agenda for March 12, 2026\par
      \pard\plain\s2 Part\par
      \pard\plain Visible{\v  hidden} words{\footnote \pard A note below.\par}, too\par
      \trowd\trhdr\cellx100\cellx200\pard\intbl Time\cell Topic\cell\row
      \trowd\cellx100\cellx200\pard\intbl 9:00-9:20 AM\cell {Norms\par and roles}\cell\row
      \trowd\cellx100\cellx200\pard\intbl 9:20-9:40 AM\cell Tuning\cell\row
      \pard {\upr{Caf? here}{\*\ud Caf\u233 ? here}}\par
      \u-10179?\u-8694? \u8211\'96 {\uc2\u26085 ab\u26412 cd}\line next\par
      {\pict\pngblip 89504e470d0a}{\*\unknown {deep} text}\bin5 }}{{xend\par}
      """#)
    #expect(
      texts(reply) == [
        "Room 4", "Agenda for March 12, 2026", "Part", "A note below.", "Visible words, too",
        "Time | Topic", "9:00-9:20 AM | Norms\nand roles", "9:20-9:40 AM | Tuning", "Café here",
        "😊 – 日本", "next", "end",
      ])
    #expect(reply.document?.title == "Planning day")
    #expect(reply.codes == ["privacy.author"])
    #expect(reply.findings.first?.message.contains("Ana") == false)
    let agenda = try #require(reply.agenda)
    #expect(agenda.date == "2026-03-12")
    #expect(agenda.items.map(\.end) == ["09:20", "09:40"])
  }

  @Test(
    "a link's target is put together from its switches",
    arguments: [
      (#"HYPERLINK "a.mp4""#, "a.mp4"), (#" HYPERLINK \\l "part""#, "#part"),
      (#"HYPERLINK "a.htm" \\l "part" \\o "tip""#, "a.htm#part"),
      ("HYPERLINK https://b.example/", "https://b.example/"),
      (#"HYPERLINK "C:\\\\x\\\\y.mp4""#, #"C:\\x\\y.mp4"#),
    ])
  func targets(instruction: String, target: String) {
    let reply = inspect(
      #"{\rtf1{\field{\*\fldinst "# + instruction
        + #"}{\fldrslt x}} and {\field{\*\fldinst PAGE}{\fldrslt 3}}}"#)
    #expect(reply.links?.map(\.target) == [target])
    #expect(texts(reply) == ["x and 3"])
  }

  // 教師 in Shift_JIS, กข in the Thai set of Windows.
  @Test("a font's set is that of its letters")
  func fontSets() {
    let reply = inspect(
      #"{\rtf1\ansi{\fonttbl{\f0\fcharset222 Cordia;}{\f1\fcharset128 Mincho;}}"#
        + #"{\f0 \'a1\'a2 }{\f1 \'8b\'b3\'8e\'74}\par}"#)
    #expect(texts(reply) == ["กข 教師"])
    #expect(reply.codes.isEmpty)
  }

  @Test("letters of an unknown set are left out, and said to be")
  func letters() {
    let reply = inspect(#"{\rtf1\ansi\ansicpg1361 \'a1\'a2 ok\par}"#)
    #expect(texts(reply) == ["ok"])
    #expect(reply.codes == ["document.letters-missing"])
  }

  @Test("a file that ends in the middle is read as far as it goes")
  func cutOff() {
    let reply = inspect(#"{\rtf1\ansi one\par {\b two"#)
    #expect(texts(reply) == ["one", "two"])
    #expect(reply.codes == ["document.malformed"])
  }

  private static let sample = #"""
    {\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset2 S;}}{\stylesheet{\s1 heading 1;}}
    {\info{\title T}{\author A}}\pard\s1 Head\par\trowd\cellx1\pard\intbl a\cell b\cell\row
    \pard{\pntext\f1\'B7\tab}item\u233?\u-10179?\u-8694?{\field{\*\fldinst{HYPERLINK "a"}}{\fldrslt l}}\par}
    """#

  @Test("files cut anywhere, and with flipped bits, have an answer")
  func corrupt() {
    let bytes = Array(Self.sample.utf8)
    for count in bytes.indices {
      #expect(DocumentInspector().inspectRichText(Array(bytes.prefix(count))).kind == .document)
    }
    var generator = SeededGenerator(state: 0x5EED_0011)
    for _ in 0..<1_000 {
      let flipped = generator.flipping(bytes, most: 8)
      #expect(DocumentInspector().inspectRichText(flipped).kind == .document)
    }
  }

  @Test(
    "floods are bounded", .timeLimit(.minutes(15 * Sanitizer.patience)),
    arguments: [
      "{", "}", #"\"#, #"\bin0"#, #"\'"#, #"\u65 "#, #"\u-10179 "#, #"\cell"#, #"\row"#, #"\par"#,
      "a",
      #"{\footnote "#, #"{\field{\*\fldinst{HYPERLINK "a"}}{\fldrslt x}}"#, #"{\fldrslt "#,
      #"\trowd\cell\row"#,
      #"{\s1 heading 1;}"#, #"{\f1\fcharset204 A;}"#, #"\bin99999999999 "#, #"\u769 "#, "{\\*",
    ])
  func floods(piece: String) {
    for opening in [
      #"{\rtf1 "#, #"{\rtf1{\stylesheet"#, #"{\rtf1{\fonttbl"#, #"{\rtf1{\info{\title "#,
    ] {
      let text = opening + String(repeating: piece, count: (1 << 16) / piece.utf8.count)
      #expect(DocumentInspector().inspectRichText(Array(text.utf8)).kind == .document)
    }
  }
}
