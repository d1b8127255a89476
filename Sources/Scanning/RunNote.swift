internal import Artifacts
internal import Inspection
internal import Wire

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// When a run began.
struct RunClock {
  let startedSeconds = time(nil)
  /// The same by the clock that stamps files.
  let startedNanoseconds: Int64

  init() {
    var now = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &now)
    startedNanoseconds = Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec)
  }
}

/// `run.json`: what depended on clock and host, and so stays out of the manifest.
struct RunNote: Codable {
  private let schema: String
  private let exhibit: String
  /// Seconds since 1970.
  private let started: Int64
  private let finished: Int64
  private let jobs: Int
  private let folder: String
  private let folderBytes: String?
  private let host: String?
  /// How many inspectors were started; the locks are theirs.
  private let inspectors: Int?
  /// The locks that held in every inspector.
  private let locks: [String]
  /// The locks that some inspector lacked, where there was one.
  private let missingLocks: [String]?
  /// True where the run was asked to go without locks.
  private let unlocked: Bool?
  /// True where links to the web were asked: what `links.ndjson` and the report say of them depends on it.
  private let network: Bool?
  /// Groups of paths that are one file on the disk; absent where there is none.
  private let hardLinks: [[String]]?

  /// Absent where a folder was read.
  let archive: ArchiveNote?

  /// A backup may have nothing but hard links.
  private static let hardLinkCap = 1000

  init(
    _ submission: any SubmissionSource, _ clock: RunClock, jobs: Int, locks report: LockReport,
    isUnlocked: Bool, asksNetwork: Bool, hardLinks groups: some Collection<[ArtifactPath]>
  ) {
    schema = "exhibit.run/1"
    exhibit = exhibitVersion
    started = Int64(clock.startedSeconds)
    finished = Int64(time(nil))
    self.jobs = jobs
    let path = ArtifactPath(bytes: submission.absolutePath ?? submission.path)
    folder = path.text
    folderBytes = path.base64WhereNotUTF8
    host = Self.hostName
    archive = submission.archive
    inspectors = report.inspectors
    locks = report.locks.map(\.rawValue)
    let missing = report.missing.map(\.rawValue)
    missingLocks = missing.isEmpty ? nil : missing
    unlocked = isUnlocked ? true : nil
    network = asksNetwork ? true : nil
    let sorted = groups.sorted { $0.lexicographicallyPrecedes($1) }.prefix(Self.hardLinkCap)
    hardLinks = sorted.isEmpty ? nil : sorted.map { $0.map(\.text) }
  }

  var bytes: [UInt8] {
    get throws { try JSONNode(encoding: self).canonical }
  }

  /// The folder or archive that a run read, out of a `run.json` at hand.
  var folderPath: [UInt8]? { ArtifactPath(path: folder, pathBytes: folderBytes)?.bytes }

  private static var hostName: String? {
    var name = [CChar](repeating: 0, count: 256)
    guard unsafe gethostname(&name, 255) == 0 else { return nil }
    return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
