/// What the words of a class attribute mean to microformats.
struct MicroformatClass: Equatable {
  enum Kind: Equatable { case text, address, date, markup }

  /// Without its prefix.
  var name: String
  var kind: Kind

  /// The class words that make an element an item.
  struct Root: Equatable {
    var types: [String]
    /// True for hCalendar and hCard, whose properties have no prefix.
    var isOld = false

    func properties(of classes: [String]) -> [MicroformatClass] {
      isOld
        ? classes.compactMap { MicroformatClass.oldProperties[$0] }
        : classes.compactMap(MicroformatClass.property)
    }
  }

  /// Nil where the element is no item. With an `h-` word, old words mean nothing.
  static func root(of classes: [String]) -> Root? {
    let types = classes.filter { $0.hasPrefix("h-") && isName($0.dropFirst(2)) }
    if !types.isEmpty { return Root(types: types) }
    let old = classes.compactMap { ["vevent": "h-event", "vcard": "h-card"][$0] }
    return old.isEmpty ? nil : Root(types: old, isOld: true)
  }

  private static func property(_ word: String) -> MicroformatClass? {
    for (prefix, kind) in [
      ("p-", Kind.text), ("u-", .address), ("dt-", .date), ("e-", .markup),
    ] where word.hasPrefix(prefix) {
      let name = word.dropFirst(prefix.utf8.count)
      return isName(name) ? MicroformatClass(name: String(name), kind: kind) : nil
    }
    return nil
  }

  /// Small letters, words of them between hyphens, digits only in a first word such as `x1`.
  private static func isName(_ name: Substring) -> Bool {
    let words = name.split(separator: "-", omittingEmptySubsequences: false)
    return words.enumerated().allSatisfy { index, word in
      !word.isEmpty
        && word.utf8.allSatisfy { byte in
          (0x61...0x7A).contains(byte)
            || (index == 0 && words.count > 1 && (0x30...0x39).contains(byte))
        }
    }
  }

  private static let oldProperties: [String: MicroformatClass] = [
    "summary": MicroformatClass(name: "name", kind: .text),
    "fn": MicroformatClass(name: "name", kind: .text),
    "dtstart": MicroformatClass(name: "start", kind: .date),
    "dtend": MicroformatClass(name: "end", kind: .date),
    "duration": MicroformatClass(name: "duration", kind: .date),
    "description": MicroformatClass(name: "description", kind: .text),
    "location": MicroformatClass(name: "location", kind: .text),
    "status": MicroformatClass(name: "status", kind: .text),
    "url": MicroformatClass(name: "url", kind: .address),
    "category": MicroformatClass(name: "category", kind: .text),
    "attendee": MicroformatClass(name: "attendee", kind: .text),
    "organizer": MicroformatClass(name: "organizer", kind: .text),
    "contact": MicroformatClass(name: "contact", kind: .text),
  ]

  /// Properties that are addresses or dates: they leave the name to be implied.
  static let namesWithoutText: Set<String> = [
    "start", "end", "duration", "url", "uid", "photo", "published", "updated", "rev",
  ]
}
