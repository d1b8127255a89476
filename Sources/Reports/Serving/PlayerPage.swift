internal import Artifacts

/// A recording, played from a time on.
package struct PlayerPage {
  package var base: String
  /// The submission's or the cohort's name.
  package var name: String
  /// The recording's name.
  package var title: String
  package var address: String
  package var isVideo: Bool
  package var startMilliseconds: Int64
  /// Captions as WebVTT.
  package var captions: String?
  /// The report that speaks of it.
  package var report: String?

  package init(
    base: String, name: String, title: String, address: String, isVideo: Bool,
    startMilliseconds: Int64
  ) {
    (self.base, self.name, self.title, self.address) = (base, name, title, address)
    (self.isVideo, self.startMilliseconds) = (isVideo, startMilliseconds)
  }

  package var page: [UInt8] {
    let rest = startMilliseconds % 1000
    let time = "\(startMilliseconds / 1000).\(String(1000 + rest).dropFirst())"
    let source: HTML = "\(address)\(startMilliseconds > 0 ? "#t=\(time)" : "")"
    let track: HTML =
      captions.map {
        "<track kind=\"captions\" src=\"\($0)\" label=\"Captions\" default>" as HTML
      } ?? ""
    let element: HTML =
      isVideo
      ? "<video controls preload=\"metadata\" src=\"\(source)\">\(track)</video>\n"
      : "<audio controls preload=\"metadata\" src=\"\(source)\"></audio>\n"
    let start: HTML =
      startMilliseconds > 0
      ? "<p>From \(DurationText(milliseconds: startMilliseconds).description) on.</p>\n" : ""
    let report: HTML = report.map { "<p><a href=\"\($0)\">Report</a></p>\n" } ?? ""
    return ServedPage(base: base, title: title, name: name).page(
      """
      \(start)\(element)<p class="faint">Where it does not play, this browser does not know the \
      recording’s format: <a href="\(address)">open the file</a> in another program.</p>
      \(report)
      """)
  }
}
