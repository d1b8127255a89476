internal import Artifacts

/// Streams that libav meets only while it reads, because nothing in front announces them: sound that
/// starts late in an FLV file or a transport stream.
enum LateStreams {
  /// Adds what is new, and fills in what was not known of a stream before its first packet.
  ///
  /// - Parameter late: the streams as libav knows them after the last packet.
  static func complete(_ streams: inout [StreamFacts], from late: [StreamFacts]) {
    for position in streams.indices where late.indices.contains(position) {
      streams[position].sampleRate = streams[position].sampleRate ?? late[position].sampleRate
      streams[position].channels = streams[position].channels ?? late[position].channels
      streams[position].width = streams[position].width ?? late[position].width
      streams[position].height = streams[position].height ?? late[position].height
      streams[position].frameRate = streams[position].frameRate ?? late[position].frameRate
    }
    streams += late.dropFirst(streams.count)
  }
}
