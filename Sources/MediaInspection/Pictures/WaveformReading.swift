internal import Artifacts
internal import CLibAV

/// How loud a recording is over its length: of a short one every sample counts, of a long one those of
/// a window in the middle of each stretch.
struct WaveformReading {
  private let stream: DrawingStream
  private let milliseconds: Int64
  /// Milliseconds that are listened to in each stretch; nil for all of them.
  private let window: Int64?
  private var peaks = [Double](repeating: 0, count: values)
  private var line = SampleLine()

  private static let values = DrawnPictures.waveformValues
  /// So much sound is decoded of a recording, and so many bytes are read for it, at most.
  private static let mostMilliseconds: Int64 = 600_000
  static let mostBytes: Int64 = 256 << 20
  /// A decoder needs some sound before it is in step.
  private static let lead: Int64 = 200
  private static let packetCap = 4_000

  /// - Parameters:
  ///   - milliseconds: the recording's measured length.
  ///   - size: its bytes.
  init?(_ stream: DrawingStream, milliseconds: Int64, size: Int64) {
    guard milliseconds > 0, milliseconds < 1 << 33 else { return nil }
    (self.stream, self.milliseconds) = (stream, milliseconds)
    let stretch = max(1, milliseconds / Int64(Self.values))
    let bytes = max(1, size / max(1, milliseconds))
    let affordable = min(
      Self.mostMilliseconds / Int64(Self.values), Self.mostBytes / Int64(Self.values) / bytes)
    window = affordable >= stretch ? nil : max(20, affordable)
  }

  /// Nil where nothing could be decoded, or not all of what was to be: what was not read is no silence.
  mutating func values() -> [UInt8]? {
    guard let window else {
      while decodeNext(0..<(milliseconds * 1000)) {}
      return finished
    }
    for value in 0..<Int64(Self.values) {
      let middle = milliseconds * (2 * value + 1) / Int64(2 * Self.values)
      let (start, end) = (middle - window / 2, middle + window / 2)
      guard stream.seek(toMilliseconds: max(0, start - Self.lead)) else { return nil }
      line.leave(for: start * 1000)
      var packets = 0
      while line.end < end * 1000, packets < Self.packetCap, decodeNext(start * 1000..<end * 1000) {
        packets += 1
      }
    }
    return finished
  }

  private var finished: [UInt8]? {
    guard line.hasSound, !stream.hasFailed else { return nil }
    return peaks.map { UInt8((min(1, $0) * 255).rounded()) }
  }

  /// - Parameter wanted: microseconds from the recording's start; other samples don't count.
  private mutating func decodeNext(_ wanted: Range<Int64>) -> Bool {
    var (peaks, line) = (peaks, line)
    let (stream, length) = (stream, milliseconds * 1000)
    let goesOn = unsafe stream.decodeNext { frame in
      let count = Int64(unsafe frame.pointee.nb_samples)
      guard count > 0, count < 1 << 24,
        let first = unsafe line.place(
          rate: Int64(frame.pointee.sample_rate), microseconds: stream.microseconds(of: frame),
          count: count)
      else { return }
      unsafe line.add(frame, first..<first + count, to: &peaks, wanted, length)
    }
    (self.peaks, self.line) = (peaks, line)
    return goesOn
  }
}
