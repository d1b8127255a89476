internal import Artifacts

/// Finds the machine-readable plans that a page carries beside its text.
enum EventMarkupReader {
  /// One plan a notation, those without events left out.
  static func plans(in tree: borrowing MarkupTree, utf8: [UInt8]) -> [EventPlan] {
    let signs = EventSigns(utf8)
    guard signs.any else { return [] }
    let outline = MarkupOutline(tree)
    var plans: [EventPlan] = []
    if signs.linkedData { plans += linkedData(in: outline) }
    if signs.microdata,
      let plan = SchemaEventReader.plan(
        from: MicrodataReader.items(in: outline), source: "microdata")
    {
      plans.append(plan)
    }
    if signs.microformats,
      let plan = MicroformatEventReader.plan(from: MicroformatReader.items(in: outline))
    {
      plans.append(plan)
    }
    return plans
  }

  /// What a page says in several scripts is one plan: an event may refer to another script's.
  private static func linkedData(in outline: MarkupOutline) -> [EventPlan] {
    var items: [StructuredItem] = []
    var faults = FindingList()
    for node in outline.elements where isLinkedData(node, in: outline) {
      let (source, line) = (outline.source(of: node), outline.line(of: node))
      if let found = LinkedDataReader.items(in: source, line: line) {
        items += found
      } else {
        faults.add(
          Finding(
            .eventUnreadable,
            "A block of structured data (JSON-LD) is no sound JSON; it was left out.",
            location: line.map { Location(line: $0) }))
      }
    }
    var plan = SchemaEventReader.plan(from: items, source: "json-ld")
    if plan == nil, !faults.findings.isEmpty { plan = EventPlan(source: "json-ld") }
    plan?.findings.add(contentsOf: faults.findings)
    return plan.map { [$0] } ?? []
  }

  private static func isLinkedData(_ node: Int, in outline: MarkupOutline) -> Bool {
    guard outline.name(of: node) == "script" else { return false }
    let type = outline.attribute("type", of: node)?.lowercased().split(separator: ";").first
    return type?.collapsed == "application/ld+json"
  }
}

/// Which notations a page might hold, told from its bytes: most pages hold none, and a second look at
/// their elements would cost half as much as reading them.
struct EventSigns {
  private(set) var linkedData = false
  private(set) var microdata = false
  private(set) var microformats = false

  var any: Bool { linkedData || microdata || microformats }

  init(_ utf8: [UInt8]) {
    for (index, byte) in utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "+"):
        if !linkedData { linkedData = Self.has("+json", in: utf8, at: index) }
      case UInt8(ascii: "-"):
        if !microformats, index > 0 { microformats = Self.has("h-event", in: utf8, at: index - 1) }
      case UInt8(ascii: "v"), UInt8(ascii: "V"):
        if !microformats { microformats = Self.has("vevent", in: utf8, at: index) }
      case UInt8(ascii: "i"), UInt8(ascii: "I"):
        if !microdata { microdata = Self.has("itemscope", in: utf8, at: index) }
      default: break
      }
    }
  }

  /// Whether the word stands there, in small or capital letters.
  private static func has(_ word: String, in utf8: [UInt8], at index: Int) -> Bool {
    var place = index
    for letter in word.utf8 {
      guard place < utf8.count else { return false }
      let byte = utf8[place]
      guard ((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) == letter else { return false }
      place += 1
    }
    return true
  }
}
