internal import Artifacts

/// Fills a `Document` from RTF as TextEdit, WordPad, Word and LibreOffice write it: paragraphs, headings,
/// lists, tables, links, title.
///
/// Our own: see docs/decisions/0018. Pictures and objects are passed over, hidden text is left out.
struct RTFReader {
  /// Groups in groups; what lies deeper is read as if it lay here.
  private static let deepest = 1_000

  private var builder = DocumentBuilder(format: "rtf")
  private var lexer: RTFLexer
  private var states = [RTFState()]
  private var tooDeep = 0
  private var isStarred = false
  private var fallbackLeft = 0
  private var flow = RTFFlow()
  private var flows: [RTFFlow] = []
  /// Of destinations beside the text.
  private var note = RTFText()
  /// The link whose words are being read, and these.
  private var openLink: Int?
  private var linkText = RTFText()
  private var charsets = RTFFonts()
  private var styles = RTFStyles()
  private var style: (number: Int, outline: Int?) = (0, nil)
  private var sweep = PrivacySweep()
  private var lacksLetters = false

  private init(_ bytes: [UInt8]) { lexer = RTFLexer(bytes) }

  static func document(from bytes: [UInt8]) -> (document: Document, findings: [Finding]) {
    var reader = RTFReader(bytes)
    while !reader.states.isEmpty, let token = reader.lexer.next() { reader.take(token) }
    let isCutOff = !reader.states.isEmpty && reader.states.count > 1
    reader.endParagraph()
    reader.endRow()
    return (reader.builder.document, reader.findings(isCutOff: isCutOff))
  }

  private func findings(isCutOff: Bool) -> [Finding] {
    var findings = sweep.findings(of: "document")
    if isCutOff {
      findings.append(
        Finding(.documentMalformed, "The RTF file ends in the middle: its last group is open."))
    }
    if lacksLetters {
      findings.append(
        Finding(
          .documentLettersMissing,
          "The RTF file holds letters in a character set that is not known here; they were left out."
        ))
    }
    return findings
  }

  // MARK: Tokens

  private var state: RTFState {
    get { states.last ?? RTFState() }
    set { if let last = states.indices.last { states[last] = newValue } }
  }

  private mutating func take(_ token: RTFToken) {
    switch token {
    case .open: open()
    case .close: close()
    case .word(let word, let value):
      fallbackLeft = 0
      take(word, value)
    case .symbol(let symbol): take(symbol: symbol)
    case .byte(let byte): take(byte)
    }
    if case .symbol(UInt8(ascii: "*")) = token { isStarred = true } else { isStarred = false }
  }

  private mutating func open() {
    fallbackLeft = 0
    guard states.count < Self.deepest else {
      tooDeep += 1
      return
    }
    var inner = state
    (inner.isFirst, inner.isFlow) = (false, false)
    states.append(inner)
  }

  private mutating func close() {
    fallbackLeft = 0
    guard tooDeep == 0 else {
      tooDeep -= 1
      return
    }
    let ended = state
    if ended.destination == .styles, !ended.isFirst { endStyle() }
    if ended.isFlow { endFlow() }
    if ended.isFirst { end(ended.destination) }
    states.removeLast()
  }

  private mutating func take(symbol: UInt8) {
    switch symbol {
    case UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"): take(symbol)
    case UInt8(ascii: "~"): add("\u{A0}")
    case UInt8(ascii: "_"): add("-")
    default: break
    }
  }

  private mutating func take(_ byte: UInt8) {
    guard fallbackLeft == 0 else {
      fallbackLeft -= 1
      return
    }
    let charset = charsets.name(of: state.font)
    write { $0.add(byte, charset: charset) }
  }

  private mutating func add(_ scalar: Unicode.Scalar) { write { $0.add(scalar) } }

  private mutating func write(_ add: (inout RTFText) -> Void) {
    switch state.destination {
    case .nothing, .fonts, .info: break
    case .styles, .title, .author, .instruction: add(&note)
    case .body, .result:
      guard !state.isHidden else { return }
      if flow.text.isEmpty, flow.line == nil { flow.line = lexer.line }
      add(&flow.text)
      if openLink != nil { add(&linkText) }
    }
  }

  // MARK: Words

  private mutating func take(_ word: String, _ value: Int?) {
    if state.destination == .nothing, word != "ud", word != "shptxt" { return }
    if let character = RTFWords.characters[word] { return add(character) }
    if begins(word) { return }
    switch word {
    case "u":
      write { $0.add(unit: value ?? 0) }
      fallbackLeft = state.fallback
    case "uc": state.fallback = min(max(value ?? 1, 0), 16)
    case "par", "line", "sect", "page", "column": endParagraph()
    case "cell": endCell()
    case "nestcell": endParagraph(isInTable: true)
    case "row", "nestrow": if word == "row" { endRow() }
    case "trowd": flow.isHeaderRow = false
    case "trhdr": flow.isHeaderRow = true
    default: set(word, value)
    }
  }

