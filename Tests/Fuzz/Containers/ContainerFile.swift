import FuzzSupport

@testable import MediaInspection

/// The structure of a recording's container, walked without libavformat.
enum ContainerFile {
  private static let containers = [
    "mp4", "matroska", "wav", "w64", "au", "caf", "avi", "aiff", "ogg", "asf", "mpegts",
  ]

  /// The first byte says which container the rest is.
  static func check(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    let file = Array(bytes.dropFirst())
    let reader = DescriptorReader(descriptor: Fuzzer.file(of: file), size: Int64(file.count))
    let container = containers[Int(first) % containers.count]
    let envelope = ContainerEnvelope.examine(reader, container: container)
    demand(ContainerEnvelope.examine(reader, container: container) == envelope, "the same twice")
    if container == "mp4" { checkBoxes(reader) }
    if let element = EBMLElement(file) {
      demand((2...16).contains(element.headerLength), "an element's header has 2 to 16 bytes")
      demand((element.size ?? 0) >= 0, "an element's size is none below zero")
    }
    #if PLANTED
      demand(container != "matroska" || envelope != .complete, "planted: a whole segment")
    #endif
  }

  private static func checkBoxes(_ reader: DescriptorReader) {
    var end: Int64 = 0
    for box in BoxWalk(reader).boxes {
      demand(box.offset == end && box.offset < reader.size, "a box begins where the last one ended")
      demand((box.size ?? 8) >= 8, "a box holds its header")
      demand(box.type.utf8.count >= 4, "a box has a type")
      end = box.offset.addingReportingOverflow(box.size ?? 0).partialValue
    }
  }
}
