/// A recording on the web that is read in parts, by the same client and under the same policy as any
/// link. Belongs to one thread.
package final class RemoteRecording {
  /// Bytes, as the server says.
  package let size: Int64
  /// Why a part was not to be had; nil while all were.
  package private(set) var trouble: ProbeTrouble?

  private let client: WebClient
  private let address: WebAddress
  private let deadline: ContinuousClock.Instant
  private let goesOn: () -> Bool
  /// The first bytes, or all of them.
  private let start: [UInt8]
  private let validator: FileValidator

  private static let firstBytes: Int64 = 128 << 10
  /// No file system has longer files.
  private static let largest: Int64 = 1 << 50

  /// Asks for the beginning, which tells the length and whether the server gives parts at all.
  ///
  /// - Parameter mostBytes: a server that only gives the whole is asked for no more.
  package init(
    _ address: WebAddress, _ client: WebClient, until deadline: ContinuousClock.Instant,
    mostBytes: Int64, goesOn: @escaping () -> Bool
  ) throws(ProbeTrouble) {
    (self.address, self.client, self.deadline, self.goesOn) = (address, client, deadline, goesOn)
    let first = WantedPart(0..<Self.firstBytes)
    var answer = try Self.answer(client.fetch(first, of: address, until: deadline, goesOn: goesOn))
    if answer.partRange == nil, !answer.isWhole {
      guard let length = answer.length else { throw .endless }
      guard length <= mostBytes else { throw .noParts }
      let whole = WantedPart(0..<length)
      answer = try Self.answer(client.fetch(whole, of: address, until: deadline, goesOn: goesOn))
      guard answer.bytes.count == Int(length) else { throw .cutShort }
    }
    guard answer.partRange?.lowerBound ?? 0 == 0 else { throw .noParts }
    guard let size = answer.partRange == nil ? Int64(answer.bytes.count) : answer.length else {
      throw .endless
    }
    guard size <= Self.largest, Int64(answer.bytes.count) >= min(size, Self.firstBytes) else {
      throw .cutShort
    }
    self.size = size
    start = answer.bytes
    validator = answer.validator
  }

  /// The file's ending, as a hint for what it is.
  package var nameExtension: String? { address.nameExtension }

  /// Exactly the bytes of the range; nil where they are not to be had, and `trouble` says why.
  package func bytes(_ range: Range<Int64>) -> [UInt8]? {
    guard trouble == nil, range.lowerBound >= 0, range.upperBound <= size else { return nil }
    if range.upperBound <= Int64(start.count) {
      return Array(start[Int(range.lowerBound)..<Int(range.upperBound)])
    }
    do throws(ProbeTrouble) {
      return try fetch(range)
    } catch {
      trouble = error
      return nil
    }
  }

  private func fetch(_ range: Range<Int64>) throws(ProbeTrouble) -> [UInt8] {
    let part = WantedPart(range, onlyIf: validator.strongTag)
    let end = client.fetch(part, of: address, until: deadline, goesOn: goesOn)
    if case .answer(let answer) = end, answer.status == 416 { throw .cutShort }
    let answer = try Self.answer(end)
    guard answer.partRange != nil else { throw validator.strongTag == nil ? .noParts : .changed }
    guard answer.validator == validator, answer.length == size else { throw .changed }
    guard answer.partRange?.lowerBound == range.lowerBound else { throw .noParts }
    guard answer.bytes.count == range.count else { throw .cutShort }
    return answer.bytes
  }

  private static func answer(_ end: WebOutcome.End) throws(ProbeTrouble) -> WebAnswer {
    switch end {
    case .answer(let answer):
      guard (200..<300).contains(answer.status) else { throw .status(answer.status) }
      return answer
    case .refused(let refusal): throw .refused(refusal)
    case .failed(.cutOff): throw .cutShort
    case .failed(let failure): throw .failed(failure)
    case .lost: throw .noParts
    }
  }
}

/// Why a recording on the web could not be looked into.
package enum ProbeTrouble: Error, Equatable, Sendable {
  /// The server gives the whole or nothing, or other parts than it is asked for.
  case noParts
  /// It does not say how long the recording is.
  case endless
  /// What it gave first and what it gave later are of two files.
  case changed
  /// It gives fewer bytes than it says there are.
  case cutShort
  /// More bytes would be needed than are fetched of one recording.
  case tooMuch
  case notInspected
  case status(Int)
  case refused(PolicyRefusal)
  case failed(TransferFailure)
}
