internal import Artifacts

/// Reads the text of one part of a Word document after the other (ECMA-376 part 1 §17, transitional
/// and strict).
struct WordVisitor: MarkupVisitor {
  enum Role { case body, margin, notes }

  var collector = FlowCollector(format: PackagedFormat.docx.rawValue)
  private(set) var hidden = HiddenContent()
  /// Whether changes or comments carry the name of who made them.
  private(set) var namesEditors = false

  private let styles: WordStyles
  private var relations: Relations?
  private var role = Role.body
  private var alternatives = Alternatives()
  private var fields = FieldStack()
  /// A text box is a run within which there are paragraphs of runs.
  private var runs: [Run] = []
  private var rows: [Row] = []
  private var cell: PendingCell?
  private var isText = false
  private var isInstruction = false
  private var isParagraphProperty = false
  private var isRowProperty = false

  private struct Run { var isHidden = false }

  private struct Row { var isDeleted = false }

  /// A cell whose properties are being read.
  private struct PendingCell { var columns = 1 }

  init(styles: WordStyles) { self.styles = styles }

  mutating func begin(_ role: Role, _ relations: Relations) {
    self.role = role
    self.relations = relations
    fields = FieldStack()
    runs = []
  }

  // MARK: Visiting

  mutating func enter(_ element: MarkupElement) -> Bool {
    guard !Self.passedOver.contains(element.name), alternatives.takes(element.name) else {
      return false
    }
    switch element.name {
    case "p": openParagraph()
    case "ppr": isParagraphProperty = true
    case "pstyle", "outlinelvl", "numid", "ilvl": applyProperty(element)
    case "r": runs.append(Run())
    // In a paragraph's properties they are those of its mark.
    case "rpr": return !isParagraphProperty
    case "rstyle", "vanish": hideRun(element)
    case "t": isText = true
    case "instrtext": isInstruction = true
    case "br", "cr", "tab", "ptab", "nobreakhyphen", "sym", "lastrenderedpagebreak":
      appendSign(element)
    case "fldchar", "fldsimple": enterField(element)
    case "hyperlink": collector.openLink(address(of: element))
    case "hlinkclick":
      if let address = relations?.address(element.attribute("id")) { collector.appendLink(address) }
    // Pictures that stay elsewhere.
    case "blip", "imagedata":
      let identifier = element.attribute(element.name == "blip" ? "link" : "href")
      if let address = relations?.address(identifier) {
        collector.appendLink(address, role: .picture)
      }
    case "del", "movefrom", "ins", "moveto": return enterChange(element)
    case "commentreference": hidden.add("comments")
    // The others are lines between text and notes.
    case "footnote", "endnote": return (element.attribute("type") ?? "normal") == "normal"
    default: return enterTable(element)
    }
    return true
  }

  /// Properties that say nothing, what was there before a change, and guides to pronunciation.
  private static let passedOver: Set<String> = [
    "sdtpr", "sdtendpr", "sectpr", "pprchange", "rprchange", "tblprchange", "trprchange",
    "tcprchange", "tblpr", "tblgrid", "tblprex", "tabs", "rt", "deltext", "delinstrtext",
    "bindata", "rfonts", "pbdr", "ctrlpr", "tcborders", "tcmar",
  ]

  mutating func leave(_ name: String) {
    alternatives.leave(name)
    switch name {
    case "p": collector.closeParagraph()
    case "ppr": isParagraphProperty = false
    case "trpr": isRowProperty = false
    case "r": _ = runs.popLast()
    case "t": isText = false
    case "instrtext": isInstruction = false
    case "fldsimple": if fields.close() { collector.closeLink() }
    case "hyperlink": collector.closeLink()
    case "tbl":
      collector.closeTable()
      _ = rows.popLast()
    case "tr": collector.closeRow()
    case "tcpr": openCell()
    case "tc":
      openCell()
      collector.closeCell()
    default: break
    }
  }

  mutating func text(_ text: String) {
    if isInstruction {
      fields.append(text)
    } else if isText {
      append(text)
    }
  }

  // MARK: Runs

  private mutating func append(_ text: String) {
    guard runs.last?.isHidden != true else {
      if !text.collapsed.isEmpty { hidden.add("hidden text") }
      return
    }
    if fields.isShown { collector.append(text) }
  }

