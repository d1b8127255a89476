package import Artifacts

/// Whether what an inspector drew may be shown: it comes from a process that a file may have taken
/// over. Nothing is decoded; a JPEG's segments are walked up to its scan.
package enum DrawingCheck {
  private static let longest: Int64 = 1 << 53

  package static func isSound(_ drawn: DrawnPictures) -> Bool {
    if let poster = drawn.poster,
      !isSound(poster, width: DrawnPictures.posterSide, height: DrawnPictures.posterSide)
    {
      return false
    }
    if let sheet = drawn.sheet, !isSound(sheet) { return false }
    return drawn.waveform.map { $0.count == DrawnPictures.waveformValues } ?? true
  }

  private static func isSound(_ sheet: DrawnPictures.Sheet) -> Bool {
    let times = sheet.milliseconds
    guard (1...DrawnPictures.sheetColumns).contains(sheet.columns),
      (2...DrawnPictures.sheetFrames).contains(times.count),
      times.allSatisfy({ 0..<longest ~= $0 }),
      zip(times, times.dropFirst()).allSatisfy(<)
    else { return false }
    let rows = (times.count + sheet.columns - 1) / sheet.columns
    return isSound(
      sheet.drawing, width: sheet.columns * DrawnPictures.frameSide,
      height: rows * DrawnPictures.frameSide)
  }

  private static func isSound(
    _ drawing: DrawnPictures.Drawing, width: Int, height: Int
  ) -> Bool {
    guard (1...width).contains(drawing.width), (1...height).contains(drawing.height) else {
      return false
    }
    return isPlainJPEG(drawing.jpeg, width: drawing.width, height: drawing.height)
  }

  /// Whether the bytes are a baseline JPEG of that size with tables and one scan and nothing else: no
  /// EXIF, no comment, no thumbnail, nothing behind its end. ITU-T T.81 §B.
  package static func isPlainJPEG(_ bytes: [UInt8], width: Int, height: Int) -> Bool {
    guard bytes.count <= DrawnPictures.mostBytes, bytes.starts(with: [0xFF, 0xD8]),
      bytes.suffix(2).elementsEqual([0xFF, 0xD9])
    else { return false }
    var hasSize = false
    var offset = 2
    while offset + 4 <= bytes.count, bytes[offset] == 0xFF {
      let length = Int(bytes[offset + 2]) << 8 | Int(bytes[offset + 3])
      guard length >= 2, offset + 2 + length <= bytes.count - 2 else { return false }
      switch bytes[offset + 1] {
      // Tables, and JFIF's 16 bytes.
      case 0xDB, 0xC4: break
      case 0xE0 where length == 16: break
      case 0xC0 where length >= 8 && !hasSize:
        let high = Int(bytes[offset + 5]) << 8 | Int(bytes[offset + 6])
        let wide = Int(bytes[offset + 7]) << 8 | Int(bytes[offset + 8])
        guard wide == width, high == height else { return false }
        hasSize = true
      case 0xDA: return hasSize && isScan(bytes[(offset + 2 + length)..<(bytes.count - 2)])
      default: return false
      }
      offset += 2 + length
    }
    return false
  }

  /// In a scan, FF is followed by 0 or is a restart marker.
  private static func isScan(_ bytes: ArraySlice<UInt8>) -> Bool {
    zip(bytes, bytes.dropFirst()).allSatisfy { byte, next in
      byte != 0xFF || next == 0 || (0xD0...0xD7).contains(next)
    } && bytes.last != 0xFF
  }
}
