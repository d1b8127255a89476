internal import Artifacts
internal import CLibAV

/// Copies a recording's streams into a new container of the same kind without its metadata. No packet is
/// decoded or changed: both files are read to their ends, and the digests of every stream's packets have
/// to be the same.
package struct MediaRewriter {
  private let makeReader: () -> DescriptorReader
  private let demuxer: String?
  private let container: String?

  package enum Result {
    /// - Parameters:
    ///   - streams: in the order of the new file.
    ///   - bytes: the new file, where it was written into memory.
    case cleaned(size: Int64, removed: [String], streams: [PacketDigest], bytes: [UInt8])
    /// It has nothing that would be taken out.
    case clean
    /// No muxer for it is among those that are used.
    case unsupported
    /// It can't be copied without changing it, or without what was to go.
    case failed
  }

  /// - Parameters:
  ///   - demuxer: the one to use; nil probes among the allowed ones.
  ///   - container: the container's short name, as the content told it.
  package init(descriptor: Int32, size: Int64, demuxer: String?, container: String?) {
    makeReader = { DescriptorReader(descriptor: descriptor, size: size) }
    self.demuxer = demuxer
    self.container = container
  }

  /// For a recording that lies in another file.
  package init(memory: [UInt8], demuxer: String?, container: String?) {
    makeReader = { DescriptorReader(memory: memory) }
    self.demuxer = demuxer
    self.container = container
  }

  /// - Parameter copy: open for reading and writing, or nil to write into memory; no more than `byteCap`
  ///   bytes are written.
  package func rewrite(into copy: Int32?, byteCap: Int64) -> Result {
    guard let input = try? open(makeReader()), let contents = contents(of: input, makeReader) else {
      return .failed
    }
    if contents.removed.isEmpty { return .clean }
    guard let muxer = muxer(contents) else { return .unsupported }
    guard let remuxer = RecordingCopy(muxer, into: copy, byteCap: byteCap) else { return .failed }
    let copied = unsafe input.withContext { unsafe remuxer.copy($0, contents) } ?? nil
    guard let (before, end) = copied else { return .failed }
    let bytes = remuxer.bytes
    let readBack = {
      copy.map { DescriptorReader(descriptor: $0, size: end) } ?? DescriptorReader(memory: bytes)
    }
    guard isClean(readBack), let after = digests(of: readBack()), after.count >= before.count,
      zip(before, after).allSatisfy(==)
    else { return .failed }
    return .cleaned(size: end, removed: contents.removed, streams: before, bytes: bytes)
  }

  private func open(_ reader: DescriptorReader) throws(MediaError) -> Demuxer {
    let input = try Demuxer(reader, demuxer: demuxer)
    try input.findStreamInfo()
    return input
  }

  private func contents(
    of input: Demuxer, _ reader: () -> DescriptorReader
  ) -> MediaContents? {
    let kind = unsafe input.withContext {
      unsafe container ?? MediaContents($0, hidden: [], tracks: []).format
    }
    let hidden = HiddenParts(reader(), container: kind ?? nil).kinds
    let tracks = PlaceTracks.positions(in: input) { try? open(reader()) }
    return unsafe input.withContext { unsafe MediaContents($0, hidden: hidden, tracks: tracks) }
  }

  /// Whether the copy, looked at as the original was, has nothing that would be taken out. A muxer that
  /// has to name itself names libavformat.
  private func isClean(_ reader: () -> DescriptorReader) -> Bool {
    guard let copy = try? open(reader()) else { return false }
    return contents(of: copy, reader)?.removed.isEmpty ?? false
  }

  /// Of the streams of the file that was written, read anew.
  private func digests(of reader: DescriptorReader) -> [PacketDigest]? {
    guard let input = try? open(reader) else { return nil }
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
