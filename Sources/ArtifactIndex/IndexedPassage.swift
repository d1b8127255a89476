package import Artifacts
// Only Foundation decodes percent signs.
internal import Foundation

/// A piece of an artifact's text that search can find, and where it stands.
package struct IndexedPassage: Sendable, Equatable {
  package var source: Source
  package var text: String
  package var line: Int?
  package var page: Int?
  package var cell: String?
  package var startMilliseconds: Int64?
  package var endMilliseconds: Int64?
  package var speaker: String?
  package var protocolName: String?
  /// `YYYY-MM-DD`, where it is about a day of its own.
  package var date: String?

  package enum Source: String, Sendable, CaseIterable {
    /// The artifact's path.
    case name
    case title, text, cue, chapter
    case agendaItem = "agenda-item"
    case person, norm, action, event
    /// Where a document's link, or an artifact that is one, leads.
    case link
    /// A file within an archive.
    case member
  }

  init(_ source: Source, _ text: String, _ location: Location? = nil) {
    self.source = source
    self.text = Self.withoutControls(text)
    line = location?.line
    page = location?.page
    cell = location?.cell
    startMilliseconds = location?.milliseconds
  }
}

extension IndexedPassage {
  /// One line without control characters: a zero byte would end a text in SQLite, and two others mark
  /// what was found in a snippet.
  private static func withoutControls(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 }) else { return text }
    return String(decoding: text.utf8.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
  }

  /// Everything of a record that can be searched for.
  package static func passages(of record: ArtifactRecord) -> [IndexedPassage] {
    var passages = [IndexedPassage(.name, record.path)]
    passages += titles(of: record).map { IndexedPassage(.title, $0) }
    passages += (record.document?.passages ?? []).map {
      IndexedPassage(.text, $0.text, $0.location)
    }
    passages += (record.transcript?.cues ?? []).map(IndexedPassage.init)
    passages += (record.media?.chapters ?? []).compactMap(IndexedPassage.init)
    passages += record.agenda.map(IndexedPassage.passages) ?? []
    passages += (record.events ?? []).compactMap { event in
      let words = [event.name, event.place].compactMap(\.self)
      return words.isEmpty ? nil : IndexedPassage(.event, words.joined(separator: ", "))
    }
    return passages + voices(of: record) + targets(of: record) + members(of: record)
  }

  /// What version 3 of the tables added: records that were put before lack it.
  static func addedInVersion3(of record: ArtifactRecord) -> [IndexedPassage] {
    voices(of: record) + targets(of: record) + members(of: record)
  }

  /// Everybody who speaks in a transcript or writes in a log, a speaker where they first do: their name
  /// need not be in any text.
  private static func voices(of record: ArtifactRecord) -> [IndexedPassage] {
    var seen: Set<String> = []
    var voices = (record.transcript?.cues ?? []).compactMap { cue -> IndexedPassage? in
      guard let name = cue.speaker, seen.insert(name).inserted else { return nil }
      var voice = IndexedPassage(.person, name)
      voice.startMilliseconds = cue.startMilliseconds
      return voice
    }
    let others = (record.transcript?.speakers ?? []).map(\.name) + (record.log?.people ?? [])
    voices += others.filter { seen.insert($0).inserted }.map { IndexedPassage(.person, $0) }
    return voices
  }

  /// More of a target is no address that somebody knows.
  private static let targetCap = 2000

  /// Each target once, where it first stands; `data:` is content and no address.
  private static func targets(of record: ArtifactRecord) -> [IndexedPassage] {
    var seen: Set<String> = []
    let links = (record.url.map { [Link(target: $0)] } ?? []) + (record.links ?? [])
    return links.compactMap { link in
      let target = String(decoding: link.target.utf8.prefix(targetCap), as: UTF8.self)
      guard !target.lowercased().hasPrefix("data:"), seen.insert(target).inserted else {
        return nil
      }
      // “Our%20norms.pdf” is found as it is written, and by its words.
      let words = target.removingPercentEncoding.flatMap { $0 == target ? nil : " \($0)" } ?? ""
      return IndexedPassage(.link, target + words, link.location)
    }
  }

  /// Files of archives within archives behind the name of theirs.
  private static func members(of record: ArtifactRecord) -> [IndexedPassage] {
    var passages: [IndexedPassage] = []
    var pending = record.archive.map { [(prefix: "", facts: $0)] } ?? []
    while let (prefix, facts) = pending.popLast() {
      for member in facts.members {
        passages.append(IndexedPassage(.member, prefix + member.path))
        if let inner = member.archive { pending.append((prefix + member.path + "/", inner)) }
      }
    }
    return passages
  }

  private static func titles(of record: ArtifactRecord) -> [String] {
    let tagged = (record.media?.tags ?? []).filter { $0.key.lowercased() == "title" }.map(\.value)
    var seen: Set<String> = []
    return ([record.document?.title, record.agenda?.title].compactMap(\.self) + tagged)
      .filter { seen.insert($0).inserted }
  }

  private static func passages(of agenda: Agenda) -> [IndexedPassage] {
    agenda.items.map(IndexedPassage.init)
      + (agenda.people ?? []).map { person in
        IndexedPassage(
          .person, [person.name, person.role].compactMap(\.self).joined(separator: ", "))
      }
      + (agenda.norms ?? []).map { IndexedPassage(.norm, $0) }
      + (agenda.actions ?? []).map { action in
        IndexedPassage(
          .action, [action.text, action.who].compactMap(\.self).joined(separator: ", "))
      }
  }

  private init(_ item: AgendaItem) {
    let words = [item.text] + (item.people ?? []) + [item.protocol].compactMap(\.self)
    self.init(.agendaItem, words.joined(separator: ", "), item.location)
    protocolName = item.protocol
    date = item.date
  }

  private init(_ cue: Cue) {
    self.init(.cue, cue.text)
    startMilliseconds = cue.startMilliseconds
    endMilliseconds = cue.endMilliseconds
    speaker = cue.speaker
  }

  private init?(_ chapter: Chapter) {
    guard let title = chapter.title else { return nil }
    self.init(.chapter, title)
    startMilliseconds = chapter.startMilliseconds
    endMilliseconds = chapter.endMilliseconds
  }
}
