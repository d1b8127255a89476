#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A result file that is written piece by piece. Closed with the object.
final class ResultFile {
  private var descriptor: Int32
  private let name: String
  private let results: ResultFolder
  private var buffered: [UInt8] = []

  private static let capacity = 64 << 10

  /// - Parameter descriptor: taken over.
  init(_ descriptor: Int32, name: String, of results: ResultFolder) {
    self.descriptor = descriptor
    self.name = name
    self.results = results
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  func put(_ bytes: [UInt8]) throws(RunError) {
    buffered += bytes
    if buffered.count >= Self.capacity { try flush() }
  }

  func put(each pieces: some Sequence<[UInt8]>) throws(RunError) {
    for piece in pieces { try put(piece) }
  }

  /// Writes what is left, and waits until the disk has it.
  func finish() throws(RunError) {
    try flush()
    guard fsync(descriptor) == 0 else { throw failure }
    let closing = descriptor
    descriptor = -1
    guard close(closing) == 0 else { throw failure }
  }

  private func flush() throws(RunError) {
    guard DescriptorOutput.put(buffered, to: descriptor) else { throw failure }
    buffered.removeAll(keepingCapacity: true)
  }

  private var failure: RunError { results.failure(errno, file: name) }
}
