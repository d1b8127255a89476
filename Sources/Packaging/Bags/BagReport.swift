internal import Artifacts

/// What a bag's validation found.
package struct BagReport: Sendable, Equatable {
  /// No more of each are kept; the rest are counted.
  static let problemLimit = 1000

  package var place = ""
  package var version: String?
  package var encoding: String?
  package var algorithms: [BagAlgorithm] = []
  package var payloadFiles = 0
  package var payloadBytes: Int64 = 0
  package var tagFiles = 0
  /// Files of which every digest that is listed fits.
  package var ok = 0
  package var changed = 0
  package var missing = 0
  /// Payload files that no manifest, or not every one, lists.
  package var unlisted = 0
  package var unreadable = 0
  package private(set) var errors: [BagProblem] = []
  package private(set) var warnings: [BagProblem] = []
  package private(set) var errorCount = 0
  package private(set) var warningCount = 0
  /// Of the errors, those that only a profile makes one.
  package private(set) var profileErrorCount = 0
  /// The profile that the bag was held against.
  package var profile: String?
  /// Those that the bag says it follows.
  package var namedProfiles: [String] = []
  /// True where no file was read: only presence was looked at.
  package var isFast = false

  package init() {}

  package var isValid: Bool { errorCount == 0 }

  package mutating func fail(_ problem: BagProblem) {
    errorCount += 1
    if problem.rule.isOfProfile { profileErrorCount += 1 }
    if errors.count < Self.problemLimit { errors.append(problem) }
  }

  package mutating func warn(_ problem: BagProblem) {
    warningCount += 1
    if warnings.count < Self.problemLimit { warnings.append(problem) }
  }

  /// Files are read in another order than they are listed.
  package mutating func sort() {
    func isBefore(_ one: BagProblem, _ other: BagProblem) -> Bool {
      (one.path ?? "", one.rule.rawValue, one.message)
        < (other.path ?? "", other.rule.rawValue, other.message)
    }
    let (first, rest) = (errors.prefix { !$0.isOfAFile }, errors.drop { !$0.isOfAFile })
    errors = first + rest.sorted(by: isBefore)
  }

  /// One line of JSON for programs.
  package var json: [UInt8] { (try? JSONNode(encoding: Fields(self)).line) ?? [] }

  private struct Fields: Encodable {
    let schema = "exhibit.bag/1"
    let place: String
    let valid: Bool
    let fast: Bool?
    let version: String?
    let encoding: String?
    let algorithms: [BagAlgorithm]
    let payloadFiles: Int
    let payloadBytes: Int64
    let tagFiles: Int
    let counts: Counts
    let errorCount: Int
    let errors: [BagProblem]
    let warningCount: Int
    let warnings: [BagProblem]
    let profile: Profile?
    let namedProfiles: [String]?

    struct Profile: Encodable {
      let identifier: String
      let errorCount: Int
    }

    struct Counts: Encodable {
      let ok: Int
      let changed: Int
      let missing: Int
      let unlisted: Int
      let unreadable: Int
    }

    init(_ report: BagReport) {
      (place, valid) = (report.place, report.isValid)
      fast = report.isFast ? true : nil
      (version, encoding, algorithms) = (report.version, report.encoding, report.algorithms)
      (payloadFiles, payloadBytes) = (report.payloadFiles, report.payloadBytes)
      tagFiles = report.tagFiles
      counts = Counts(
        ok: report.ok, changed: report.changed, missing: report.missing,
        unlisted: report.unlisted, unreadable: report.unreadable)
      (errorCount, errors) = (report.errorCount, report.errors)
      (warningCount, warnings) = (report.warningCount, report.warnings)
      profile = report.profile.map {
        Profile(identifier: $0, errorCount: report.profileErrorCount)
      }
      namedProfiles = report.namedProfiles.isEmpty ? nil : report.namedProfiles
    }
  }
}

extension BagProblem {
  /// Found while files were read.
  fileprivate var isOfAFile: Bool {
    [.fileMissing, .fileChanged, .fileUnreadable, .notListed].contains(rule)
  }
}
