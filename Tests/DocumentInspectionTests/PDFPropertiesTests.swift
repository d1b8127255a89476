import Testing

@testable import DocumentInspection

@Suite("People in a PDF outside its text")
struct PDFPropertiesTests {
  private static let comment = "/Type/Annot/Subtype/Text/Rect[10 10 30 30]/Contents(Why?)"

  @Test("a comment that says whose it is is told, and one that does not is none")
  func reviewers() {
    var sample = PDFSample(PDFSample.text("Hello", 72, 700))
    sample.pages[0].annotations = "<<\(Self.comment)>>"
    #expect(PDFInspector().properties(of: sample.bytes) == [])
    sample.pages[0].annotations = "<<\(Self.comment)/T(Ana)>>"
    #expect(PDFInspector().properties(of: sample.bytes) == ["names at its comments"])
  }

  @Test("only a PDF with pictures is said to have some")
  func pictures() {
    var sample = PDFSample(PDFSample.text("Hello", 72, 700))
    #expect(!PDFInspector().hasPictures(sample.bytes))
    sample.pages[0].content += "q 50 0 0 50 0 0 cm /I Do Q"
    sample.pages[0].resources = "/XObject<</I 50 0 R>>"
    sample.objects = [
      PDFSample.stream(
        "x", "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"
      )
    ]
    #expect(PDFInspector().hasPictures(sample.bytes))
  }
}
