internal import Artifacts

/// Keeps what a record lists of a recording's tags and chapters, and says what it leaves out.
enum FactsCut {
  static func cut(_ media: inout MediaFacts) -> [Finding] {
    var findings: [Finding] = []
    if let tags = media.tags, tags.count > TagReading.countCap {
      media.tags = Array(tags.prefix(TagReading.countCap))
      findings.append(
        finding("has more tags than a record lists", "at most \(TagReading.countCap)"))
    }
    if let chapters = media.chapters, chapters.count > StreamReading.chapterCap {
      media.chapters = Array(chapters.prefix(StreamReading.chapterCap))
      findings.append(
        finding("has more chapters than a record lists", "at most \(StreamReading.chapterCap)"))
    }
    let texts = (media.tags ?? []).map(\.value) + (media.chapters ?? []).compactMap(\.title)
    guard texts.contains(where: { $0.utf8.count > TagReading.valueCap }) else { return findings }
    media.tags = media.tags?.map {
      Tag(key: $0.key, value: TagReading.cut($0.value), stream: $0.stream)
    }
    media.chapters = media.chapters?.map {
      Chapter(
        title: $0.title.map { TagReading.cut($0) }, startMilliseconds: $0.startMilliseconds,
        endMilliseconds: $0.endMilliseconds)
    }
    findings.append(
      finding(
        "has a longer text among its tags than a record keeps",
        "at most \(TagReading.valueCap) bytes"))
    return findings
  }

  private static func finding(_ what: String, _ most: String) -> Finding {
    Finding(.mediaFactsCut, "The recording \(what).", expected: most)
  }
}
