/// What a still picture says of itself.
package struct ImageFacts: Codable, Sendable, Equatable {
  /// Pixels, before any turning.
  package var width: Int
  package var height: Int
  /// EXIF orientation, 1 to 8.
  package var orientation: Int?
  /// Local time, ISO 8601 without offset.
  package var capturedAt: String?
  package var coordinates: String?

  package init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }
}
