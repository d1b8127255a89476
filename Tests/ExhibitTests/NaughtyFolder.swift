import TestSupport

/// A folder of everything that trips programs over, with what is expected of each by hand.
struct NaughtyFolder {
  let folder: TemporaryFolder

  struct Entry {
    let name: [UInt8]
    let kind: String
    let codes: [String]
    /// As the contract shows a name that is not UTF-8; nil where it is shown as it is.
    var shown: String?
    /// The reason with which a walk leaves it out; nil where it is an artifact.
    var skipped: String?

    init(
      _ name: String, _ kind: String, _ codes: [String] = [], skipped: String? = nil
    ) {
      self.init(bytes: Array(name.utf8), kind, codes, skipped: skipped)
    }

    init(
      bytes: [UInt8], _ kind: String, _ codes: [String] = [], shown: String? = nil,
      skipped: String? = nil
    ) {
      name = bytes
      self.kind = kind
      self.codes = codes
      self.shown = shown
      self.skipped = skipped
    }

    var path: String { shown ?? String(decoding: name, as: UTF8.self) }
  }

  static let entries = [
    Entry("two\nlines.txt", "document"),
    Entry(
      bytes: [0x66, 0xE9, 0x25, 0x2E, 0x74, 0x78, 0x74], "document", ["file.name-not-utf8"],
      shown: "f%E9%25.txt"),
    Entry("\u{E9}.txt", "document"),
    Entry("e\u{301}.txt", "document"),
    Entry(#"back\slash.txt"#, "document"),
    Entry(" leading space.txt", "document"),
    Entry("-dash.txt", "document"),
    Entry("100%41.txt", "document"),
    Entry("\u{1B}[31mred.txt", "document"),
    Entry("inner/below.txt", "document"),
    Entry("empty.txt", "other", ["file.empty"]),
    Entry("garbage.bin", "other", ["file.kind-unknown"]),
    Entry("pipe", "unreadable", ["file.not-regular"], skipped: "a pipe (FIFO), not a file"),
    Entry(
      "dangling", "unreadable", ["file.symbolic-link"],
      skipped: "a symbolic link, which is not followed"),
    Entry(
      "linked.txt", "unreadable", ["file.symbolic-link"],
      skipped: "a symbolic link, which is not followed"),
  ]

  init() throws {
    folder = try TemporaryFolder()
    for (position, entry) in Self.entries.enumerated() {
      let name = entry.path
      switch name {
      case "pipe": try folder.makeFIFO("submission/pipe")
      case "dangling": try folder.makeLink("submission/dangling", to: "nowhere")
      case "linked.txt": try folder.makeLink("submission/linked.txt", to: "-dash.txt")
      case "empty.txt": try write([], entry)
      case "garbage.bin":
        try write((0..<5000).map { UInt8(truncatingIfNeeded: ($0 &* $0 &* 7) >> 3) }, entry)
      default: try write(Array("A note, number \(position), of plain words.\n".utf8), entry)
      }
    }
  }

  private func write(_ contents: [UInt8], _ entry: Entry) throws {
    try folder.write(contents, toBytes: Array("submission/".utf8) + entry.name)
  }

  /// The folder that holds the entries.
  var path: String { folder.path("submission") }

  /// The identity of a record or a manifest line.
  static func identity(_ line: JSON) throws -> [UInt8] {
    if let encoded = line["pathBytes"].string { return try Base64.bytes(encoded) }
    return Array((line["path"].string ?? "").utf8)
  }
}
