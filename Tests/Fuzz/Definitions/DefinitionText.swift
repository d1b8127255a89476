import FuzzSupport

@testable import Submissions

/// A credential's definition in YAML.
enum DefinitionText {
  static func check(_ bytes: [UInt8]) {
    do {
      let credential = try Credential.parse(yaml: bytes)
      check(credential)
      demand((try? Credential.parse(yaml: bytes)) == credential, "the same twice")
    } catch {
      demand((error.line ?? 1) >= 1 && (error.column ?? 1) >= 1, "places are counted from 1")
      demand(!error.message.isEmpty, "an error says what it is")
    }
  }

  /// The same bytes as what somebody declares.
  static func checkDeclaration(_ bytes: [UInt8]) {
    let (declaration, faults) = SubmissionDeclaration.read(yaml: bytes)
    demand((declaration == nil) == !faults.isEmpty, "a file is read or has faults")
    demand(faults.allSatisfy { ($0.line ?? 1) >= 1 && !$0.message.isEmpty }, "faults have places")
    for artifact in declaration?.artifacts ?? [] {
      demand((artifact.path == nil) != (artifact.url == nil), "a path or an address")
      for component in artifact.components {
        let locator = component.locator
        demand(
          (locator?.endMilliseconds ?? .max) >= (locator?.startMilliseconds ?? 0),
          "a place ends after it begins")
      }
    }
  }

  private static func check(_ credential: Credential) {
    let numbers = credential.parts.map(\.number)
    demand(numbers == Set(numbers).sorted(), "parts stand in their order, each once")
    demand(numbers.allSatisfy { (1...3).contains($0) }, "there are parts 1 to 3")
    for part in credential.parts {
      demand((part.minWords ?? 0) <= (part.maxWords ?? .max), "a minimum is below its maximum")
    }
    let ids = credential.categories.map(\.id)
    demand(Set(ids).count == ids.count, "a category stands once")
    for id in ids + [credential.id] {
      demand(
        !id.isEmpty
          && id.utf8.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789-".utf8.contains($0) },
        "an id is plain")
    }
    let cues = credential.categories.flatMap(\.cues)
    for cue in cues {
      demand(cue.text.map { (1...$0.phrases.count).contains($0.atLeast) } ?? true, "a cue can hold")
    }
    #if PLANTED
      let isExact = credential.parts.contains { $0.minWords != nil && $0.minWords == $0.maxWords }
      demand(
        !isExact || credential.categories.isEmpty, "planted: one number of words alone will do")
    #endif
  }
}
