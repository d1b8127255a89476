#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// What an inspector drew of one file for a page. No part of its record: where nothing could be
/// drawn, nothing else is lost.
package struct DrawnPictures: Codable, Sendable, Equatable {
  /// A JPEG file without metadata, as it came from the inspector: never decoded here.
  package struct Drawing: Codable, Sendable, Equatable {
    package var width: Int
    package var height: Int
    private var base64: String

    package init(width: Int, height: Int, jpeg: [UInt8]) {
      (self.width, self.height) = (width, height)
      base64 = Data(jpeg).base64EncodedString()
    }

    /// Empty where the text is none of ours.
    package var jpeg: [UInt8] {
      guard base64.utf8.count <= DrawnPictures.mostBytes * 2 else { return [] }
      return Data(base64Encoded: base64).map(Array.init) ?? []
    }
  }

  /// Frames in rows, from left to right and from top to bottom.
  package struct Sheet: Codable, Sendable, Equatable {
    package var drawing: Drawing
    package var columns: Int
    /// When each frame is shown, from the recording's start.
    package var milliseconds: [Int64]

    package init(drawing: Drawing, columns: Int, milliseconds: [Int64]) {
      (self.drawing, self.columns, self.milliseconds) = (drawing, columns, milliseconds)
    }
  }

  package var poster: Drawing?
  package var sheet: Sheet?
  /// As `ArtifactPictures` has it.
  package var waveform: [UInt8]?

  package init(poster: Drawing? = nil, sheet: Sheet? = nil, waveform: [UInt8]? = nil) {
    (self.poster, self.sheet, self.waveform) = (poster, sheet, waveform)
  }

  package var isEmpty: Bool { poster == nil && sheet == nil && waveform == nil }

  // MARK: Caps

  /// Pixels of a poster's longer side.
  package static let posterSide = 320
  /// Frames of a contact sheet, how many of them stand in a row, and pixels of a frame's longer side.
  package static let sheetFrames = 12
  package static let sheetColumns = 4
  package static let frameSide = 120
  /// Bytes: so chosen that a page of twenty recordings stays below 300 kB with all that it shows.
  package static let posterBytes = 5 << 10
  package static let photoBytes = 8 << 10
  package static let sheetBytes = 6 << 10
  /// The largest of the three.
  package static let mostBytes = photoBytes
  package static let waveformValues = 240
}
