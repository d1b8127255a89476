internal import CLibExif

/// A place on earth from EXIF's GPS tags (CIPA DC-008 §4.6.6), in millionths of a degree.
struct Coordinates: Equatable {
  let latitude: Int
  let longitude: Int

  /// Nil where a number is missing or impossible. Cameras without a fix write zeros: no place.
  init?(_ values: ExifBlock) {
    guard
      let latitude = Self.degrees(
        values.text(EXIF_IFD_GPS, 1), values.fractions(EXIF_IFD_GPS, 2), "N", "S", most: 90),
      let longitude = Self.degrees(
        values.text(EXIF_IFD_GPS, 3), values.fractions(EXIF_IFD_GPS, 4), "E", "W", most: 180),
      latitude != 0 || longitude != 0
    else { return nil }
    (self.latitude, self.longitude) = (latitude, longitude)
  }

  /// Degrees, minutes and seconds, each a fraction, the last two at choice.
  private static func degrees(
    _ hemisphere: String?, _ parts: [(Int, Int)], _ positive: String, _ negative: String, most: Int
  ) -> Int? {
    guard let hemisphere = hemisphere?.uppercased(), [positive, negative].contains(hemisphere),
      let whole = parts.first, whole.1 > 0
    else { return nil }
    // Below a whole circle, numerator × a million stays far below what 64 bits hold.
    var micro = 0
    for ((numerator, denominator), unit) in zip(parts, [1_000_000, 0, 0].indices) {
      guard denominator > 0 || numerator == 0 else { return nil }
      let divisor = max(1, denominator) * [1, 60, 3600][unit]
      micro += (numerator * 1_000_000 + divisor / 2) / divisor
    }
    guard micro <= most * 1_000_000 else { return nil }
    return hemisphere == negative ? -micro : micro
  }

  /// ISO 6709 Annex H: degrees with a decimal fraction, to a metre or so.
  var text: String { Self.text(latitude, digits: 2) + Self.text(longitude, digits: 3) + "/" }

  private static func text(_ micro: Int, digits: Int) -> String {
    let rounded = (Int(micro.magnitude) + 5) / 10
    return (micro < 0 ? "-" : "+") + padded(rounded / 100_000, digits) + "."
      + padded(rounded % 100_000, 5)
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }
}
