internal import Artifacts

/// Fills a `Document` from the parts of a PowerPoint presentation, a page a slide.
enum SlidesReader {
  /// PowerPoint itself gives up long before.
  private static let mostSlides = 5_000

  /// Nil where the main part is missing or holds no XML.
  static func read(_ package: inout OfficePackage) -> OfficeReading? {
    let main = OfficeReading.mainPart(in: &package) ?? "ppt/presentation.xml"
    let relations = Relations.of(main, in: &package)
    var order = SlideOrder(relations: relations)
    guard package.walk(main, &order) else { return nil }
    var visitor = SlideVisitor()
    for (index, part) in order.slides.prefix(mostSlides).enumerated() {
      read(part, number: index + 1, &visitor, &package)
    }
    var reading = OfficeReading(builder: visitor.finished())
    if order.slides.count > mostSlides { reading.builder.markCut() }
    reading.hidden = visitor.hidden
    reading.pages = order.slides.count
    reading.arePagesSure = true
    reading.language = visitor.language
    if visitor.hasComments, CommentAuthors.areNamed(relations, in: &package) {
      reading.privacy.addPerson("tracked changes or comments")
    }
    return reading
  }

  private static func read(
    _ part: String, number: Int, _ visitor: inout SlideVisitor, _ package: inout OfficePackage
  ) {
    let relations = Relations.of(part, in: &package)
    visitor.begin(slide: number, relations)
    _ = package.walk(part, &visitor)
    guard !visitor.isHiddenSlide else { return }
    for diagram in relations.parts("diagramData") {
      visitor.beginDiagram()
      _ = package.walk(diagram, &visitor)
    }
    if !relations.parts("comments").isEmpty { visitor.noteComments() }
    for notes in relations.parts("notesSlide") {
      visitor.beginNotes(Relations.of(notes, in: &package))
      _ = package.walk(notes, &visitor)
    }
  }
}

/// Who wrote the comments: a list of the presentation's.
private struct CommentAuthors: MarkupVisitor {
  private var hasName = false

  /// True also where there is no such list.
  static func areNamed(_ relations: Relations, in package: inout OfficePackage) -> Bool {
    let lists = relations.parts("commentAuthors") + relations.parts("authors")
    guard !lists.isEmpty else { return true }
    var authors = CommentAuthors()
    for list in lists.prefix(4) { _ = package.walk(list, &authors) }
    return authors.hasName
  }

  mutating func enter(_ element: MarkupElement) -> Bool {
    if element.attribute("name")?.collapsed.isEmpty == false { hasName = true }
    return true
  }

  mutating func leave(_ name: String) {}

  mutating func text(_ text: String) {}
}

/// The slides in the order in which they are shown.
private struct SlideOrder: MarkupVisitor {
  let relations: Relations
  var slides: [String] = []
  private var isInList = false

  init(relations: Relations) { self.relations = relations }

  mutating func enter(_ element: MarkupElement) -> Bool {
    if element.name == "sldidlst" { isInList = true }
    guard element.name == "sldid", isInList else { return element.name != "extlst" }
    // A slide has two identifiers, its own number and the relation's name.
    for attribute in element.attributes where attribute.name == "id" {
      guard let slide = relations[attribute.value], slide.kind == "slide" else { continue }
      slides.append(slide.target)
      break
    }
    return false
  }

  mutating func leave(_ name: String) {
    if name == "sldidlst" { isInList = false }
  }

  mutating func text(_ text: String) {}
}
