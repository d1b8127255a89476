/// Writes a zip-based document anew with some members replaced or left out; all others keep their packed
/// bytes, in the order in which they lie. Times and comments of members are left out.
package struct ZipRewriter {
  private let source: ArchiveSource

  /// A longer member is not unpacked: it is replaced in memory.
  package static let memberBytes = 64 << 20
  /// Of all members together, unpacked.
  private static let totalBytes = 1 << 30

  package enum Result {
    /// - Parameter bytes: where it was written into memory.
    case written(Int64, bytes: [UInt8])
    /// Nothing was replaced or left out.
    case unchanged
    /// It is damaged, encrypted or larger than is written.
    case failed
  }

  /// What becomes of a member.
  package enum Change {
    case keep
    case drop
    case replace([UInt8])
  }

  package init(_ source: ArchiveSource) { self.source = source }

  /// For a document that lies in another.
  package init(memory: [UInt8]) { source = ArchiveSource(memory: memory) }

  /// - Parameters:
  ///   - copy: nil to write into memory.
  ///   - change: asked about each member in the file's order, with its bytes unpacked; nil for one that is
  ///     too long.
  package func rewrite(
    into copy: Int32?, byteCap: Int64, change: (String, [UInt8]?) -> Change
  ) -> Result {
    guard let directory = ZipDirectory(source) else { return .failed }
    var output = ZipOutput(copy, byteCap: byteCap)
    var (isChanged, left) = (directory.hasComments, Self.totalBytes)
    for member in directory.members {
      var bytes: [UInt8]?
      if member.unpacked <= Self.memberBytes {
        left -= member.unpacked
        // Packing makes nothing longer by more than a little: such a member is made up.
        guard left >= 0, member.packed <= Self.memberBytes + 1 << 16,
          let unpacked = ZipUnpacking.bytes(of: member, in: source)
        else {
          return .failed
        }
        bytes = unpacked
      }
      let isWritten: Bool
      switch change(String(decoding: member.name, as: UTF8.self), bytes) {
      case .keep: isWritten = output.put(member, from: source)
      case .drop: (isWritten, isChanged) = (true, true)
      case .replace(let new):
        isChanged = true
        isWritten = output.put(member.name, new, packs: member.method != 0)
      }
      guard isWritten else { return .failed }
    }
    guard isChanged else { return .unchanged }
    return output.finish() ? .written(output.size, bytes: output.memory) : .failed
  }
}
