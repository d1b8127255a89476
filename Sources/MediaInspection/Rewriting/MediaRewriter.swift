internal import Artifacts
internal import CLibAV

/// Copies a recording's streams into a new container of the same kind without its metadata. No packet is
/// decoded or changed: both files are read to their ends, and the digests of every stream's packets have
/// to be the same.
package struct MediaRewriter {
  private let descriptor: Int32
  private let size: Int64
  private let demuxer: String?
  private let container: String?

  package enum Result {
    /// - Parameter streams: in the order of the new file.
    case cleaned(size: Int64, removed: [String], streams: [PacketDigest])
    /// It has nothing that would be taken out.
    case clean
    /// No muxer for it is among those that are used.
    case unsupported
    /// It can't be copied without changing it.
    case failed
  }

  /// - Parameters:
  ///   - demuxer: the one to use; nil probes among the allowed ones.
  ///   - container: the container's short name, as the content told it.
  package init(descriptor: Int32, size: Int64, demuxer: String?, container: String?) {
    self.descriptor = descriptor
    self.size = size
    self.demuxer = demuxer
    self.container = container
  }

  /// - Parameter copy: open for reading and writing; no more than `byteCap` bytes are written.
  package func rewrite(into copy: Int32, byteCap: Int64) -> Result {
    guard let input = try? open(descriptor, size) else { return .failed }
    let contents = unsafe input.withContext { unsafe MediaContents($0) }
    guard let contents else { return .failed }
    if contents.removed.isEmpty { return .clean }
    guard let muxer = muxer(contents) else { return .unsupported }
    guard let remuxer = RecordingCopy(muxer, into: copy, byteCap: byteCap) else { return .failed }
    let copied = unsafe input.withContext { unsafe remuxer.copy($0, contents) } ?? nil
    guard let (before, end) = copied, let after = digests(of: copy, end),
      after.count >= before.count,
      zip(before, after).allSatisfy(==)
    else { return .failed }
    return .cleaned(size: end, removed: contents.removed, streams: before)
  }

  private func open(_ descriptor: Int32, _ size: Int64) throws(MediaError) -> Demuxer {
    let input = try Demuxer(
      DescriptorReader(descriptor: descriptor, size: size), demuxer: demuxer)
    try input.findStreamInfo()
    return input
  }

  /// Of the streams of the file that was written, read anew.
  private func digests(of copy: Int32, _ size: Int64) -> [PacketDigest]? {
    guard let input = try? open(copy, size) else { return nil }
    return unsafe input.withContext { context in
      let digests = StreamDigests(count: unsafe Int(context.pointee.nb_streams))
      let isWhole = unsafe PacketWalk.each(of: context) { packet in
        unsafe digests.add(packet, to: Int(packet.pointee.stream_index))
        return true
      }
      return isWhole ? digests.values : nil
    } ?? nil
  }

  /// libavformat's name of the muxer that writes what the demuxer reads.
  private func muxer(_ contents: MediaContents) -> String? {
    switch container ?? contents.format {
    case "mov": "mov"
    case "3gp": "3gp"
    case "3g2": "3g2"
    case "mp4", "m4a", "m4v": contents.hasPictures ? "mp4" : "ipod"
    case "webm": "webm"
    case "matroska", "mkv", "mka": "matroska"
    case "mp3": "mp3"
    case "wav": "wav"
    case "ogg", "oga", "ogv", "opus": "ogg"
    case "flac": "flac"
    case "aac": "adts"
    case "avi": "avi"
    default: nil
    }
  }
}

/// The packets of one stream.
package struct PacketDigest: Equatable, Sendable {
  package var packets: Int64
  /// Of their bytes, one packet after the other; lower-case hexadecimal.
  package var sha256: String
}
