internal import Artifacts
internal import Submissions

/// What a submission's own ignore files say while it is walked: those of a folder come into force as it
/// is entered.
struct OwnRules {
  /// Those that a manifest states; nil where the files themselves count.
  private let stated: [IgnoreFile]?
  /// In force, outer ones first.
  private var files: [IgnoreFile]
  /// What may be spent on comparisons: some seconds, however many files and rules there are.
  private var steps = 400_000_000

  /// - Parameter stated: the rules of the manifest that a submission is held against; nil to take those
  ///   of its ignore files.
  init(stated: [StatedIgnoreFile]?) {
    // Outer ones first, whatever order a received manifest has.
    self.stated = stated?.compactMap(IgnoreFile.init)
      .sorted { $0.folder.bytes.count < $1.folder.bytes.count }
    files = self.stated ?? []
  }

  var readsFiles: Bool { stated == nil }

  /// Rules of a submission, all its files together.
  private static let ruleCap = 5000
  private var rules = 0

  /// Puts a file's rules into force.
  ///
  /// - Returns: whether there was room for them.
  mutating func add(_ file: IgnoreFile) -> Bool {
    guard rules + file.patterns.count <= Self.ruleCap else { return false }
    rules += file.patterns.count
    if !file.patterns.isEmpty { files.append(file) }
    return true
  }

  static let capReason =
    "the submission has more than \(ruleCap) rules, and these are not used; use fewer"

  /// Takes those out of force that say nothing of what lies in `folder`.
  mutating func keep(for folder: ArtifactPath) {
    guard stated == nil, !files.isEmpty else { return }
    files.removeAll { $0.folder != folder && !$0.isAbout(folder) }
  }

  /// False once comparing took longer than it may: from there on nothing is left out.
  var isWithinLimit: Bool { steps > 0 }

  static let limitReason =
    "its rules took too long to compare, so that some of what they name was not left out; use fewer "
    + "and shorter rules"

  /// Why a path is left out; nil where it is not. Asked of folders before what lies in them.
  mutating func reason(for path: ArtifactPath, isFolder: Bool) -> String? {
    guard !files.isEmpty, isWithinLimit else { return nil }
    for file in files.reversed() {
      steps -= 1
      guard file.isAbout(path) else { continue }
      if let pattern = file.decision(on: path, isFolder: isFolder, steps: &steps) {
        return pattern.isNegated
          ? nil : "ignored by the rule \(pattern.text) in \(file.path.text)"
      }
    }
    return nil
  }
}
