/// Elements of XML that name people, by what such elements are called (DocBook, TEI, Atom, xCal, OPML).
struct PeopleFields: MarkupVisitor {
  /// What stays and may name somebody, in our own words.
  var kept: [String] {
    found.isEmpty ? [] : ["elements that name people (\(found.joined(separator: ", ")))"]
  }

  private var found: [String] = []
  private var element = ""

  private static let names: Set<String> = [
    "attendee", "author", "contact", "contributor", "creator", "editor", "lastmodifiedby",
    "organizer",
    "owneremail", "ownername", "persname", "person", "publisher",
  ]

  mutating func enter(_ element: MarkupElement) -> Bool {
    if Self.names.contains(element.name) { self.element = element.name }
    for (name, value) in element.attributes where !value.collapsed.isEmpty {
      let local = name.split(separator: ":").last.map(String.init) ?? name
      if Self.names.contains(local.lowercased()) { note(local) }
    }
    return true
  }

  /// Elements and attributes of all kinds are named, but no more than anybody reads.
  private mutating func note(_ name: String) {
    if found.count < Self.names.count, !found.contains(name) { found.append(name) }
  }

  mutating func leave(_ name: String) {
    if name == element { element = "" }
  }

  mutating func text(_ text: String) {
    guard !element.isEmpty, !found.contains(element), !text.collapsed.isEmpty else { return }
    found.append(element)
  }
}
