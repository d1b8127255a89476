internal import Artifacts
internal import Submissions

/// What a manifest says of its files, in as little memory as it takes: some hundred bytes a file.
struct ListedFiles: Sendable {
  /// In the manifest's order.
  private(set) var paths = FileList()
  private var sizes: [Int64] = []
  /// 32 bytes a file; zeros where the manifest has none.
  private var digests: [UInt8] = []
  private var hasDigest: [Bool] = []
  /// The paths in their order, where the manifest is not.
  private var sorted: FileList?

  private static let digestLength = 32

  var count: Int { sizes.count }

  mutating func append(_ line: ManifestLine) {
    paths.append(line.artifactPath)
    sizes.append(line.size ?? -1)
    let digest = line.sha256.flatMap(Hexadecimal.bytes)
    hasDigest.append(digest?.count == Self.digestLength)
    digests +=
      digest.flatMap { $0.count == Self.digestLength ? $0 : nil }
      ?? [UInt8](repeating: 0, count: Self.digestLength)
  }

  /// Makes lookups possible once all are there.
  mutating func close() {
    var copy = paths
    let isSorted = zip(0..<count, 1..<max(1, count)).allSatisfy {
      paths.pathBytes(at: $0).lexicographicallyPrecedes(paths.pathBytes(at: $1))
    }
    guard !isSorted else { return }
    copy.sort()
    sorted = copy
  }

  func size(at position: Int) -> Int64? { sizes[position] < 0 ? nil : sizes[position] }

  /// Lower-case hexadecimal.
  func digest(at position: Int) -> String? {
    guard hasDigest[position] else { return nil }
    let start = position * Self.digestLength
    return Hexadecimal.text(of: digests[start..<(start + Self.digestLength)])
  }

  func isListed(_ path: [UInt8]) -> Bool {
    let list = sorted ?? paths
    var (low, high) = (0, list.count)
    while low < high {
      let middle = (low + high) / 2
      let found = list.pathBytes(at: middle)
      if found.elementsEqual(path) { return true }
      if found.lexicographicallyPrecedes(path) { low = middle + 1 } else { high = middle }
    }
    return false
  }

  /// The positions, those of large files first.
  var largestFirst: [UInt32] {
    var order = (0..<UInt32(clamping: count)).map { $0 }
    order.sort { (sizes[Int($0)], $1) > (sizes[Int($1)], $0) }
    return order
  }

  var bytes: Int64 {
    sizes.reduce(0) { $0.addingReportingOverflow(max(0, $1)).partialValue }
  }
}

/// Digests as text.
enum Hexadecimal {
  private static let digits = Array("0123456789abcdef".utf8)

  static func text(of bytes: some Sequence<UInt8>) -> String {
    String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// Nil where it is not an even number of hexadecimal digits.
  static func bytes(_ text: String) -> [UInt8]? {
    let values = text.utf8.map(value)
    guard values.count.isMultiple(of: 2), !values.contains(nil) else { return nil }
    return stride(from: 0, to: values.count, by: 2).map {
      (values[$0] ?? 0) << 4 | (values[$0 + 1] ?? 0)
    }
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
