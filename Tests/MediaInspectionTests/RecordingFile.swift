import Artifacts
import TestSupport

@testable import MediaInspection

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A recording as the inspector gets it.
enum RecordingFile {
  static func inspect(_ path: String, depth: VerificationDepth = .packets) throws -> Reply {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemFailure("open") }
    defer { close(descriptor) }
    let size = lseek(descriptor, 0, SEEK_END)
    let ending = path.split(separator: ".").last.map(String.init) ?? ""
    let demuxers = [
      "mp4": "mov", "mov": "mov", "m4a": "mov", "mkv": "matroska", "webm": "matroska",
      "avi": "avi", "flv": "flv", "ts": "mpegts", "mpg": "mpeg", "wmv": "asf", "wav": "wav",
      "ogv": "ogg",
    ]
    let guess = MediaGuess(
      demuxer: demuxers[ending], container: ending == "mkv" ? "matroska" : ending, kind: .video,
      mediaType: nil)
    return MediaInspector(descriptor: descriptor, size: Int64(size), depth: depth).inspect(guess)
  }
}
