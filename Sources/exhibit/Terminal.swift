internal import Artifacts
internal import Scanning

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Standard output and standard error.
enum Terminal {
  /// Writes machine output or a summary; false where the reader is gone or the disk is full.
  static func write(_ bytes: [UInt8]) throws(Failure) {
    guard DescriptorOutput.put(bytes, to: 1) else {
      throw Failure(
        "standard output: \(unsafe String(cString: strerror(errno))); the output is incomplete")
    }
  }

  static func write(_ text: String) throws(Failure) { try write(Array(text.utf8)) }

  /// The paths that a command wrote, a line each, as they may be typed again.
  static func write(paths: [[UInt8]]) throws(Failure) {
    try write(paths.flatMap { $0 + [10] })
  }

  /// One line for people on standard error.
  static func complain(_ message: String) {
    _ = DescriptorOutput.put(Array("exhibit: \(message)\n".utf8), to: 2)
  }

  /// Columns; 100 where nobody says.
  static var width: Int {
    var size = winsize()
    guard unsafe ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 else { return 100 }
    return min(Int(size.ws_col), 100)
  }
}

/// Machine output that comes in many small pieces.
final class TerminalOutput {
  private var buffered: [UInt8] = []

  func put(_ bytes: [UInt8]) throws {
    buffered += bytes
    if buffered.count >= 64 << 10 { try flush() }
  }

  func flush() throws {
    try Terminal.write(buffered)
    buffered.removeAll(keepingCapacity: true)
  }
}

/// A line on a terminal that tells how far a run is, by bytes, and how long it will take.
final class ProgressLine {
  private let isShown: Bool
  private let start = ContinuousClock.now
  private var lastShown: ContinuousClock.Instant?

  /// True where a line a minute takes the place of one that is written over.
  private let isMinutely: Bool

  /// - Parameters:
  ///   - isWanted: shown then, where standard error is a terminal.
  ///   - isMinutely: elsewhere a line a minute.
  init(isWanted: Bool, isMinutely: Bool = false) {
    let isTerminal = isatty(2) == 1
    isShown = isWanted && (isTerminal || isMinutely)
    self.isMinutely = isMinutely && !isTerminal
    // The first line comes after a minute.
    if self.isMinutely { lastShown = start }
  }

  func show(_ progress: Progress) {
    guard isShown, let now = dueTime() else { return }
    var line = "\(progress.files) of \(progress.totalFiles) files"
    line += ", \(ByteCount.text(progress.bytes)) of \(ByteCount.text(progress.totalBytes))"
    let seconds = (now - start).components.seconds
    if seconds > 0 { line += ", \(ByteCount.text(progress.bytes / seconds)) a second" }
    if let left = timeLeft(progress, now) { line += ", \(left) left" }
    put(line)
  }

  func show(_ progress: CohortProgress) {
    guard isShown, dueTime() != nil else { return }
    put(
      "\(progress.submissions) of \(progress.total) submissions, "
        + "\(ByteCount.text(progress.bytes)) read")
  }

  func show(_ progress: FoldersProgress) {
    guard isShown, dueTime() != nil else { return }
    put("\(progress.folders) folders, \(ByteCount.text(progress.bytes)) read")
  }

  func show(asked: Int, of total: Int) {
    guard isShown, dueTime() != nil else { return }
    put("\(asked) of \(total) addresses asked")
  }

  private func put(_ line: String) {
    fputs(isMinutely ? "exhibit: \(line)\n" : "\r\u{1B}[K" + line)
  }

  /// Now, where the line was not shown within the last moments.
  private func dueTime() -> ContinuousClock.Instant? {
    let now = ContinuousClock.now
    let pause = isMinutely ? Duration.seconds(60) : .milliseconds(200)
    if let lastShown, now - lastShown < pause { return nil }
    lastShown = now
    return now
  }

  func clear() { if isShown, !isMinutely { fputs("\r\u{1B}[K") } }

  private func timeLeft(_ progress: Progress, _ now: ContinuousClock.Instant) -> String? {
    let elapsed = (now - start).components.seconds
    guard elapsed >= 2, progress.bytes > 0, progress.totalBytes >= progress.bytes else {
      return nil
    }
    let rest = Double(progress.totalBytes - progress.bytes) / Double(progress.bytes)
    let seconds = min(Double(elapsed) * rest, 360_000)
    return "\(DurationText(milliseconds: Int64(seconds * 1000)))"
  }

  private func fputs(_ text: String) {
    // A terminal that is gone is no reason to stop.
    _ = DescriptorOutput.put(Array(text.utf8), to: 2)
  }
}

/// Sizes as people read them, in powers of ten.
enum ByteCount {
  static func text(_ bytes: Int64) -> String {
    switch bytes {
    case ..<1000: "\(max(0, bytes)) B"
    case ..<1_000_000: "\(bytes / 1000) kB"
    case ..<1_000_000_000: "\(bytes / 1_000_000) MB"
    default: "\(bytes / 1_000_000_000).\(bytes / 100_000_000 % 10) GB"
    }
  }
}
