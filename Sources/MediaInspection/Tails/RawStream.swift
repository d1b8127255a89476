/// Streams without a container, which nothing but their frames tells from other bytes.
enum RawStream {
  /// Whether a file that libav takes for such a stream, without being sure, holds its frames to the
  /// end: it may be short, or have junk before its first frame.
  static func isFound(in reader: DescriptorReader, as container: String) -> Bool {
    switch container {
    case "mp3": FrameTail<MPEGAudioFrame>(reader).reachesEnd
    case "aac": FrameTail<ADTSFrame>(reader).reachesEnd
    case "ac3", "eac3": FrameTail<AC3Frame>(reader).reachesEnd
    default: false
    }
  }
}
