internal import Artifacts

/// What HTML, XHTML, SVG and other XML come to.
enum MarkupReply {
  static func reply(
    for utf8: [UInt8], as dialect: MarkupTree.Dialect, _ depth: DocumentDepth = .whole
  ) -> Reply {
    guard let tree = MarkupTree(utf8, as: dialect) else {
      return unreadable(dialect)
    }
    var reply = reply(for: tree, utf8, as: dialect, depth)
    if let line = tree.firstErrorLine {
      reply.findings.insert(
        Finding(
          .documentMalformed, "The document is not well-formed XML and was read with repairs.",
          location: Location(line: line)), at: 0)
    }
    if tree.isStopped {
      reply.findings.append(
        Finding(
          .documentCut,
          "The document is nested deeper than any page, or broken beyond repair; "
            + "its rest was not read."))
    }
    return reply
  }

  private static func reply(
    for tree: borrowing MarkupTree, _ utf8: [UInt8], as dialect: MarkupTree.Dialect,
    _ depth: DocumentDepth
  ) -> Reply {
    if dialect == .html {
      let document = HTMLReader.document(
        from: tree, format: "html", island: depth == .whole ? PagePeople.inIsland(utf8) : [])
      let plans = depth == .whole ? EventMarkupReader.plans(in: tree, utf8: utf8) : []
      return DocumentReply.reply(
        for: document, mediaType: "text/html", depth: depth, plans: plans)
    }
    switch tree.rootName {
    case "html":
      let document = HTMLReader.document(from: tree, format: "xhtml")
      let plans = depth == .whole ? EventMarkupReader.plans(in: tree, utf8: utf8) : []
      return DocumentReply.reply(
        for: document, mediaType: "application/xhtml+xml", depth: depth, plans: plans)
    case "svg": return picture(tree)
    case "tt":
      let (transcript, findings) = TimedTextReader.read(tree)
      return Reply(transcript: transcript, mediaType: "application/ttml+xml", findings: findings)
    case "icalendar", "vcalendar": return CalendarReply.reply(to: MarkupOutline(tree), depth)
    case "schedule": return schedule(tree, depth)
    default:
      let document = XMLReader.document(from: tree)
      return DocumentReply.reply(for: document, mediaType: "application/xml", depth: depth)
    }
  }

  /// A conference's schedule says by its elements what is an item; any other one is read as text.
  private static func schedule(_ tree: borrowing MarkupTree, _ depth: DocumentDepth) -> Reply {
    let plan =
      depth == .whole ? ConferenceScheduleReader.plan(in: MarkupOutline(tree)) : nil
    return DocumentReply.reply(
      for: XMLReader.document(from: tree), mediaType: "application/xml", depth: depth,
      readsAgenda: plan == nil, plans: plan.map { [$0] } ?? [])
  }

  private static func picture(_ tree: borrowing MarkupTree) -> Reply {
    var size = PictureSize()
    tree.walk(&size)
    var drawing = DrawingReader()
    tree.walk(&drawing)
    var reply = Reply(kind: .image, mediaType: "image/svg+xml")
    reply.findings += drawing.document.privacy.findings(of: "picture")
    let (links, isCut) = DocumentFactsReader.links(of: drawing.document)
    reply.links = links
    if isCut || drawing.document.isCut {
      reply.findings.append(
        Finding(.documentCut, "The drawing holds more links than a record may keep."))
    }
    if let width = size.width, let height = size.height {
      reply.image = ImageFacts(width: width, height: height)
    }
    return reply
  }

  private static func unreadable(_ dialect: MarkupTree.Dialect) -> Reply {
    let mediaType = dialect == .html ? "text/html" : "application/xml"
    let format = dialect == .html ? "html" : "xml"
    var reply = DocumentReply.reply(for: Document(format: format), mediaType: mediaType)
    if dialect == .xml {
      let finding = Finding(.documentMalformed, "The document holds no element that can be read.")
      reply.findings.insert(finding, at: 0)
    }
    return reply
  }
}

/// The links of an SVG: its text is a picture's.
private struct DrawingReader: MarkupVisitor {
  private var builder = DocumentBuilder(format: "svg")
  private var style: (line: Int?, text: String)?
  /// How deep the place is within an element that names who drew it.
  private var creators = 0

  var document: Document { builder.document }

  mutating func enter(_ element: MarkupElement) -> Bool {
    for link in DrawingLinks.of(element) {
      _ = builder.appendLink(link.target, role: link.role, line: element.line)
    }
    if element.name == "creator" { creators += 1 }
    if element.name == "style" { style = (element.line, "") }
    return element.name != "script"
  }

  mutating func leave(_ name: String) {
    if name == "creator" { creators -= 1 }
    guard name == "style", let style else { return }
    self.style = nil
    for found in StyleAddresses.of(style.text) {
      _ = builder.appendLink(found.target, line: style.line.map { $0 + found.lines })
    }
  }

  mutating func text(_ text: String) {
    style?.text += text
    if creators > 0 { builder.addPerson("creator", named: text) }
  }
}

/// The width and height that an SVG's root states in pixels.
private struct PictureSize: MarkupVisitor {
  var width: Int?
  var height: Int?
  private var isRoot = true

  mutating func enter(_ element: MarkupElement) -> Bool {
    if isRoot {
      width = Self.pixels(element.attribute("width"))
      height = Self.pixels(element.attribute("height"))
    }
    isRoot = false
    return false
  }

  mutating func leave(_ name: String) {}

  mutating func text(_ text: String) {}

  private static func pixels(_ text: String?) -> Int? {
    guard let text = text?.collapsed else { return nil }
    let number = text.hasSuffix("px") ? String(text.dropLast(2)) : text
    guard let value = Double(number), value >= 1, value <= 1_000_000 else { return nil }
    return Int(value.rounded())
  }
}