  /// Whether the word begins a destination, which lasts to the end of its group.
  private mutating func begins(_ word: String) -> Bool {
    if RTFWords.markers.contains(word) { flow.hasMarker = true }
    if let isAside = RTFWords.flows[word] {
      beginFlow(isAside: isAside)
    } else if let destination = RTFWords.destinations[word] {
      begin(destination)
    } else if word == "upr" {
      let twin = state.destination
      begin(.nothing)
      state.twin = twin
    } else if word == "ud" {
      state.destination = state.twin ?? state.destination
    } else if isStarred || RTFWords.passedOver.contains(word) {
      begin(.nothing)
    } else {
      return false
    }
    return true
  }

  private mutating func begin(_ destination: RTFState.Destination) {
    state.destination = destination
    state.isFirst = true
    if destination == .result, openLink == nil, let number = flow.nextLink {
      openLink = number
      flow.nextLink = nil
    } else if destination == .instruction || destination == .title || destination == .author {
      _ = note.take()
    }
  }

  private mutating func end(_ destination: RTFState.Destination) {
    switch destination {
    case .title: builder.setTitle(note.take())
    case .author: if !note.take().collapsed.isEmpty { sweep.addPerson("author") }
    case .instruction:
      if let target = RTFField.target(of: note.take()) {
        flow.nextLink = builder.appendLink(target, line: lexer.line)
      }
    case .result:
      if let openLink { builder.setText(linkText.take(), ofLink: openLink) }
      openLink = nil
    default: break
    }
  }

  private mutating func set(_ word: String, _ value: Int?) {
    switch word {
    case "pard": state.paragraph = RTFParagraph()
    case "plain": (state.isHidden, state.font) = (false, nil)
    case "v", "deleted": state.isHidden = value != 0
    case "s":
      state.paragraph.style = value
      style.number = value ?? 0
    case "outlinelevel":
      state.paragraph.outline = value
      style.outline = value
    case "ilvl": state.paragraph.listLevel = value
    case "ls": state.paragraph.isInList = (value ?? 0) > 0
    case "intbl": state.paragraph.isInTable = true
    case "f":
      state.font = value
      if state.destination == .fonts { charsets.current = value }
    default: charsets.set(word, value)
    }
  }

  private mutating func endStyle() {
    let name = note.take().prefix { $0 != ";" }
    styles.add(style.number, name: String(name).collapsed, outline: style.outline)
    style = (0, nil)
  }

  // MARK: Flows

  private mutating func beginFlow(isAside: Bool) {
    flows.append(flow)
    flow = RTFFlow()
    flow.isAside = isAside
    state.destination = .body
    state.isFlow = true
    state.paragraph = RTFParagraph()
  }

  private mutating func endFlow() {
    endParagraph()
    endRow()
    if let outer = flows.popLast() { flow = outer }
  }

  // MARK: Blocks

  private mutating func endParagraph(isInTable: Bool = false) {
    let text = flow.text.take().collapsed
    if flow.text.lacksLetters { lacksLetters = true }
    let line = flow.line
    let isItem = flow.hasMarker || state.paragraph.isInList
    (flow.line, flow.hasMarker) = (nil, false)
    if isInTable || state.paragraph.isInTable {
      if !text.isEmpty { flow.parts.append(text) }
      if flow.rowLine == nil { flow.rowLine = line }
      return
    }
    endRow()
    guard !text.isEmpty else { return }
    flow.table = nil
    let kind: Block.Kind =
      if let level = styles.level(of: state.paragraph) {
        .heading(level: level)
      } else if isItem {
        .listItem(level: min(max(state.paragraph.listLevel ?? 0, 0), 19) + 1)
      } else {
        .paragraph
      }
    builder.append(Block(kind: kind, text: text, isAside: flow.isAside, line: line))
    builder.appendAddresses(in: text, line: line)
  }

  private mutating func endCell() {
    endParagraph(isInTable: true)
    let text = flow.parts.joined(separator: "\n")
    flow.parts = []
    guard flow.cells.count <= DocumentBuilder.mostCells else { return builder.markCut() }
    flow.cells.append(Cell(text: text, isHeader: flow.isHeaderRow))
  }

  private mutating func endRow() {
    if !flow.parts.isEmpty { endCell() }
    guard !flow.cells.isEmpty else { return }
    let table = flow.table ?? builder.newTable()
    flow.table = table
    builder.appendRow(flow.cells, table: table, line: flow.rowLine, isAside: flow.isAside)
    (flow.cells, flow.rowLine) = ([], nil)
  }
}
