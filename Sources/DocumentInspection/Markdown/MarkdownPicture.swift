internal import Artifacts

/// What `![…](…)` shows: a picture, or a recording where several of Markdown's readers make a player of
/// it (pandoc's manual, “Images”): by the name's ending alone.
enum MarkdownPicture {
  /// Nil for a recording: that is what its name promises already, and how it is shown differs.
  static func role(of target: String) -> Link.Role? {
    let path = target.prefix { $0 != "?" && $0 != "#" }
    let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    return recordings.contains(ending) ? nil : .picture
  }

  private static let recordings: Set<String> = [
    "aac", "avi", "flac", "m4a", "m4v", "mkv", "mov", "mp3", "mp4", "oga", "ogg", "ogv", "opus",
    "wav",
    "webm",
  ]
}
