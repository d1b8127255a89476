/// The lines of a slice, ended by LF or CR LF.
struct MailLines: Sequence, IteratorProtocol {
  struct Line {
    /// Without its end.
    let bytes: ArraySlice<UInt8>
    /// Behind its end.
    let end: Int
  }

  private let slice: ArraySlice<UInt8>
  private var start: Int

  init(_ slice: ArraySlice<UInt8>) {
    self.slice = slice
    start = slice.startIndex
  }

  mutating func next() -> Line? {
    guard start < slice.endIndex else { return nil }
    let feed = slice[start...].firstIndex(of: 0x0A)
    var bytes = slice[start..<(feed ?? slice.endIndex)]
    if bytes.last == 0x0D { bytes = bytes.dropLast() }
    start = feed.map { $0 + 1 } ?? slice.endIndex
    return Line(bytes: bytes, end: start)
  }
}
