import Foundation

/// Recordings made by ffmpeg for measuring, in a folder that a later run finds again.
struct MediaCorpus {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "exhibit-bench")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// 600 files of 2 to 5 seconds: mp4, mov, m4a, mp3, wav, webm, mkv.
  func smallFiles() throws -> [String] {
    let small = folder.appending(path: "small")
    try FileManager.default.createDirectory(at: small, withIntermediateDirectories: true)
    let h264 = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac"]
    let recipes: [(ending: String, options: [String])] = [
      ("mp4", h264 + ["-movflags", "+faststart"]), ("mov", h264), ("mkv", h264),
      ("m4a", ["-vn", "-c:a", "aac"]), ("mp3", ["-vn"]), ("wav", ["-vn"]),
      ("webm", ["-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-c:a", "libopus"]),
    ]
    var files: [String] = []
    for copy in 0..<22 {
      for seconds in 2...5 {
        for recipe in recipes where files.count < 600 {
          let first = small.appending(path: "00-\(seconds).\(recipe.ending)")
          let file = small.appending(
            path: String(format: "%02d-%d.%@", copy, seconds, recipe.ending))
          if copy == 0 { try make(first, seconds: seconds, recipe.options) }
          if !FileManager.default.fileExists(atPath: file.path) {
            try FileManager.default.copyItem(at: first, to: file)
          }
          files.append(file.path)
        }
      }
    }
    return files
  }

  /// One mp4 of over 500 MB: pictures that hardly compress.
  func largeFile() throws -> String {
    let file = folder.appending(path: "large.mp4")
    guard !FileManager.default.fileExists(atPath: file.path) else { return file.path }
    try ffmpeg([
      "-f", "lavfi", "-i", "testsrc2=s=1280x720:r=30:d=120", "-f", "lavfi", "-i",
      "sine=f=440:d=120", "-vf", "noise=alls=40:allf=t", "-c:v", "mpeg4", "-b:v", "40M", "-maxrate",
      "40M", "-bufsize", "8M", "-qmax", "3", "-c:a", "aac", "-movflags", "+faststart", file.path,
    ])
    return file.path
  }

  private func make(_ file: URL, seconds: Int, _ options: [String]) throws {
    guard !FileManager.default.fileExists(atPath: file.path) else { return }
    try ffmpeg(
      [
        "-f", "lavfi", "-i", "testsrc2=s=320x240:r=25:d=\(seconds)", "-f", "lavfi", "-i",
        "sine=f=\(250 + 50 * seconds):d=\(seconds)",
      ] + options + [file.path])
  }

  private func ffmpeg(_ arguments: [String]) throws {
    let command = ["ffmpeg", "-v", "error", "-nostdin", "-y"] + arguments
    guard TimedRun(command) != nil else {
      throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: arguments.last ?? ""])
    }
  }
}
