package import Artifacts

/// Finds the artifact whose path differs only in case or in Unicode normalisation: such a link works
/// on the computer it was made on and nowhere else.
package struct SimilarNames: Sendable {
  /// A `String` compares by canonical equivalence, so one key stands for all normalisations.
  private var paths: [String: ArtifactPath] = [:]
  /// The only path of each name; nil where there are several.
  private var namesakes: [[UInt8]: ArtifactPath?] = [:]

  package init(_ paths: [ArtifactPath]) {
    for path in paths.sorted() where self.paths[Self.key(path)] == nil {
      self.paths[Self.key(path)] = path
    }
    for path in paths {
      namesakes.updateValue(namesakes[path.name] == nil ? path : nil, forKey: path.name)
    }
  }

  /// Nil where there is none, or only the path itself.
  package func similar(to path: ArtifactPath) -> ArtifactPath? {
    guard let candidate = paths[Self.key(path)], candidate != path else { return nil }
    return candidate
  }

  /// The only path with the name of this one, in whichever folder; nil where there is none or several.
  package func namesake(of path: ArtifactPath) -> ArtifactPath? {
    guard let candidate = namesakes[path.name] ?? nil, candidate != path else { return nil }
    return candidate
  }

  private static func key(_ path: ArtifactPath) -> String { path.text.lowercased() }
}
