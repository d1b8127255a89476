internal import Artifacts

/// Reads the text of one slide after the other: shapes, tables, diagrams, a speaker's notes (ECMA-376
/// part 1 §19.3 and §21.1).
struct SlideVisitor: MarkupVisitor {
  private enum Role { case slide, diagram, notes }

  private var collector = FlowCollector(format: PackagedFormat.pptx.rawValue)
  private(set) var hidden = HiddenContent()
  private(set) var hasComments = false
  private(set) var isHiddenSlide = false
  /// Of the first text that states one.
  private(set) var language: String?

  private var slide = 0
  private var role = Role.slide
  private var relations: Relations?
  private var alternatives = Alternatives()
  /// What the open shape is for: `title`, `body`, `obj`; nil for a text box.
  private var placeholder: String?
  private var isText = false
  private var runLinks = 0
  private var hasHeaderRow = false

  static let titles: Set<String> = ["title", "ctrtitle"]

  mutating func begin(slide: Int, _ relations: Relations) {
    (self.slide, role, self.relations) = (slide, .slide, relations)
    (isHiddenSlide, placeholder) = (false, nil)
    collector.page = slide
  }

  mutating func beginDiagram() { (role, placeholder) = (.diagram, nil) }

  mutating func beginNotes(_ relations: Relations) {
    (role, placeholder, self.relations) = (.notes, nil, relations)
  }

  mutating func noteComments() {
    hidden.add("comments")
    hasComments = true
  }

  mutating func finished() -> DocumentBuilder { collector.finished() }

  // MARK: Visiting

  mutating func enter(_ element: MarkupElement) -> Bool {
    guard !Self.passedOver.contains(element.name), alternatives.takes(element.name) else {
      return false
    }
    switch element.name {
    case "sld": return enterSlide(element)
    case "sp", "cxnsp", "graphicframe", "pic": placeholder = nil
    case "ph": placeholder = element.attribute("type")?.lowercased() ?? "obj"
    case "p": openParagraph()
    case "ppr": applyProperties(element)
    case "bunone": collector.paragraph.kind = demoted
    case "buchar", "buautonum", "bublip": promote()
    case "rpr":
      if language == nil { language = element.attribute("lang") }
    case "fld": return enterField(element)
    case "t": isText = true
    case "br": collector.append("\n")
    case "hlinkclick": openLink(element)
    // A slide plays a file, and a service's page as well: neither is promised.
    case "videofile", "audiofile", "quicktimefile", "blip":
      if let address = relations?.address(element.attribute("link")) {
        collector.appendLink(address, role: element.name == "blip" ? .picture : nil)
      }
    default: return enterTable(element)
    }
    return true
  }

  private static let passedOver: Set<String> = [
    "extlst", "timing", "transition", "bg", "style", "sppr", "lststyle", "clrmapovr", "tblgrid",
  ]

  mutating func leave(_ name: String) {
    alternatives.leave(name)
    switch name {
    case "p": collector.closeParagraph()
    case "t": isText = false
    case "r", "fld":
      while runLinks > 0 {
        runLinks -= 1
        collector.closeLink()
      }
    case "sp", "cxnsp", "graphicframe", "pic": placeholder = nil
    case "tbl": collector.closeTable()
    case "tr": collector.closeRow()
    case "tc": collector.closeCell()
    default: break
    }
  }

  mutating func text(_ text: String) {
    if isText { collector.append(text) }
  }

  private mutating func enterSlide(_ element: MarkupElement) -> Bool {
    isHiddenSlide = ["0", "false"].contains(element.attribute("show"))
    if isHiddenSlide { hidden.add("a hidden slide") }
    return !isHiddenSlide
  }

  // MARK: Paragraphs

  private mutating func openParagraph() {
    var paragraph = FlowCollector.Paragraph()
    let isEdge = ["dt", "ftr", "hdr", "sldnum", "sldimg"].contains(placeholder)
    paragraph.isAside = isEdge || role == .notes
    paragraph.isCounted = !paragraph.isAside
    if !paragraph.isAside, let placeholder {
      if Self.titles.contains(placeholder) {
        paragraph.kind = .heading(level: slide == 1 ? 1 : 2)
        paragraph.isTitle = slide == 1
      } else if ["body", "obj"].contains(placeholder) {
        paragraph.kind = .listItem(level: 1)
      }
    }
    collector.openParagraph(paragraph)
  }

  private mutating func applyProperties(_ element: MarkupElement) {
    guard collector.paragraph.kind.isListItem, let level = element.number("lvl") else { return }
    collector.paragraph.kind = .listItem(level: min(max(level, 0), 8) + 1)
  }

  private var demoted: Block.Kind {
    collector.paragraph.kind.isListItem ? .paragraph : collector.paragraph.kind
  }

  private mutating func promote() {
    if collector.paragraph.kind == .paragraph { collector.paragraph.kind = .listItem(level: 1) }
  }

  /// Returns whether the field's text says anything: a slide's number doesn't.
  private mutating func enterField(_ element: MarkupElement) -> Bool {
    let type = element.attribute("type")?.lowercased() ?? ""
    if type.hasPrefix("datetime") { collector.paragraph.hasMovingDate = true }
    return type != "slidenum"
  }

  // MARK: Links

  /// A run's link holds the run's text; a shape's has none.
  private mutating func openLink(_ element: MarkupElement) {
    guard let address = relations?.address(element.attribute("id")) else { return }
    guard !collector.isBetweenParagraphs else {
      collector.appendLink(address)
      return
    }
    collector.openLink(address)
    runLinks += 1
  }

  // MARK: Tables

  private mutating func enterTable(_ element: MarkupElement) -> Bool {
    switch element.name {
    case "tbl":
      hasHeaderRow = false
      collector.openTable()
    case "tblpr": hasHeaderRow = ["1", "true"].contains(element.attribute("firstrow"))
    case "tr":
      collector.openRow()
      if hasHeaderRow { collector.markHeaderRow() }
      hasHeaderRow = false
    case "tc":
      // A cell that one to the left reaches over was counted with it.
      if ["1", "true"].contains(element.attribute("hmerge")) { return false }
      collector.openCell(columns: element.number("gridspan") ?? 1)
    default: break
    }
    return true
  }
}
