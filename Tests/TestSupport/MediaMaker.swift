import Foundation

/// Recordings made by ffmpeg. One made from the same arguments before is not made again: several
/// tests share it, and none changes it.
package enum MediaMaker {
  /// Removed when the tests end.
  private static let folder: Result<TemporaryFolder, any Error> = Result {
    let made = try TemporaryFolder()
    atexit {
      if let folder = try? MediaMaker.folder.get() {
        try? FileManager.default.removeItem(atPath: folder.path)
      }
    }
    return made
  }

  private static let shelf = Shelf()

  /// Marked unchecked: the lock guards the paths.
  private final class Shelf: @unchecked Sendable {
    let lock = NSLock()
    var paths: [String: String] = [:]
  }

  /// The path of a recording.
  ///
  /// - Parameters:
  ///   - arguments: what stands between `ffmpeg` and the output's name.
  ///   - name: the output's name; its ending chooses the container.
  package static func make(_ name: String, _ arguments: [String]) throws -> String {
    let recipe = (arguments + [name]).joined(separator: "\u{0}")
    shelf.lock.lock()
    defer { shelf.lock.unlock() }
    if let made = shelf.paths[recipe] { return made }
    let path = try folder.get().path("\(shelf.paths.count)-\(name)")
    let result = try Tool.ffmpeg.run(
      ["-nostdin", "-v", "error", "-y"] + arguments + [path])
    guard result.status == 0 else { throw NotMade(name: name, reason: result.errorText) }
    shelf.paths[recipe] = path
    return path
  }

  /// A moving test picture as an input of ffmpeg.
  package static func picture(
    _ size: String, rate: String, seconds: Double
  ) -> [String] {
    ["-f", "lavfi", "-i", "testsrc2=size=\(size):rate=\(rate):duration=\(seconds)"]
  }

  /// A tone as an input of ffmpeg.
  package static func tone(_ frequency: Int = 440, rate: Int = 44_100, seconds: Double) -> [String]
  {
    ["-f", "lavfi", "-i", "sine=frequency=\(frequency):sample_rate=\(rate):duration=\(seconds)"]
  }

  /// A file's first part, as after a broken download; an odd number of bytes and some past a round
  /// one, so that it does not end with a pack, a packet, a frame or a sample of sound by chance.
  package static func cut(
    _ path: String, to fraction: Double, and more: Int = 0, in folder: TemporaryFolder
  ) throws -> String {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    let name = (path as NSString).lastPathComponent
    return try folder.write(
      Array(bytes.prefix((Int(Double(bytes.count) * fraction) | 7) + more)), to: "cut-\(name)")
  }
}

/// ffmpeg made no file.
package struct NotMade: Error, CustomStringConvertible {
  let name: String
  let reason: String
  package var description: String { "\(name) was not made: \(reason)" }
}
