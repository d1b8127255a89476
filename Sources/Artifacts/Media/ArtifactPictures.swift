/// What one artifact looks like on a page: pictures that lie beside the page, and the shape of its
/// sound. Every part is absent where the artifact has no such thing or nothing could be drawn.
package struct ArtifactPictures: Codable, Sendable, Equatable {
  /// A picture file beside the page.
  package struct Picture: Codable, Sendable, Equatable {
    /// Relative to the page, with `/`, of characters that need no escaping in a URL.
    package var path: String
    /// Pixels, as shown: orientation is applied.
    package var width: Int
    package var height: Int

    package init(path: String, width: Int, height: Int) {
      (self.path, self.width, self.height) = (path, width, height)
    }
  }

  /// Frames of a recording in rows of `columns`, from left to right and from top to bottom.
  package struct ContactSheet: Codable, Sendable, Equatable {
    package var picture: Picture
    package var columns: Int
    /// When each frame is shown, in milliseconds from the recording's start, in the sheet's order.
    package var milliseconds: [Int64]

    package init(picture: Picture, columns: Int, milliseconds: [Int64]) {
      (self.picture, self.columns, self.milliseconds) = (picture, columns, milliseconds)
    }
  }

  /// A frame of a recording that is not black; for a photo, the photo itself, made smaller.
  package var poster: Picture?
  package var sheet: ContactSheet?
  /// The loudest sample of each of as many equal stretches of the measured length as there are
  /// values: 0 for silence, 255 for full scale.
  package var waveform: [UInt8]?

  package init(poster: Picture? = nil, sheet: ContactSheet? = nil, waveform: [UInt8]? = nil) {
    (self.poster, self.sheet, self.waveform) = (poster, sheet, waveform)
  }
}
