/// Where transport streams were put one after the other, as pieces of a live broadcast are. Each counts
/// its packets anew (ISO/IEC 13818-1 §2.4.3.3), so that libav takes the last picture in front of such a
/// place for damaged.
///
/// A piece begins with its tables, and then each stream with a packet that starts a picture or a sound.
/// Where packets were lost, the count breaks inside one, or the tables' count goes on.
enum TransportStreamJoins {
  /// True where the count breaks at joins, and nowhere else.
  static func explainAllBreaks(in reader: DescriptorReader) -> Bool {
    guard let layout = TransportStreamTail.layout(of: reader) else { return false }
    var counters = Counters()
    var offset = Int64(layout.firstMark)
    let window = layout.packet * 340
    while offset < reader.size {
      let bytes = reader.bytes(at: offset, count: window)
      guard !bytes.isEmpty else { return false }
      for start in stride(from: 0, to: bytes.count - 187, by: layout.packet)
      where !counters.take(bytes[start..<(start + 188)]) {
        return false
      }
      offset += Int64(window)
    }
    return counters.joins > 0
  }

  private struct Counters {
    private(set) var joins = 0
    private var latest: [Int: UInt8] = [:]
    /// The last join that each stream was seen after.
    private var passed: [Int: Int] = [:]

    /// The tables of programs and of services have fixed numbers below this.
    private static let tables = 0x20
    private static let filling = 0x1FFF

    /// False where the packet shows damage.
    mutating func take(_ packet: ArraySlice<UInt8>) -> Bool {
      let head = [UInt8](packet.prefix(6))
      guard head.count == 6, head[0] == 0x47, head[1] & 0x80 == 0 else { return false }
      let stream = Int(head[1] & 0x1F) << 8 | Int(head[2])
      guard stream != Self.filling else { return true }
      let count = head[3] & 0x0F
      let isAnnounced = head[3] & 0x20 != 0 && head[4] > 0 && head[5] & 0x80 != 0
      defer { latest[stream] = count }
      let isFirstOfPiece = passed[stream] ?? joins < joins
      passed[stream] = joins
      guard let before = latest[stream], !isAnnounced else { return true }
      let next = head[3] & 0x10 != 0 ? (before + 1) & 0x0F : before
      guard count != next, count != before else { return true }
      guard stream >= Self.tables else {
        if !isFirstOfPiece {
          joins += 1
          passed[stream] = joins
        }
        return true
      }
      return isFirstOfPiece && head[1] & 0x40 != 0
    }
  }
}
