internal import Artifacts
internal import CLibArchive

/// Walks an archive's members through libarchive, which reads through callbacks and opens nothing.
/// One archive, one thread.
///
/// Marked safe: the handle lives as long as the object and never leaves it.
@safe final class ArchiveReader {
  private let handle: OpaquePointer
  private let source: ArchiveSource
  private let locale: ArchiveLocale
  /// Where the bytes of the member before ended.
  private var lastEnd: Int64 = 0
  /// How many headers were read.
  private(set) var metMembers = 0

  /// What is taken for an archive.
  enum Scope {
    case zip
    case archive
    /// One compressed file that is no tar as well.
    case archiveOrCompressedFile
  }

  init(_ source: ArchiveSource, _ scope: Scope) throws(ArchiveFailure) {
    self.source = source
    source.rewind()
    locale = source.bytes(at: 0, count: 6) == Self.sevenZipSignature ? .utf8 : .bytes
    guard let created = unsafe archive_read_new() else { throw .damaged }
    unsafe handle = created
    unsafe Self.allowFormats(of: handle, scope)
    unsafe Self.setCallbacks(of: handle, source)
    guard locale.run({ unsafe archive_read_open1(handle) }) == ARCHIVE_OK else {
      throw .notAnArchive
    }
  }

  private static let sevenZipSignature: [UInt8] = [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]

  deinit { unsafe archive_read_free(handle) }

  /// Known once the first member, or that there is none, was read.
  var format: ArchiveFacts.Format? {
    ArchiveFormat.format(
      unsafe archive_format(handle), filter: unsafe archive_filter_code(handle, 0))
  }

  /// The next member; nil after the last. What `read` left of the one before is passed over.
  func next() throws(ArchiveFailure) -> ArchiveEntry? {
    // Members whose header alone is broken are passed over, but not for ever.
    for _ in 0..<1000 {
      noteEnd()
      var found: OpaquePointer?
      let status = locale.run { unsafe archive_read_next_header(handle, &found) }
      switch status {
      case ARCHIVE_EOF: return nil
      case ARCHIVE_OK, ARCHIVE_WARN:
        guard let entry = unsafe found else { throw .damaged }
        metMembers += 1
        return locale.run { unsafe self.entry(entry) }
      case ARCHIVE_RETRY: continue
      default: throw failure
      }
    }
    throw .damaged
  }

  /// Unpacks on into `buffer`: how many bytes, 0 at the member's end; nil where its bytes are
  /// damaged.
  func read(into buffer: inout [UInt8]) -> Int? {
    let count = locale.run {
      unsafe buffer.withUnsafeMutableBytes { bytes in
        unsafe archive_read_data(handle, bytes.baseAddress, bytes.count)
      }
    }
    return count < 0 ? nil : min(count, buffer.count)
  }

  private func noteEnd() {
    guard metMembers > 0 else { return }
    lastEnd = max(lastEnd, unsafe archive_filter_bytes(handle, -1))
  }

  private var failure: ArchiveFailure {
    if unsafe archive_read_has_encrypted_entries(handle) == 1 { return .encrypted }
    return metMembers == 0 && format == nil ? .notAnArchive : .damaged
  }

  private func entry(_ entry: OpaquePointer) -> ArchiveEntry {
    let start = unsafe archive_filter_bytes(handle, -1)
    let isZip = format == .zip
    let form: UnpackedMember.Form =
      switch unsafe exhibit_member_type(entry) {
      case EXHIBIT_MEMBER_FILE: .file
      case EXHIBIT_MEMBER_FOLDER: .folder
      case EXHIBIT_MEMBER_LINK: .link
      case EXHIBIT_MEMBER_HARD_LINK: .hardLink
      case EXHIBIT_MEMBER_PIPE: .pipe
      default: .special
      }
    return ArchiveEntry(
      name: MemberName(
        unsafe Self.bytes(of: archive_entry_pathname(entry))
          ?? (isZip ? localName(before: start) : [])),
      form: form,
      hardLinkTarget: unsafe Self.bytes(of: archive_entry_hardlink(entry)).map(MemberName.init),
      size: unsafe archive_entry_size_is_set(entry) != 0 ? archive_entry_size(entry) : nil,
      isEncrypted: unsafe archive_entry_is_encrypted(entry) != 0,
      overlaps: isZip && start < lastEnd)
  }

  private static func bytes(of name: UnsafePointer<CChar>?) -> [UInt8]? {
    guard let name = unsafe name else { return nil }
    var bytes: [UInt8] = []
    var place = unsafe name
    while unsafe place.pointee != 0 {
      bytes.append(UInt8(bitPattern: unsafe place.pointee))
      unsafe place += 1
    }
    return bytes
  }

  /// A name that libarchive would have to convert is missing; its bytes stand in the header that ends
  /// before the member's own.
  private func localName(before end: Int64) -> [UInt8] {
    ZipLocalHeader.name(inHeaderBefore: end, of: source)
  }

  /// One by one: whatever else the library knows is not read.
  private static func allowFormats(of handle: OpaquePointer, _ scope: Scope) {
    unsafe archive_read_support_format_zip(handle)
    guard scope != .zip else { return }
    unsafe archive_read_support_format_tar(handle)
    unsafe archive_read_support_format_7zip(handle)
    if scope == .archiveOrCompressedFile { unsafe archive_read_support_format_raw(handle) }
    unsafe exhibit_allow_filters(handle)
  }

  private static func setCallbacks(of handle: OpaquePointer, _ source: ArchiveSource) {
    let opaque = unsafe Unmanaged.passUnretained(source).toOpaque()
    unsafe archive_read_set_callback_data(handle, opaque)
    unsafe archive_read_set_read_callback(handle) { _, opaque, place in
      guard let opaque = unsafe opaque, let place = unsafe place else { return -1 }
      let source = unsafe Unmanaged<ArchiveSource>.fromOpaque(opaque).takeUnretainedValue()
      guard let bytes = unsafe source.next() else { return -1 }
      unsafe place.pointee = bytes.baseAddress
      return bytes.count
    }
    unsafe archive_read_set_skip_callback(handle) { _, opaque, count in
      guard let opaque = unsafe opaque else { return 0 }
      return unsafe Unmanaged<ArchiveSource>.fromOpaque(opaque).takeUnretainedValue().skip(count)
    }
    unsafe archive_read_set_seek_callback(handle) { _, opaque, offset, origin in
      guard let opaque = unsafe opaque else { return Int64(ARCHIVE_FATAL) }
      let source = unsafe Unmanaged<ArchiveSource>.fromOpaque(opaque).takeUnretainedValue()
      let target: Int64? =
        switch origin {
        case SEEK_SET: offset
        case SEEK_CUR: source.offset(fromPosition: offset)
        default: source.offset(fromEnd: offset)
        }
      return target.flatMap { source.seek(to: $0) } ?? Int64(ARCHIVE_FATAL)
    }
  }
}
