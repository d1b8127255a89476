import Artifacts
import Foundation
import TestSupport
import Testing

@testable import DocumentInspection

/// The corpus's text files: what must never happen. `Tests/AgendaCorpus/score` gives the figures.
@Suite("The agenda corpus")
struct AgendaCorpusTests {
  struct Truth: Decodable, Sendable {
    struct Item: Decodable, Sendable {
      let start: String?
    }

    let isAgenda: Bool
    let date: String?
    let start: String?
    let items: [Item]
  }

  struct File: Sendable, CustomTestStringConvertible {
    let half: String
    let name: String
    let truth: Truth
    var testDescription: String { "\(half)/\(name)" }

    func reply() throws -> Reply {
      let path = Checkout.path("Tests/AgendaCorpus/\(half)/\(name)")
      let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
      let ending = name.split(separator: ".").last.map(String.init)
      return DocumentInspector().inspect(bytes, nameExtension: ending)
    }
  }

  /// Formats that are text; others come through readers of their own.
  private static let endings: Set<String> = [
    "html", "htm", "xhtml", "xml", "opml", "md", "txt", "csv", "tsv",
  ]

  static let files: [File] = ["blind", "open"].flatMap { half -> [File] in
    let folder = Checkout.path("Tests/AgendaCorpus/\(half)")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().compactMap { name in
      guard endings.contains(name.split(separator: ".").last.map(String.init) ?? "") else {
        return nil
      }
      let stem = name[..<(name.lastIndex(of: ".") ?? name.endIndex)]
      let truth = try? Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(stem).truth.json"))
      return truth.flatMap { try? JSONDecoder().decode(Truth.self, from: $0) }
        .map { File(half: half, name: name, truth: $0) }
    }
  }

  @Test("the corpus is there")
  func complete() {
    #expect(Self.files.filter(\.truth.isAgenda).count >= 80)
    #expect(Self.files.filter { !$0.truth.isAgenda }.count >= 25)
  }

  @Test("what is no agenda is none", arguments: files.filter { !$0.truth.isAgenda })
  func none(file: File) throws {
    #expect(try file.reply().agenda == nil)
  }

  @Test("a date is right or absent", arguments: files.filter(\.truth.isAgenda))
  func dates(file: File) throws {
    guard let date = try file.reply().agenda?.date else { return }
    #expect(date == file.truth.date)
  }

  @Test("an item's start is one that the truth has", arguments: files.filter(\.truth.isAgenda))
  func starts(file: File) throws {
    let known = Set(file.truth.items.compactMap(\.start))
    let read = try file.reply().agenda?.items.compactMap(\.start) ?? []
    #expect(read.filter { !known.contains($0) }.isEmpty)
  }
}
