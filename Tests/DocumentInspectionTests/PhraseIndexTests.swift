import Foundation
import Testing

@testable import DocumentInspection

/// Expected values by hand; the decomposed forms are Foundation's.
@Suite("Phrases of whole words")
struct PhraseIndexTests {
  private static let index = PhraseIndex([
    "orden del día", "réunion", "agenda", "action items", "议程",
  ])

  @Test(
    "a phrase stands where its words follow one another, and nowhere else",
    arguments: [
      ("Our Agenda", true), ("agendas", false), ("the action  items!", true),
      ("action item", false),
      ("items action", false), ("Orden del día", true), ("RÉUNION", true), ("reunion", false),
      ("本周议程表", true), ("", false), ("agenda", true), ("pre-agenda", true),
      ("sub agendaitems", false),
    ])
  func stands(text: String, isThere: Bool) {
    #expect(Self.index.isIn(text.comparable) == isThere)
    #expect(Self.index.matches(in: text.comparable).isEmpty != isThere)
  }

  @Test("letters whose marks stand apart, as macOS writes names, are the same letters")
  func decomposed() {
    for text in ["orden del día", "Réunion du mardi"] {
      let apart = text.decomposedStringWithCanonicalMapping
      #expect(Array(apart.utf8) != Array(text.utf8))
      #expect(Self.index.isIn(apart.comparable))
    }
  }

  @Test(
    "a text in ASCII comes to the same words by bytes as by characters",
    arguments: [
      "", " ", "Team's  AGENDA: 9:00–9:20", "a\tb\n c", "  x  ", "O'Neil's", "--", "3rd/4th (Mon.)",
      "A_b#c",
    ])
  func ascii(text: String) {
    // A letter outside ASCII takes the way through characters.
    #expect(
      text.comparable == String((text + " é").comparable.dropLast(text.comparable.isEmpty ? 1 : 2)))
    #expect(
      text.collapsed == String((text + " é").collapsed.dropLast(text.collapsed.isEmpty ? 1 : 2)))
  }
}
