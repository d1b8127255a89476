internal import Artifacts
package import Submissions

/// What two artifacts have in common, in words.
package enum SimilarPhrase {
  /// `same sound (93 %): anna/talk.mp4 from 0:10 and ben/talk.mp3 from 0:00, for 4:50`
  package static func sentence(_ pair: SimilarContent) -> String {
    let (first, second) = (place(pair.first), place(pair.second))
    switch pair.by {
    case .sound:
      return
        "same sound (\(pair.percent) %): \(first) from \(time(pair.firstStartMilliseconds)) and "
        + "\(second) from \(time(pair.secondStartMilliseconds)), for \(time(pair.milliseconds))"
    case .picture:
      let turned = pair.degrees.map { ", turned by \($0)°" } ?? ""
      return "same picture (\(pair.percent) %): \(first) and \(second)\(turned)"
    case .frames:
      return "same pictures (\(pair.percent) %): \(first) and \(second), "
        + CountText.of(pair.frames ?? 0, "frame")
    }
  }

  private static func place(_ place: SharedBytes.Place) -> String {
    let name = place.path ?? "artifact \(place.artifact)"
    return "\(DisplayText(place.submission.isEmpty ? name : "\(place.submission)/\(name)"))"
  }

  private static func time(_ milliseconds: Int64?) -> String {
    "\(DurationText(milliseconds: milliseconds ?? 0))"
  }
}
