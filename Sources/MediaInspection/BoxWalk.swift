/// The top-level boxes of an ISO base media file (ISO/IEC 14496-12 §4.2).
struct BoxWalk {
  /// A box and where it lies.
  struct Box: Equatable {
    let type: String
    let offset: Int64
    /// Header included; nil where it reaches to the end of the file.
    let size: Int64?
  }

  let boxes: [Box]
  private let fileSize: Int64

  /// No sound recording has more boxes at the top (a fragment has two).
  private static let cap = 1_000_000

  /// True for the containers that are made of such boxes.
  static func isFor(_ container: String) -> Bool {
    ["mp4", "mov", "m4a", "3gp", "3g2"].contains(container)
  }

  init(_ reader: DescriptorReader) {
    fileSize = reader.size
    var boxes: [Box] = []
    var offset: Int64 = 0
    while boxes.count < Self.cap, let box = Self.box(at: offset, reader) {
      boxes.append(box)
      guard let size = box.size else { break }
      let (next, overflow) = offset.addingReportingOverflow(size)
      guard !overflow, next < reader.size else { break }
      offset = next
    }
    self.boxes = boxes
  }

  var isFragmented: Bool { boxes.contains { $0.type == "moof" } }

  /// An index that is missing because the file ends inside the media data was cut off; one that is
  /// missing although the media data ends is of a recording that was never finished.
  var envelope: ContainerEnvelope {
    guard let last = boxes.last else { return .unknown }
    let reachesPastEnd = last.size.map { last.offset.addingSaturated($0) > fileSize } ?? false
    guard boxes.contains(where: { $0.type == "moov" }) else {
      return reachesPastEnd && last.type == "mdat" ? .cut : .unfinished
    }
    if reachesPastEnd, ["moov", "moof"].contains(last.type) { return .cut }
    // A whole, unfragmented index knows better than an over-long mdat what is missing.
    return reachesPastEnd && last.type == "mdat" && isFragmented ? .cut : .complete
  }

  static func box(at offset: Int64, _ reader: DescriptorReader) -> Box? {
    let head = reader.bytes(at: offset, count: 16)
    guard head.count >= 8 else { return nil }
    let type = head[4..<8]
    guard type.allSatisfy({ (0x20..<0x7F).contains($0) || $0 == 0xA9 }) else { return nil }
    let name = String(decoding: type, as: UTF8.self)
    switch ContainerEnvelope.bigEndian(head[..<4]) {
    case 0: return Box(type: name, offset: offset, size: nil)
    case 1:
      guard head.count == 16 else { return nil }
      let size = Int64(clamping: ContainerEnvelope.bigEndian(head[8...]))
      return size >= 16 ? Box(type: name, offset: offset, size: size) : nil
    case let size where size >= 8: return Box(type: name, offset: offset, size: Int64(size))
    default: return nil
    }
  }
}