  private mutating func hideRun(_ element: MarkupElement) {
    guard let last = runs.indices.last else { return }
    if element.name == "vanish" {
      runs[last].isHidden = element.isOn
    } else if styles[element.attribute("val")].isHidden {
      runs[last].isHidden = true
    }
  }

  private mutating func appendSign(_ element: MarkupElement) {
    switch element.name {
    case "tab", "ptab": append("\t")
    case "nobreakhyphen": append("\u{2011}")
    case "sym":
      append(
        SymbolFont.text(font: element.attribute("font"), code: element.attribute("char")))
    case "lastrenderedpagebreak":
      if role == .body { collector.page = collector.page.map { $0 + 1 } }
    default: append("\n")
    }
  }

  // MARK: Paragraphs

  private mutating func openParagraph() {
    openCell()
    var paragraph = FlowCollector.Paragraph()
    paragraph.isAside = role != .body
    paragraph.isCounted = role != .margin
    collector.openParagraph(paragraph)
  }

  private mutating func applyProperty(_ element: MarkupElement) {
    var paragraph = collector.paragraph
    switch element.name {
    case "pstyle":
      let style = styles[element.attribute("val")]
      if let level = style.listLevel { paragraph.kind = .listItem(level: level) }
      if role == .body, let level = style.heading {
        paragraph.kind = .heading(level: level)
        paragraph.isTitle = style.isTitle
      }
      if style.isContents { paragraph.isAside = true }
    case "outlinelvl":
      guard role == .body, let level = element.number("val"), (0...8).contains(level) else { break }
      paragraph.kind = .heading(level: min(level + 1, 6))
    case "ilvl" where !paragraph.kind.isHeading:
      paragraph.kind = .listItem(level: min(max(element.number("val") ?? 0, 0), 8) + 1)
    case "numid" where !paragraph.kind.isHeading:
      // 0 takes a paragraph out of the list of its style.
      if element.attribute("val") == "0" {
        paragraph.kind = .paragraph
      } else if !paragraph.kind.isListItem {
        paragraph.kind = .listItem(level: 1)
      }
    default: break
    }
    collector.paragraph = paragraph
  }

  // MARK: Fields, links, changes

  private mutating func enterField(_ element: MarkupElement) {
    switch element.attribute("fldchartype") {
    case "begin": fields.open()
    case "separate": beginResult()
    case "end": if fields.close() { collector.closeLink() }
    default:
      guard let instruction = element.attribute("instr") else { return }
      fields.open()
      fields.append(instruction)
      beginResult()
    }
  }

  private mutating func beginResult() {
    guard let instruction = fields.beginResult() else { return }
    if instruction.isMovingDate { collector.paragraph.hasMovingDate = true }
    if let address = instruction.address { collector.openLink(address) }
  }

  /// Nil for a link without an address; a place in the document stands behind `#`.
  private func address(of link: MarkupElement) -> String? {
    let place = link.attribute("anchor").map { "#\($0)" }
    guard let address = relations?.address(link.attribute("id")) else { return place }
    return address.contains("#") ? address : address + (place ?? "")
  }

  /// Returns whether the change's text is what the document says now.
  private mutating func enterChange(_ element: MarkupElement) -> Bool {
    if element.attribute("author")?.isEmpty == false { namesEditors = true }
    guard element.name == "del" || element.name == "movefrom" else { return true }
    hidden.add("deleted text")
    if isRowProperty, let row = rows.indices.last { rows[row].isDeleted = true }
    return false
  }

  // MARK: Tables

  private mutating func enterTable(_ element: MarkupElement) -> Bool {
    switch element.name {
    case "tbl":
      openCell()
      rows.append(Row())
      collector.openTable(isAside: role != .body)
    case "tr":
      if let last = rows.indices.last { rows[last] = Row() }
      collector.openRow()
    case "trpr": isRowProperty = true
    case "tblheader": if element.isOn { collector.markHeaderRow() }
    case "gridbefore": skipColumns(element.number("val") ?? 0)
    case "tc":
      guard rows.last?.isDeleted != true else { return false }
      cell = PendingCell()
    case "gridspan": cell?.columns = element.number("val") ?? 1
    default: break
    }
    return true
  }

  private mutating func skipColumns(_ count: Int) {
    guard count > 0 else { return }
    collector.openCell(columns: count)
    collector.closeCell()
  }

  private mutating func openCell() {
    guard let cell else { return }
    self.cell = nil
    collector.openCell(columns: cell.columns)
  }
}
