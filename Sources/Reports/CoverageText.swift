internal import Artifacts
internal import Submissions

/// Where the method's components show: by declaration, and by words that hint at them. Hints only.
struct CoverageText {
  /// A component with what speaks for it.
  struct Entry {
    var title: String
    var declaredCount = 0
    /// `agenda.html, line 31 (“norms”)`
    var hints: [String] = []
    var hintCount = 0
  }

  private(set) var entries: [Entry] = []

  /// - Parameter limit: how many places are named for each component.
  init(_ submission: Submission, limit: Int) {
    let components = submission.credential.components.filter { $0.id != nil }
    guard !components.isEmpty else { return }
    var declared: [String: Int] = [:]
    for artifact in submission.artifacts {
      for id in Set((artifact.line.components ?? []).map(\.id)) { declared[id, default: 0] += 1 }
    }
    var hints: [String: (count: Int, places: [String])] = [:]
    for (path, found) in submission.hints {
      for hint in found {
        var entry = hints[hint.component] ?? (0, [])
        entry.count += 1
        if entry.places.count < limit {
          let place = hint.location?.phrase.map { ", \($0)" } ?? ""
          let phrase = hint.phrase.hasSuffix("*") ? String(hint.phrase.dropLast()) : hint.phrase
          entry.places.append("\(path.text)\(place) (“\(phrase)”)")
        }
        hints[hint.component] = entry
      }
    }
    entries = components.compactMap { component in
      guard let id = component.id, declared[id] != nil || hints[id] != nil else { return nil }
      return Entry(
        title: id, declaredCount: declared[id] ?? 0, hints: hints[id]?.places ?? [],
        hintCount: hints[id]?.count ?? 0)
    }
  }
}

extension CoverageText.Entry {
  /// `declared for 2 artifacts; words hint at it in agenda.html, line 31 (“norms”) and 4 more places`
  var sentence: String {
    let more = hintCount - hints.count
    let places = hints.joined(separator: "; ") + (more > 0 ? "; and \(more) more" : "")
    let declared =
      declaredCount > 0 ? "declared for \(CountText.of(declaredCount, "artifact"))" : nil
    return [declared, hints.isEmpty ? nil : "words hint at it: \(places)"].compactMap(\.self)
      .joined(separator: "; ")
  }
}
