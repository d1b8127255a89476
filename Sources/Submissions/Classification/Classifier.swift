internal import Artifacts

/// Sorts artifacts into the parts of a submission and the categories that a credential suggests.
///
/// Two steps, so that records need not be kept: each record is read for its evidence, and once all are
/// there the evidence is weighed, since a companion follows its recording.
struct Classifier {
  private let credential: Credential
  private let searches: [[PhraseSearch?]]

  init(_ credential: Credential) {
    self.credential = credential
    searches = credential.categories.map { category in
      category.cues.map { cue in cue.text.map { PhraseSearch($0.phrases) } }
    }
  }

  func evidence(of record: ArtifactRecord) -> Evidence {
    let path = record.artifactPath
    let isUsable =
      record.kind != .unreadable && !record.findings.contains(where: \.code.makesUnusable)
    var evidence = Evidence(
      kind: record.kind, isUsable: isUsable, part: PartName(path, kind: record.kind))
    guard isUsable else { return evidence }
    let source = CueSource(record)
    for (index, category) in credential.categories.enumerated() {
      for (position, cue) in category.cues.enumerated() {
        let phrases = foundPhrases(index, position, in: source.words)
        if record.kind == .transcript, cue.text != nil, let phrases {
          evidence.spoken.append(
            SpokenMatch(category: index, kinds: cue.kinds, phrases: phrases))
        }
        if let (weight, reason) = source.match(cue, foundPhrases: phrases) {
          evidence.matches.append(CueMatch(category: index, weight: weight, reason: reason))
        }
      }
    }
    return evidence
  }

  /// The phrases of a text cue that the words hold; nil where they are too few or none are asked.
  private func foundPhrases(_ category: Int, _ cue: Int, in words: [String]) -> [String]? {
    guard let search = searches[category][cue],
      let text = credential.categories[category].cues[cue].text
    else { return nil }
    let found = search.found(in: words)
    guard found.count >= text.atLeast else { return nil }
    return text.phrases.indices.filter(found.contains).map { text.phrases[$0].written }
  }

  /// Where an artifact belongs by itself.
  ///
  /// - Parameters:
  ///   - exactParts: the parts that some name claims to be the text of without a further word.
  ///   - spoken: what the transcripts of a recording say.
  func placement(
    of item: Evidence, exactParts: Set<Int>, spoken: [SpokenMatch]
  ) -> Placement {
    switch item.part {
    case .exact(let number): return .text(ofPart: number)
    case .withWords(let number) where !exactParts.contains(number): return .text(ofPart: number)
    default: break
    }
    guard item.isUsable else {
      return Placement(part: 2, reason: "the file can't be read, so nothing can be said of it")
    }
    let heard = spoken.filter { $0.kinds.isEmpty || $0.kinds.contains(item.kind) }.map {
      CueMatch(
        category: $0.category, weight: .text,
        reason: "\(item.kind.withArticle) whose transcript says \(CueSource.list($0.phrases))")
    }
    return strongest(item.matches + heard, kind: item.kind)
  }

  /// The strongest cue decides; among equals the category with more of them, then the one that the
  /// definition names first.
  private func strongest(_ matches: [CueMatch], kind: ArtifactKind) -> Placement {
    var totals: [Int: Int] = [:]
    for match in matches { totals[match.category, default: 0] += match.weight.rawValue }
    let best = matches.max { left, right in
      (left.weight.rawValue, totals[left.category] ?? 0, -left.category)
        < (right.weight.rawValue, totals[right.category] ?? 0, -right.category)
    }
    guard let best else {
      return Placement(
        part: 2,
        reason: "\(kind.withArticle); nothing in it or its name points to a suggested category")
    }
    return Placement(
      part: 2, category: credential.categories[best.category].id, reason: best.reason,
      confidence: best.weight.confidence)
  }
}

/// Where an artifact belongs, and why.
struct Placement: Codable, Sendable, Equatable {
  var part: Int
  var category: String?
  var reason: String
  /// Only where there is a category.
  var confidence: Confidence?

  static func text(ofPart number: Int) -> Placement {
    Placement(part: number, reason: "the file's name says that it is the text of Part \(number)")
  }

  /// The place of a companion, taken from its recording.
  func followed(by companion: SetMembership) -> Placement {
    let name = ArtifactPath(bytes: companion.recording.artifactPath.name).text
    let subject = "\(companion.role.phrase) \(name)"
    return Placement(
      part: part, category: category,
      reason: category == nil ? "\(subject), which has no category" : "\(subject), \(reason)",
      confidence: confidence)
  }
}

/// How sure a category is, in a word.
package enum Confidence: String, Codable, Sendable, CaseIterable {
  /// `submission.yaml` says so.
  case declared
  /// The file's own name or what was found in it says so.
  case clear
  /// Its title or its folder's name does.
  case likely
  /// Only words in its text do.
  case possible
}

extension CueMatch.Weight {
  var confidence: Confidence {
    switch self {
    case .name, .fact: .clear
    case .title, .folder: .likely
    case .text: .possible
    }
  }
}
