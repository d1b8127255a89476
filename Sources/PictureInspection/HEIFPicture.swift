internal import CLibHEIF

/// The primary picture of a HEIC or AVIF file as libheif sees it; nothing is decoded. libheif gets
/// its bytes through callbacks over the descriptor and opens nothing.
struct HEIFPicture: Equatable {
  /// Pixels, cropped and not yet turned.
  private(set) var width = 0
  private(set) var height = 0
  /// The EXIF orientation that stands for the file's own turning and mirroring; nil for none.
  private(set) var orientation: Int?
  /// A TIFF structure; empty where there is none.
  private(set) var exif: [UInt8] = []

  /// Where libheif reads; one picture, one thread. Marked safe: the callbacks' table, which libheif
  /// keeps a pointer to, lives as long as the object.
  @safe private final class Source {
    let file: PictureFile
    var position: Int64 = 0
    let reader: UnsafeMutablePointer<heif_reader>

    init(_ file: PictureFile) {
      self.file = file
      unsafe reader = .allocate(capacity: 1)
      unsafe reader.initialize(to: HEIFPicture.reader)
    }

    deinit { unsafe reader.deallocate() }
  }

  /// Nil where libheif finds no primary picture.
  init?(_ file: PictureFile) {
    let source = Source(file)
    // libheif reads on through the source as long as the context lives.
    defer { withExtendedLifetime(source) {} }
    guard let context = unsafe heif_context_alloc() else { return nil }
    defer { unsafe heif_context_free(context) }
    let status = unsafe heif_context_read_from_reader(
      context, source.reader, Unmanaged.passUnretained(source).toOpaque(), nil)
    guard unsafe status.code == heif_error_Ok else { return nil }
    var item: heif_item_id = 0
    var primary: OpaquePointer?
    guard unsafe heif_context_get_primary_image_ID(context, &item).code == heif_error_Ok,
      unsafe heif_context_get_primary_image_handle(context, &primary).code == heif_error_Ok,
      let handle = unsafe primary
    else { return nil }
    defer { unsafe heif_image_handle_release(handle) }
    let turning = HEIFTurning(file, item: item)
    orientation = turning.orientation
    let size = unsafe (heif_image_handle_get_width(handle), heif_image_handle_get_height(handle))
    guard size.0 > 0, size.1 > 0 else { return nil }
    (width, height) =
      turning.swapsSides ? (Int(size.1), Int(size.0)) : (Int(size.0), Int(size.1))
    exif = unsafe Self.exif(of: handle)
  }

  private static var reader: heif_reader {
    unsafe heif_reader(
      reader_api_version: 1,
      get_position: { opaque in
        guard let opaque = unsafe opaque else { return 0 }
        return unsafe Unmanaged<Source>.fromOpaque(opaque).takeUnretainedValue().position
      },
      read: { target, count, opaque in
        // libheif asks for nothing as well, and then has nowhere to put it.
        if count == 0 { return 0 }
        guard let opaque = unsafe opaque, let target = unsafe target else { return 1 }
        let source = unsafe Unmanaged<Source>.fromOpaque(opaque).takeUnretainedValue()
        let bytes = source.file.bytes(at: source.position, count: count)
        guard bytes.count == count else { return 1 }
        unsafe bytes.withUnsafeBytes { buffer in
          if let start = buffer.baseAddress {
            unsafe target.copyMemory(from: start, byteCount: count)
          }
        }
        source.position += Int64(count)
        return 0
      },
      seek: { position, opaque in
        guard let opaque = unsafe opaque, position >= 0 else { return 1 }
        unsafe Unmanaged<Source>.fromOpaque(opaque).takeUnretainedValue().position = position
        return 0
      },
      wait_for_file_size: { wanted, opaque in
        guard let opaque = unsafe opaque else { return heif_reader_grow_status_size_beyond_eof }
        let source = unsafe Unmanaged<Source>.fromOpaque(opaque).takeUnretainedValue()
        return wanted <= source.file.size
          ? heif_reader_grow_status_size_reached : heif_reader_grow_status_size_beyond_eof
      })
  }

  /// ISO/IEC 23008-12 Annex A.2.1: the block starts with the offset of its TIFF header.
  private static func exif(of handle: OpaquePointer) -> [UInt8] {
    var identifier: heif_item_id = 0
    guard
      unsafe heif_image_handle_get_list_of_metadata_block_IDs(handle, "Exif", &identifier, 1) == 1
    else { return [] }
    let size = unsafe heif_image_handle_get_metadata_size(handle, identifier)
    guard size > 4, size <= 1 << 20 else { return [] }
    var block = [UInt8](repeating: 0, count: size)
    let status = unsafe block.withUnsafeMutableBytes { buffer in
      unsafe heif_image_handle_get_metadata(handle, identifier, buffer.baseAddress)
    }
    guard unsafe status.code == heif_error_Ok else { return [] }
    return Array(block.dropFirst(4 + ByteOrder.big.number(block, 0, 4)))
  }
}
