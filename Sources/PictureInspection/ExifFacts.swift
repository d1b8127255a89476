internal import Artifacts
internal import CLibExif

/// What a picture's EXIF (CIPA DC-008) says that a record keeps, read by libexif.
struct ExifFacts: Equatable {
  /// 1 to 8.
  var orientation: Int?
  /// Local time, ISO 8601 without offset.
  private(set) var capturedAt: String?
  /// ISO 6709.
  private(set) var coordinates: String?
  var privacy = PrivacySweep()

  init() {}

  /// - Parameter bytes: as of `ExifBlock`.
  init(_ bytes: [UInt8]) {
    guard let values = ExifBlock(bytes) else { return }
    orientation = values.number(EXIF_IFD_0, 0x0112).flatMap { (1...8).contains($0) ? $0 : nil }
    capturedAt = values.text(EXIF_IFD_EXIF, 0x9003).flatMap { CivilTime($0.utf8)?.text }
    coordinates = Coordinates(values)?.text
    privacy = Self.privacy(values, hasPlace: coordinates != nil)
  }

  private static func privacy(_ values: ExifBlock, hasPlace: Bool) -> PrivacySweep {
    var sweep = PrivacySweep()
    if hasPlace { sweep.addPlace("GPS") }
    let devices: [(ExifIfd, Int32, String)] = [
      (EXIF_IFD_0, 0x010F, "make"), (EXIF_IFD_0, 0x0110, "model"),
      (EXIF_IFD_EXIF, 0xA431, "serial number"), (EXIF_IFD_EXIF, 0xA435, "lens serial number"),
    ]
    for (directory, tag, kind) in devices where values.says(directory, tag) {
      sweep.addDevice(kind)
    }
    let people: [(ExifIfd, Int32, String)] = [
      (EXIF_IFD_0, 0x013B, "artist"), (EXIF_IFD_0, 0x8298, "copyright"),
      (EXIF_IFD_0, 0x9C9D, "author"), (EXIF_IFD_EXIF, 0xA430, "owner"),
    ]
    for (directory, tag, kind) in people where values.says(directory, tag) {
      sweep.addPerson(kind)
    }
    return sweep
  }
}
