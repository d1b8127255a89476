internal import Artifacts
internal import LinkValidation

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif
#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Sound answers of earlier runs, in the user's own cache: `exhibit/links.jsonl` below `XDG_CACHE_HOME`,
/// or below `~/.cache`. Nothing that came with a folder is ever taken for one.
struct LinkMemory {
  private let maxAge: Int64
  private let now: Int64
  private let folder: String?
  private var answers: [String: KnownAnswer] = [:]
  private var hasNews = false

  private static let mostAnswers = 50_000
  private static let mostBytes = 64 << 20
  /// Older ones are dropped whoever asks.
  private static let longestAge: Int64 = 90 * 86_400

  /// - Parameters:
  ///   - maxAge: seconds.
  ///   - now: seconds since 1970.
  init(maxAge: Int64, now: Int64) {
    (self.maxAge, self.now) = (maxAge, now)
    folder = UserCache.folder
    answers = Self.answers(in: folder, now: now)
  }

  private static func answers(in folder: String?, now: Int64) -> [String: KnownAnswer] {
    var answers: [String: KnownAnswer] = [:]
    for line in (contents(of: folder) ?? []).split(separator: 0x0A).prefix(mostAnswers) {
      guard let answer = try? JSONDecoder().decode(KnownAnswer.self, from: Data(line)),
        (0...longestAge).contains(now - answer.checked)
      else { continue }
      answers[answer.key] = answer
    }
    return answers
  }

  /// Nil where none is young enough, or where it says less than is asked for.
  func answer(to link: WebLink, _ asking: WebAsking) -> (answer: KnownAnswer, age: Int64)? {
    guard let answer = answers[link.memoryKey], now - answer.checked <= maxAge,
      answer.isProbed || !asking.probesRecordings || !answer.isRecording,
      asking.policy.allows(answer)
    else { return nil }
    return (answer, now - answer.checked)
  }

  mutating func add(_ answer: KnownAnswer) {
    answers[answer.key] = answer
    hasNews = true
  }

  /// Puts the new file in the old one's place, with what other runs have put there meanwhile. Where that
  /// fails, the next run asks again.
  func save() {
    guard hasNews, let folder, UserCache.make(folder), let lock = Self.lock(folder) else { return }
    defer { close(lock) }
    let answers = self.answers.merging(Self.answers(in: folder, now: now)) { own, other in
      own.checked >= other.checked ? own : other
    }
    let newest = answers.values.sorted {
      $0.checked != $1.checked ? $0.checked > $1.checked : $0.key < $1.key
    }
    let temporary = "\(folder)/links.\(getpid()).tmp"
    unsafe unlink(temporary)
    let file = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { return }
    var bytes: [UInt8] = []
    for answer in newest.prefix(Self.mostAnswers) {
      guard let line = try? JSONNode(encoding: answer).line,
        bytes.count + line.count < Self.mostBytes
      else { break }
      bytes += line + [0x0A]
    }
    let isWritten = DescriptorOutput.put(bytes, to: file)
    guard close(file) == 0, isWritten, unsafe rename(temporary, "\(folder)/links.jsonl") == 0 else {
      unsafe unlink(temporary)
      return
    }
  }

  // MARK: The place

  /// A lock that one run holds at a time, until it is closed; nil where there can be none.
  private static func lock(_ folder: String) -> Int32? {
    let file = unsafe open(
      "\(folder)/links.lock", O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { return nil }
    // It is held for as long as it takes to write a file.
    while flock(file, LOCK_EX) != 0 {
      guard errno == EINTR else {
        close(file)
        return nil
      }
    }
    return file
  }

  /// Nil where there is none, or one that somebody else may have written.
  private static func contents(of folder: String?) -> [UInt8]? {
    guard let folder else { return nil }
    let file = unsafe open("\(folder)/links.jsonl", O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard UserCache.isOwn(file), unsafe fstat(file, &status) == 0,
      (0...off_t(mostBytes)).contains(status.st_size)
    else { return nil }
    let size = Int(status.st_size)
    return unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
      filled = 0
      while filled < size {
        let count = unsafe pread(
          file, buffer.baseAddress?.advanced(by: filled), size - filled, off_t(filled))
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return }
        filled += count
      }
    }
  }
}
