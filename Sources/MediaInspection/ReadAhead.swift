/// Small pieces of a file, mostly one after the other, taken from a page that is read at once: a file
/// of nothing but tiny elements would else cost a call of the system for each.
struct ReadAhead {
  let reader: DescriptorReader
  private var page: [UInt8] = []
  private var start: Int64 = 0

  private static let pageLength = 4_096

  init(_ reader: DescriptorReader) { self.reader = reader }

  /// `count` bytes at `offset`, at most a page of them; fewer at the end of the file.
  mutating func bytes(at offset: Int64, count: Int) -> ArraySlice<UInt8> {
    if offset < start || offset.addingSaturated(Int64(count)) > start + Int64(page.count) {
      (page, start) = (reader.bytes(at: offset, count: Self.pageLength), offset)
    }
    return page.dropFirst(Int(offset - start)).prefix(count)
  }
}
