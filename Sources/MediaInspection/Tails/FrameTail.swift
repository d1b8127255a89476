/// The last frames of a file that is nothing but frames: whether the very last one is whole.
///
/// The frames are found in a window at the file's end: a row of several that fit each other is one,
/// a single one is chance. What stands between, before or after them is no damage.
struct FrameTail<Head: FrameHead> {
  private struct Row {
    /// Where its first frames start.
    let starts: [Int]
    /// Where the last frame ends, or would end.
    let end: Int
    /// The last frame is begun and reaches past the window.
    let isCut: Bool
  }

  private let window: [UInt8]

  init(_ reader: DescriptorReader) {
    window = reader.bytes(at: max(0, reader.size - Int64(Head.window)), count: Head.window)
  }

  /// Whether such frames reach to the file's end, but for tags and a little junk.
  var reachesEnd: Bool {
    var start = 0
    while let row = firstRow(in: start..<window.count) {
      if row.end >= window.count - (4 << 10) { return true }
      start = row.end
    }
    return false
  }

  /// `cutFrame` or `unknown`: a file that was cut between two frames is a shorter file.
  var envelope: ContainerEnvelope {
    guard !TrailingTag.ends(window) else { return .unknown }
    var start = 0
    while let row = firstRow(in: start..<window.count) {
      if row.isCut { return isAlone(row) ? .cutFrame : .unknown }
      start = row.end
    }
    return .unknown
  }

  private func firstRow(in starts: Range<Int>) -> Row? {
    for start in starts {
      if let row = row(at: start) { return row }
    }
    return nil
  }

  /// Frames that say the same over and over, as of silence, may show a second row beside the first:
  /// then neither is to be trusted.
  private func isAlone(_ row: Row) -> Bool {
    guard row.starts.count > 1 else { return true }
    return !((row.starts[0] + 1)..<row.starts[1]).contains { start in
      let others = firstFrames(at: start)
      return others.count >= Head.fewest && !others.contains(where: row.starts.contains)
    }
  }

  /// Where the first frames of a row start, as many as make one.
  private func firstFrames(at start: Int) -> [Int] {
    var starts: [Int] = []
    var (next, last) = (start, Head?.none)
    while starts.count < Head.fewest, let frame = head(at: next),
      last.map(frame.follows) ?? true, next + frame.length <= window.count
    {
      starts.append(next)
      (next, last) = (next + frame.length, frame)
    }
    return starts
  }

  private func row(at start: Int) -> Row? {
    let starts = firstFrames(at: start)
    guard starts.count == Head.fewest, var lastStart = starts.last, var last = head(at: lastStart)
    else { return nil }
    while lastStart + last.length <= window.count {
      let next = lastStart + last.length
      guard let following = head(at: next), following.follows(last) else {
        return Row(starts: starts, end: next, isCut: isBegun(at: next, as: lastStart))
      }
      (last, lastStart) = (following, next)
    }
    return Row(starts: starts, end: lastStart + last.length, isCut: true)
  }

  private func head(at start: Int) -> Head? {
    guard start <= window.count - Head.headLength else { return nil }
    return Head(window[start..<(start + Head.headLength)])
  }

  /// Fewer bytes than a head has are left, and they start as the frame before did.
  private func isBegun(at start: Int, as earlier: Int) -> Bool {
    let left = window.count - start
    guard Head.markLength > 0, left >= Head.markLength, left < Head.headLength else { return false }
    let isEnd = !Head.endMark.isEmpty && window[start...].starts(with: Head.endMark)
    return !isEnd
      && window[start..<(start + Head.markLength)].elementsEqual(
        window[earlier..<(earlier + Head.markLength)])
  }
}
