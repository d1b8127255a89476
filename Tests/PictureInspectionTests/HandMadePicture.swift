import Artifacts
import TestSupport

@testable import PictureInspection

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Bytes in a file, open as the inspector gets them.
final class HandMadePicture {
  private let folder: TemporaryFolder
  let file: PictureFile

  init(_ contents: some Sequence<UInt8>) throws {
    let bytes = Array(contents)
    folder = try TemporaryFolder()
    let path = try folder.write(bytes, to: "picture")
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemFailure("open") }
    file = PictureFile(descriptor: descriptor, size: Int64(bytes.count))
  }

  deinit { close(file.descriptor) }

  func inspect(_ mediaType: String) -> Reply {
    PictureInspector(descriptor: file.descriptor, size: file.size).inspect(mediaType: mediaType)
  }
}

extension [UInt8] {
  /// The parts one after the other; long sums of arrays take the compiler too long.
  static func of(_ parts: [UInt8]...) -> [UInt8] { parts.flatMap { $0 } }

  /// The text's bytes.
  static func text(_ text: String) -> [UInt8] { Array(text.utf8) }

  static func zeros(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count) }

  static func big(_ number: UInt64, _ length: Int) -> [UInt8] {
    (0..<length).reversed().map { UInt8(truncatingIfNeeded: number >> UInt64(8 * $0)) }
  }

  static func little(_ number: UInt64, _ length: Int) -> [UInt8] { big(number, length).reversed() }
}
