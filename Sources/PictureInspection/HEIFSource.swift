internal import CLibHEIF

/// Where libheif reads; one picture, one thread. Marked safe: the callbacks' table, which libheif
/// keeps a pointer to, lives as long as the object.
@safe final class HEIFSource {
  private let file: PictureFile
  private var position: Int64 = 0
  private let reader: UnsafeMutablePointer<heif_reader>

  private init(_ file: PictureFile) {
    self.file = file
    unsafe reader = .allocate(capacity: 1)
    unsafe reader.initialize(to: Self.callbacks)
  }

  deinit { unsafe reader.deallocate() }

  /// Lends a file's primary picture and its number; nil where libheif finds none.
  static func withPrimary<Value>(
    of file: PictureFile, _ body: (OpaquePointer, heif_item_id) -> Value?
  ) -> Value? {
    let source = HEIFSource(file)
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
    return unsafe body(handle, item)
  }

  private static var callbacks: heif_reader {
    unsafe heif_reader(
      reader_api_version: 1,
      get_position: { opaque in
        guard let opaque = unsafe opaque else { return 0 }
        return unsafe Unmanaged<HEIFSource>.fromOpaque(opaque).takeUnretainedValue().position
      },
      read: { target, count, opaque in
        // libheif asks for nothing as well, and then has nowhere to put it.
        if count == 0 { return 0 }
        guard let opaque = unsafe opaque, let target = unsafe target else { return 1 }
        let source = unsafe Unmanaged<HEIFSource>.fromOpaque(opaque).takeUnretainedValue()
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
        unsafe Unmanaged<HEIFSource>.fromOpaque(opaque).takeUnretainedValue().position = position
        return 0
      },
      wait_for_file_size: { wanted, opaque in
        guard let opaque = unsafe opaque else { return heif_reader_grow_status_size_beyond_eof }
        let source = unsafe Unmanaged<HEIFSource>.fromOpaque(opaque).takeUnretainedValue()
        return wanted <= source.file.size
          ? heif_reader_grow_status_size_reached : heif_reader_grow_status_size_beyond_eof
      })
  }
}
