/// What element and attribute names of XML agendas and schedules mean.
enum XMLNames {
  static func isTime(_ name: String) -> Bool { times.contains(name) }

  static func isText(_ name: String) -> Bool { texts.contains(name) }

  static func isHeading(_ name: String) -> Bool { headings.contains(name) }

  static func isItem(_ name: String) -> Bool { items.contains(name) }

  /// Elements of tables, in DocBook, TEI, HTML and OpenDocument alike.
  static func isTable(_ name: String) -> Bool {
    ["table", "informaltable", "tgroup", "variablelist", "dl"].contains(name)
  }

  /// Elements that hold one run of text, with others inside that only dress it.
  static func isText(_ element: MarkupElement) -> Bool {
    ["p", "para", "simpara", "h1", "h2", "h3", "h4", "h5", "h6", "task-body"]
      .contains(element.name)
  }

  static func isRow(_ name: String) -> Bool { ["row", "tr", "varlistentry"].contains(name) }

  static func isCell(_ name: String) -> Bool {
    ["td", "th", "entry", "cell", "term"].contains(name)
  }

  /// Whether an element of this name tells of the file and its making, and not of a meeting.
  static func isFileHead(_ name: String) -> Bool {
    ["teiheader", "articleinfo", "bookinfo", "info", "prolog", "docinfo"].contains(name)
  }

  /// Whether an element of this name says when the file, not the meeting, was made.
  static func isFileDate(_ name: String) -> Bool {
    [
      "created", "modified", "dtstamp", "pubdate", "updated", "last-modified", "revision",
      "version",
      "prodid", "uid", "copyright", "sequence",
    ].contains { name.contains($0) }
  }

  /// Whether an element of this name speaks of the whole meeting, not of one item.
  static func isHead(_ name: String) -> Bool { heads.contains(name) }

  /// Whether an attribute of this name says something about a meeting.
  static func isKnown(_ name: String) -> Bool {
    isTime(name) || isText(name) || others.contains(name)
  }

  /// Whether an element's text is an address.
  static func holdsAddress(_ name: String) -> Bool {
    ["url", "link", "href", "ref", "uri", "src"].contains(name)
  }

  /// Whether an attribute holds an address. `ref` and `target` are identifiers in other formats: there
  /// the value has to look like one.
  static func isAddress(_ attribute: (name: String, value: String), of element: String) -> Bool {
    switch attribute.name {
    case "href", "src", "xlink:href", "url", "uri": return true
    // TEI P5 writes the targets of `ref` and `ptr` so.
    case "target":
      return ["ref", "ptr"].contains(element) && !attribute.value.collapsed.contains(" ")
    case "ref":
      let value = attribute.value.collapsed
      guard !value.utf8.contains(0x20) else { return false }
      if value.utf8.contains(UInt8(ascii: "/")) { return true }
      let ending = value.split(separator: ".", omittingEmptySubsequences: false).last ?? ""
      return value.contains(".") && (2...5).contains(ending.utf8.count)
        && ending.utf8.allSatisfy {
          (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20)
        }
        && !ending.utf8.allSatisfy { (0x30...0x39).contains($0) }
    default: return false
    }
  }

  private static let times: Set<String> = [
    "start", "end", "time", "begin", "from", "to", "duration", "minutes", "starttime", "endtime",
    "start-time", "end-time", "start_time", "end_time", "begins", "ends", "length",
  ]
  private static let texts: Set<String> = [
    "title", "name", "topic", "item", "activity", "description", "summary", "text", "subject",
    "label", "heading", "session",
  ]
  private static let others: Set<String> = [
    "date", "day", "facilitator", "lead", "leader", "presenter", "speaker", "recorder",
    "timekeeper", "owner", "person", "who", "timezone", "due", "deadline",
  ]
  private static let heads: Set<String> = [
    "head", "header", "meta", "metadata", "info", "details", "properties", "conference", "meeting",
    "agenda", "schedule", "document",
  ]
  private static let headings: Set<String> = ["title", "heading", "head", "h1", "h2", "h3"]
  private static let items: Set<String> = [
    "item", "li", "norm", "action", "listitem", "topic", "agendaitem", "point",
  ]
}
