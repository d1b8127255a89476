package import Artifacts

/// What a verification found, every class counted so that none hides another.
package struct VerifyReport: Sendable, Equatable {
  /// Files whose size and digest are those of the manifest.
  package var ok = 0
  package var changed: [Changed] = []
  /// In the manifest and not in the folder.
  package var missing: [ArtifactPath] = []
  /// In the folder and not in the manifest, or there beside the one that is.
  package var extra: [ArtifactPath] = []
  package var unreadable: [Unreadable] = []
  /// Missing files whose bytes lie in an extra one; both are counted there as well.
  package var renamed: [Renamed] = []
  package var seal = SealOutcome(.none)
  /// True where no file was read: only presence and size were looked at.
  package var isFast = false
  package var manifestProblems: [ManifestProblem] = []
  /// Of the files that are as listed, those that were not read now: an interrupted run read them.
  package private(set) var earlier: Earlier?
  /// The folder that was read, so that nobody takes one for another.
  package var folder: String?
  /// What could not be checked, without being a sign of trouble.
  package var notices: [String] = []

  package init() {}

  /// What was taken over from an interrupted run.
  package struct Earlier: Sendable, Equatable {
    package var files: Int
    /// When the first and the last of them were read, in seconds since 1970.
    package var first: Int64
    package var last: Int64
  }

  /// Counts a file that was read earlier.
  ///
  /// - Parameter second: when, since 1970.
  package mutating func addEarlier(read second: Int64) {
    let before = earlier ?? Earlier(files: 0, first: second, last: second)
    earlier = Earlier(
      files: before.files + 1, first: min(before.first, second), last: max(before.last, second))
  }

  /// A file that is not what the manifest says.
  package struct Changed: Sendable, Equatable {
    package var path: ArtifactPath
    package var expectedDigest: String?
    package var foundDigest: String?
    package var expectedSize: Int64?
    package var foundSize: Int64?

    package init(
      path: ArtifactPath, expectedDigest: String?, foundDigest: String?,
      expectedSize: Int64? = nil, foundSize: Int64? = nil
    ) {
      self.path = path
      self.expectedDigest = expectedDigest
      self.foundDigest = foundDigest
      self.expectedSize = expectedSize
      self.foundSize = foundSize
    }
  }

  /// A file that lies under another name.
  package struct Renamed: Sendable, Equatable {
    package var from: ArtifactPath
    package var to: ArtifactPath

    package init(from: ArtifactPath, to: ArtifactPath) { (self.from, self.to) = (from, to) }
  }

  /// A file that is there and can't be read, so that nothing is known of it.
  package struct Unreadable: Sendable, Equatable {
    package var path: ArtifactPath
    package var reason: String

    package init(path: ArtifactPath, reason: String) {
      self.path = path
      self.reason = reason
    }
  }

  /// True where every file is as the manifest says, and the manifest agrees with itself.
  package var passed: Bool {
    changed.isEmpty && missing.isEmpty && extra.isEmpty && unreadable.isEmpty
      && manifestProblems.isEmpty && !seal.isFailure
  }

  /// True where the root follows from the lines.
  package var rootMatches: Bool {
    !manifestProblems.contains {
      [.rootDiffers, .treeSizeDiffers, .headerUnreadable].contains($0.code)
    }
  }

  /// Puts every class into the order of paths: files are read in another.
  package mutating func sort() {
    changed.sort { $0.path < $1.path }
    missing.sort()
    unreadable.sort { $0.path < $1.path }
  }

  /// Names each path once that both the folder's listing and the file itself could not be read at.
  ///
  /// Expects the order of ``sort()``.
  package mutating func mergeUnreadable() {
    var previous: ArtifactPath?
    unreadable.removeAll { file in
      defer { previous = file.path }
      return file.path == previous
    }
  }

  /// Takes in what was found of the manifest itself.
  package mutating func add(_ check: ManifestCheck) {
    manifestProblems += check.problems
    notices += check.notices
  }
}
