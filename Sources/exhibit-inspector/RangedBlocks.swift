internal import Wire

/// Which blocks of a ranged source are there already, and asks for the others.
final class RangedBlocks {
  private let size: Int64
  private let ask: (RangeQuestion) -> Bool
  private var known: Set<Int64> = []
  /// Once something was not to be had, nothing more is asked for.
  private var hasFailed = false
  private var lastEnd: Int64 = -1
  private var readAhead = 1

  init(size: Int64, ask: @escaping (RangeQuestion) -> Bool) {
    (self.size, self.ask) = (size, ask)
  }

  func fetch(offset: Int64, count: Int) -> Bool {
    guard !hasFailed, offset >= 0, count > 0, offset < size else { return !hasFailed }
    let last = min(size - 1, offset.addingReportingOverflow(Int64(count) - 1).partialValue)
    guard last >= offset else { return false }
    var block = offset / RangedSource.blockBytes
    while block <= last / RangedSource.blockBytes {
      guard !known.contains(block) else {
        block += 1
        continue
      }
      guard fetch(from: block) else {
        hasFailed = true
        return false
      }
    }
    return true
  }

  /// What is read one behind the other comes in larger pieces.
  private func fetch(from block: Int64) -> Bool {
    readAhead = block == lastEnd ? min(readAhead * 2, RangedSource.mostBlocks) : 1
    let end = min(block + Int64(readAhead), RangedSource.blocks(ofBytes: size))
    var count = 0
    while block + Int64(count) < end, !known.contains(block + Int64(count)) { count += 1 }
    guard ask(RangeQuestion(first: block, count: count)) else { return false }
    for position in 0..<Int64(count) { known.insert(block + position) }
    lastEnd = block + Int64(count)
    return true
  }
}
