internal import CLibAV

/// libav's index of a container that states every sample's place.
enum IndexReading {
  /// True where a sample lies past `size`: the file lost its end.
  static func reachesPast(_ size: Int64, _ context: UnsafeMutablePointer<AVFormatContext>) -> Bool {
    for position in unsafe 0..<Int(context.pointee.nb_streams) {
      guard let stream = unsafe context.pointee.streams?[position] else { continue }
      let count = unsafe avformat_index_get_entries_count(stream)
      for entry in 0..<max(0, count) {
        guard let sample = unsafe avformat_index_get_entry(stream, entry) else { continue }
        let end = unsafe sample.pointee.pos.addingSaturated(Int64(sample.pointee.size))
        if end > size { return true }
      }
    }
    return false
  }
}
