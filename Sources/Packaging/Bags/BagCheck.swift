package import Artifacts

/// Validates a bag (RFC 8493, and the drafts 0.93 to 0.97): what lies in it is added first, then its tag
/// files are read, then each file's digests are weighed. What it keeps of a hundred thousand files
/// lies in stores that the caller gives.
///
/// Does no input or output itself. Strangers wrote the tag files: every length has a cap.
package struct BagCheck: Sendable {
  /// Gives a file's bytes piece by piece; nil at the end.
  package typealias Pieces = () -> [UInt8]?

  package internal(set) var report = BagReport()
  var listings: BagListings
  var names: BagNames
  var version = BagVersion.current
  var encoding = TagEncoding.utf8
  var manifests: [BagManifest] = []
  var info: BagInfo
  /// Nil where nobody asked for one.
  let profile: BagProfile?
  /// The media types of the archive that the bag is; nil for a folder.
  let archiveTypes: [String]?
  private(set) var manifestFiles: [ArtifactPath] = []
  private var hasPayloadFolder = false

  /// More manifests than there are algorithms, twice, are not honest.
  private static let manifestCap = 64
  static let dataFolder = Array("data/".utf8)

  /// - Parameters:
  ///   - place: where the bag lies, for people.
  ///   - isFast: whether files are not read.
  ///   - listings: empty; for what the manifests say.
  ///   - names: empty; for what lies in the bag.
  ///   - profile: what a recipient asks for beyond the RFC.
  ///   - archiveTypes: the names of the kind of archive that the bag is; nil for a folder.
  package init(
    place: String, isFast: Bool, listings: any OrderedStore, names: any OrderedStore,
    profile: BagProfile? = nil, archiveTypes: [String]? = nil
  ) {
    (self.profile, self.archiveTypes) = (profile, archiveTypes)
    info = BagInfo(labels: profile?.tags.map(\.label) ?? [])
    (report.place, report.isFast) = (place, isFast)
    self.listings = BagListings(store: listings)
    self.names = BagNames(store: names)
  }

  // MARK: What lies in the bag

  /// - Parameter path: below the bag's folder.
  package mutating func add(file path: ArtifactPath, size: Int64) {
    if let other = names.add(file: path, size: size) {
      let isSameText = BagPath.composed(other) == BagPath.composed(path)
      report.warn(
        BagProblem(
          isSameText ? .nameNormalization : .nameCase,
          "another file's name, \(other.text), differs only in "
            + (isSameText ? "how its accents are written" : "upper and lower case")
            + ", and some systems can't keep both", path: path.text))
    }
    if path.bytes.starts(with: Self.dataFolder) {
      hasPayloadFolder = true
      report.payloadFiles += 1
      report.payloadBytes = report.payloadBytes.addingReportingOverflow(size).partialValue
    } else {
      report.tagFiles += 1
      if BagManifest.mayBeOne(path), manifestFiles.count < Self.manifestCap {
        manifestFiles.append(path)
      }
    }
  }

  package mutating func add(folder path: ArtifactPath) {
    if path.bytes.elementsEqual("data".utf8) { hasPayloadFolder = true }
    names.add(folder: path)
  }

  /// A link, a pipe, a device: nothing that is followed or read.
  package mutating func add(other path: ArtifactPath, reason: String) {
    report.fail(BagProblem(.notAFile, "it is \(reason)", path: path.text))
  }

  package mutating func add(unreadable path: ArtifactPath, reason: String) {
    report.unreadable += 1
    report.fail(BagProblem(.fileUnreadable, reason, path: path.text))
  }

  package mutating func addDuplicate(_ path: ArtifactPath) {
    report.fail(
      BagProblem(
        .memberTwice,
        "the archive holds several files of this name, so which one is meant can't be told",
        path: path.text))
  }

  package mutating func note(_ rule: BagRule, _ message: String, isError: Bool) {
    add(BagProblem(rule, message), isError: isError)
  }

  // MARK: Tag files

  /// Reads every tag file that the RFC defines.
  ///
  /// - Parameter open: gives a file's pieces; nil where it can't be read.
  package mutating func readTags(_ open: (ArtifactPath) -> Pieces?) {
    readDeclaration(open)
    if !hasPayloadFolder {
      report.fail(BagProblem(.payloadFolderMissing, "there is no folder named data in the bag"))
    }
    for file in manifestFiles.sorted() { readManifest(file, open) }
    report.algorithms = Array(Set(manifests.map(\.algorithm))).sorted { $0.rawValue < $1.rawValue }
    if !manifests.contains(where: { !$0.isOfTags }) {
      report.fail(
        BagProblem(
          .manifestMissing,
          "there is no payload manifest, such as manifest-sha512.txt, that can be read"))
    } else if !manifests.contains(where: { !$0.isOfTags && !$0.algorithm.isWeak }) {
      report.warn(
        BagProblem(
          .algorithmWeak,
          "its digests tell accidents only: with MD5 and SHA-1, files can be exchanged on purpose"))
    }
    checkTagManifests()
    readInfo(open)
    readFetch(open)
    if let profile { check(profile) }
  }

  /// The lines of a tag file, with what is wrong with its text.
  mutating func lines(
    of path: ArtifactPath, _ encoding: TagEncoding, _ open: (ArtifactPath) -> Pieces?,
    _ take: (inout BagCheck, [UInt8], Int) -> Void
  ) -> Bool {
    guard let pieces = open(path) else {
      report.unreadable += 1
      report.fail(BagProblem(.fileUnreadable, "the tag file can't be read", path: path.text))
      return false
    }
    var lines = TagLines(encoding)
    while let piece = pieces() { lines.feed(piece) { take(&self, $0, $1) } }
    let isEnded = lines.finish { take(&self, $0, $1) }
    let isDeclaration = path == Self.declaration
    if lines.hasMark {
      report.fail(
        BagProblem(
          isDeclaration ? .declarationMark : .textMark,
          "it begins with a byte-order mark, which its encoding must not have", path: path.text))
    }
    if lines.isDamaged {
      report.fail(
        BagProblem(
          .textEncoding, "some of its bytes are no text of the encoding that bagit.txt names",
          path: path.text))
    }
    if lines.isTooLong {
      report.fail(
        BagProblem(.tagFileTooLarge, "a line is longer than any that is read", path: path.text))
    }
    if !isEnded {
      add(
        BagProblem(.textUnterminated, "its last line has no line end", path: path.text),
        isError: version.isCurrent)
    }
    return true
  }

  func isThere(_ path: ArtifactPath) -> Bool { names.size(of: path) != nil }

  mutating func add(_ problem: BagProblem, isError: Bool) {
    if isError { report.fail(problem) } else { report.warn(problem) }
  }
}

/// The versions of the format.
struct BagVersion: Sendable, Equatable {
  let major: Int
  let minor: Int

  static let current = BagVersion(major: 1, minor: 0)

  /// From 1.0 on, what earlier drafts only advised is a rule.
  var isCurrent: Bool { major >= 1 }
  var isKnown: Bool { self == .current || major == 0 && (93...97).contains(minor) }
  /// What the file with the bag's metadata is called.
  var infoName: String { major == 0 && minor <= 95 ? "package-info.txt" : "bag-info.txt" }
}
