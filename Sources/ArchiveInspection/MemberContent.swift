internal import Artifacts
internal import Crypto

/// What is learnt of a member while its bytes go by: size, SHA-256, first bytes, and all of them
/// where they are another archive's.
struct MemberContent {
  private(set) var size: Int64 = 0
  /// All bytes, where they were wanted and are not too many.
  private(set) var whole: [UInt8]?
  /// True where they were wanted and are too many.
  private(set) var isTooLarge = false
  private(set) var type: MemberType?
  private var hash = SHA256()
  private var start: [UInt8] = []
  private let sniffer: MemberSniffer

  init(_ sniffer: MemberSniffer) { self.sniffer = sniffer }

  mutating func take(_ bytes: ArraySlice<UInt8>) {
    unsafe bytes.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
    size += Int64(bytes.count)
    guard type != nil else {
      start += bytes
      if start.count >= sniffer.prefixLength { decide() }
      return
    }
    guard let held = whole?.count else { return }
    if held + bytes.count > ArchiveLimits.nestedBytes {
      whole = nil
      isTooLarge = true
    } else {
      whole?.append(contentsOf: bytes)
    }
  }

  /// The digest in lower-case hexadecimal, once everything was taken.
  mutating func finish() -> String {
    if type == nil { decide() }
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: hash.finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
      as: UTF8.self)
  }

  private mutating func decide() {
    let told = sniffer.type(Array(start.prefix(sniffer.prefixLength)))
    type = told
    // A zip file may be a document, which only its list of members tells.
    if told.kind == .archive || PackageType.mayBeOne(start) { whole = start }
    start = []
  }
}
