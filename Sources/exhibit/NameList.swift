internal import Artifacts

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// File names out of a list, read as they are needed. Names are bytes.
final class NameList {
  private let descriptor: Int32
  private let separator: UInt8
  private let noun: String
  private var buffered: [UInt8] = []
  private var position = 0
  private var isAtEnd = false
  /// Why the list ended early; nil where it was read whole.
  private(set) var trouble: String?

  /// A name longer than any path is no name.
  private static let nameCap = 1 << 20

  /// - Parameters:
  ///   - path: a file, or `-` for standard input.
  ///   - noun: what the list is of.
  init(_ path: [UInt8], endsInZero: Bool, of noun: String = "names") throws(Failure) {
    self.noun = noun
    separator = endsInZero ? 0 : UInt8(ascii: "\n")
    guard path != Array("-".utf8) else {
      descriptor = fcntl(0, F_DUPFD_CLOEXEC, 3)
      return
    }
    let terminated = path.map { CChar(bitPattern: $0) } + [0]
    descriptor = unsafe open(terminated, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw Failure(
        "\(DisplayText(ArtifactPath(bytes: path).text)): the list can't be opened; check its name",
        status: .incomplete)
    }
  }

  deinit { close(descriptor) }

  /// Whether ``next()`` answers without waiting for whoever writes the list.
  ///
  /// - Parameter milliseconds: how long this may wait for that.
  func isReady(within milliseconds: Int32) -> Bool {
    while !isAtEnd {
      position = buffered[position...].firstIndex { $0 != separator } ?? buffered.endIndex
      if buffered[position...].contains(separator) { return true }
      var input = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard unsafe poll(&input, 1, milliseconds) > 0 else { return false }
      _ = fill()
    }
    return true
  }

  /// The next name that is not empty.
  func next() -> [UInt8]? {
    while true {
      if let end = buffered[position...].firstIndex(of: separator) {
        let name = Array(buffered[position..<end])
        position = end + 1
        if !name.isEmpty { return name }
        continue
      }
      guard !isAtEnd, fill() else { return last() }
    }
  }

  private func last() -> [UInt8]? {
    let name = Array(buffered[position...])
    buffered = []
    position = 0
    return name.isEmpty || trouble != nil ? nil : name
  }

  private func fill() -> Bool {
    buffered.removeSubrange(..<position)
    position = 0
    guard buffered.count <= Self.nameCap else {
      trouble =
        "the list of \(noun): a line is longer than any of them is; is it a list of \(noun)?"
      isAtEnd = true
      return false
    }
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    var count: Int
    repeat {
      count = unsafe read(descriptor, &chunk, chunk.count)
    } while count < 0 && errno == EINTR
    if count < 0 { trouble = "the list of \(noun): it could not be read to its end" }
    isAtEnd = count <= 0
    if count > 0 { buffered += chunk[..<count] }
    return count > 0
  }
}
