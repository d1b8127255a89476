import Artifacts
import Testing

@testable import MediaInspection

@Suite("What a record leaves out of a recording's facts")
struct FactsCutTests {
  static func media(chapters: Int = 0, tags: Int = 0, text: Int = 1) -> MediaFacts {
    var media = MediaFacts(container: "mp4", depth: .header)
    let chapter = Chapter(title: "One", startMilliseconds: 0, endMilliseconds: 1)
    media.chapters = Array(repeating: chapter, count: chapters)
    let tag = Tag(key: "comment", value: String(repeating: "a", count: text))
    media.tags = Array(repeating: tag, count: tags)
    return media
  }

  @Test(
    "what is cut is told",
    arguments: [
      (media(chapters: 1000, tags: 500, text: 4096), 0), (media(chapters: 1001), 1),
      (media(tags: 501), 1), (media(tags: 1, text: 4097), 1),
      (media(chapters: 1001, tags: 501, text: 6000), 3),
    ])
  func told(_ facts: MediaFacts, _ count: Int) {
    var media = facts
    let findings = FactsCut.cut(&media)
    #expect(findings.map(\.code) == Array(repeating: .mediaFactsCut, count: count))
    #expect(media.chapters?.count ?? 0 <= 1000)
    #expect(media.tags?.count ?? 0 <= 500)
    #expect(media.tags?.allSatisfy { $0.value.utf8.count <= 4096 } == true)
  }
}
