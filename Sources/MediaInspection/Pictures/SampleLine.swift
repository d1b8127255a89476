internal import CLibAV

/// Where decoded samples lie on a recording's time line, counted in samples: microseconds would drift.
struct SampleLine {
  private(set) var hasSound = false
  /// Where the last samples ended, in microseconds from the recording's start.
  private(set) var end: Int64 = 0
  private var next: Int64?
  private var rate: Int64 = 0

  /// A hundred days.
  private static let longest: Int64 = 1 << 43

  /// Forgets what came so far: what comes next lies elsewhere.
  mutating func leave(for microseconds: Int64) { (next, end) = (nil, microseconds) }

  /// The number of a frame's first sample, counted from the recording's start; nil for a frame that can't
  /// be placed. What has no time, or one that is rounded to milliseconds as Matroska's are, follows at
  /// once.
  mutating func place(rate: Int64, microseconds: Int64?, count: Int64) -> Int64? {
    guard (1...768_000).contains(rate) else { return nil }
    if rate != self.rate { (self.rate, next) = (rate, nil) }
    var first = next
    if let microseconds {
      guard abs(microseconds) < Self.longest else { return nil }
      let stated = (microseconds * rate + 500_000) / 1_000_000
      if next.map({ abs(stated - $0) > rate / 500 }) ?? true { first = stated }
    }
    let place = first ?? end * rate / 1_000_000
    guard abs(place) < Self.longest else { return nil }
    hasSound = true
    next = place + count
    end = (place + count) * 1_000_000 / rate
    return place
  }

  /// Adds a placed frame's loudest samples to those of the stretches.
  ///
  /// - Parameters:
  ///   - wanted: microseconds; samples outside don't count.
  ///   - length: of all stretches together, in microseconds.
  func add(
    _ frame: UnsafeMutablePointer<AVFrame>, _ samples: Range<Int64>, to peaks: inout [Double],
    _ wanted: Range<Int64>, _ length: Int64
  ) {
    let (values, all) = (Int64(peaks.count), max(1, (length * rate + 500_000) / 1_000_000))
    func number(_ microseconds: Int64) -> Int64 { (microseconds * rate + 999_999) / 1_000_000 }
    var sample = max(samples.lowerBound, number(max(0, wanted.lowerBound)))
    let last = min(samples.upperBound, number(min(wanted.upperBound, length)), all)
    while sample < last {
      let value = min(values - 1, sample * values / all)
      let border = ((value + 1) * all + values - 1) / values
      let end = max(sample + 1, min(last, border))
      let part = Int(sample - samples.lowerBound)..<Int(end - samples.lowerBound)
      if let peak = unsafe SoundPeak.loudest(of: frame, in: part) {
        peaks[Int(value)] = max(peaks[Int(value)], peak)
      }
      sample = end
    }
  }
}
