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

  /// Nil where libheif finds no primary picture.
  init?(_ file: PictureFile) {
    let found = unsafe HEIFSource.withPrimary(of: file) { handle, item -> HEIFPicture? in
      var picture = HEIFPicture()
      let turning = HEIFTurning(file, item: item)
      picture.orientation = turning.orientation
      let size = unsafe (
        heif_image_handle_get_width(handle), heif_image_handle_get_height(handle)
      )
      guard size.0 > 0, size.1 > 0 else { return nil }
      (picture.width, picture.height) =
        turning.swapsSides ? (Int(size.1), Int(size.0)) : (Int(size.0), Int(size.1))
      picture.exif = unsafe Self.exif(of: handle)
      return picture
    }
    guard let found else { return nil }
    self = found
  }

  private init() {}

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
