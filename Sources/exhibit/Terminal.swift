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

  /// - Parameter isWanted: shown then, where standard error is a terminal.
  init(isWanted: Bool) { isShown = isWanted && isatty(2) == 1 }

  func show(_ progress: Progress) {
    guard isShown, let now = dueTime() else { return }
    var line = "\r\u{1B}[K\(progress.files) of \(progress.totalFiles) files"
    line += ", \(ByteCount.text(progress.bytes)) of \(ByteCount.text(progress.totalBytes))"
    if let left = timeLeft(progress, now) { line += ", \(left) left" }
    fputs(line)
  }

  func show(_ progress: CohortProgress) {
    guard isShown, dueTime() != nil else { return }
    fputs(
      "\r\u{1B}[K\(progress.submissions) of \(progress.total) submissions, "
        + "\(ByteCount.text(progress.bytes)) read")
  }

  func show(asked: Int, of total: Int) {
    guard isShown, dueTime() != nil else { return }
    fputs("\r\u{1B}[K\(asked) of \(total) addresses asked")
  }

  /// Now, where the line was not shown within the last moments.
  private func dueTime() -> ContinuousClock.Instant? {
    let now = ContinuousClock.now
    if let lastShown, now - lastShown < .milliseconds(200) { return nil }
    lastShown = now
    return now
  }

  func clear() { if isShown { fputs("\r\u{1B}[K") } }

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
