internal import Artifacts

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// When a run began.
struct RunClock {
  let startedSeconds = time(nil)
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
  /// Inspectors run without locks in this version, and the note says so.
  private let locks: [String]
  /// Absent where a folder was read.
  let archive: ArchiveNote?

  init(_ submission: any SubmissionSource, _ clock: RunClock, jobs: Int) {
    schema = "exhibit.run/1"
    exhibit = exhibitVersion
    started = Int64(clock.startedSeconds)
    finished = Int64(time(nil))
    self.jobs = jobs
    let path = ArtifactPath(bytes: submission.absolutePath ?? submission.path)
    folder = path.text
    folderBytes = path.base64WhereNotUTF8
    host = Self.hostName
    locks = []
    archive = submission.archive
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
