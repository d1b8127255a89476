internal import Artifacts

/// The shape of a recording's sound as a drawing: the louder, the further from the middle.
struct Waveform {
  /// 0 for silence, 255 for full scale.
  let peaks: [UInt8]

  /// A page shows no more, however many there are.
  private static let most = 400

  /// - Parameter player: what the player's id begins with, which a click moves.
  func markup(player: String, milliseconds: Int64) -> HTML {
    let peaks = shown
    guard !peaks.isEmpty else { return "" }
    // Above the middle from left to right, then below it back again.
    let top = peaks.enumerated().map { "\($0.offset) \(64 - Self.reach($0.element))" }
    let bottom = peaks.enumerated().reversed().map { "\($0.offset) \(64 + Self.reach($0.element))" }
    let outline = (top + bottom).joined(separator: "L")
    return """
      <svg class="wave" data-wave="\(player)" data-length="\(TimeLinks.seconds(milliseconds))" \
      aria-hidden="true"><svg viewBox="0 0 \(max(1, peaks.count - 1)) 128" preserveAspectRatio="none" \
      width="100%" height="100%"><path d="M\(outline)Z"/></svg>\
      <line id="\(player)-head" x1="0" x2="0" y1="0" y2="100%"/></svg>

      """
  }

  /// Half the height; silence is still a line.
  private static func reach(_ peak: UInt8) -> Int { max(1, Int(peak) / 4) }

  /// The loudest of each stretch.
  private var shown: [UInt8] {
    guard peaks.count > Self.most else { return peaks }
    return (0..<Self.most).map { index in
      let start = index * peaks.count / Self.most
      let end = max(start + 1, (index + 1) * peaks.count / Self.most)
      return peaks[start..<end].max() ?? 0
    }
  }
}
