internal import CLibAV

/// A libavfilter graph with one input and some outputs, read for the metadata that its filters put
/// on frames. Marked safe: the pointers live exactly as long as the object.
@safe final class FilterGraph {
  private var graph: UnsafeMutablePointer<AVFilterGraph>?
  private var source: UnsafeMutablePointer<AVFilterContext>?
  private var sinks: [UnsafeMutablePointer<AVFilterContext>] = unsafe []
  private var frame: UnsafeMutablePointer<AVFrame>?

  /// - Parameters:
  ///   - source: the input filter, `buffer` or `abuffer`, and its arguments.
  ///   - sink: the output filter, `buffersink` or `abuffersink`.
  ///   - chains: filters between the input `in` and the outputs `out0`, `out1`…, as libavfilter
  ///     writes them.
  ///   - outputs: how many there are.
  init?(source: (name: String, arguments: String), sink: String, chains: String, outputs: Int) {
    unsafe graph = unsafe avfilter_graph_alloc()
    unsafe frame = unsafe av_frame_alloc()
    guard let graph = unsafe graph, unsafe frame != nil,
      let input = unsafe avfilter_get_by_name(source.name),
      let output = unsafe avfilter_get_by_name(sink)
    else { return nil }
    unsafe graph.pointee.nb_threads = 1
    guard
      unsafe avfilter_graph_create_filter(&self.source, input, "in", source.arguments, nil, graph)
        >= 0
    else { return nil }
    for number in 0..<outputs {
      var made: UnsafeMutablePointer<AVFilterContext>?
      guard
        unsafe avfilter_graph_create_filter(&made, output, "out\(number)", nil, nil, graph) >= 0,
        let made = unsafe made
      else { return nil }
      unsafe sinks.append(made)
    }
    guard connect(chains), unsafe avfilter_graph_config(graph, nil) >= 0 else { return nil }
  }

  deinit {
    unsafe avfilter_graph_free(&graph)
    unsafe av_frame_free(&frame)
  }

  /// libavfilter calls the ends from the chains' point of view: our source is their input.
  private func connect(_ chains: String) -> Bool {
    var open = unsafe Self.end("in", source, next: nil)
    var close: UnsafeMutablePointer<AVFilterInOut>?
    for unsafe(number, sink) in unsafe sinks.enumerated().reversed() {
      unsafe close = unsafe Self.end("out\(number)", sink, next: close)
    }
    let status = unsafe avfilter_graph_parse_ptr(graph, chains, &close, &open, nil)
    unsafe avfilter_inout_free(&open)
    unsafe avfilter_inout_free(&close)
    return status >= 0
  }

  private static func end(
    _ name: String, _ filter: UnsafeMutablePointer<AVFilterContext>?,
    next: UnsafeMutablePointer<AVFilterInOut>?
  ) -> UnsafeMutablePointer<AVFilterInOut>? {
    let end = unsafe avfilter_inout_alloc()
    unsafe end?.pointee.name = unsafe av_strdup(name)
    unsafe end?.pointee.filter_ctx = unsafe filter
    unsafe end?.pointee.pad_idx = 0
    unsafe end?.pointee.next = unsafe next
    return unsafe end
  }

  /// Pushes a decoded frame, nil at the end, and gives the metadata of what comes out, with the
  /// output's number. False where the graph does not take the frame.
  func push(
    _ frame: UnsafeMutablePointer<AVFrame>?, _ body: (Int, String, String) -> Void
  ) -> Bool {
    let flags = Int32(AV_BUFFERSRC_FLAG_KEEP_REF)
    guard unsafe av_buffersrc_add_frame_flags(source, frame, flags) >= 0 else { return false }
    for unsafe(number, sink) in unsafe sinks.enumerated() {
      while let out = unsafe self.frame, unsafe av_buffersink_get_frame(sink, out) >= 0 {
        unsafe Self.read(out.pointee.metadata) { body(number, $0, $1) }
        unsafe av_frame_unref(out)
      }
    }
    return true
  }

  /// Pushes a frame and lends each that comes out to `frames`. False where the graph does not take it.
  func push(
    _ frame: UnsafeMutablePointer<AVFrame>, frames: (UnsafeMutablePointer<AVFrame>) -> Void
  ) -> Bool {
    let flags = Int32(AV_BUFFERSRC_FLAG_KEEP_REF)
    guard unsafe av_buffersrc_add_frame_flags(source, frame, flags) >= 0 else { return false }
    for position in unsafe sinks.indices {
      let sink = unsafe sinks[position]
      while let out = unsafe self.frame, unsafe av_buffersink_get_frame(sink, out) >= 0 {
        unsafe frames(out)
        unsafe av_frame_unref(out)
      }
    }
    return true
  }

  private static func read(_ dictionary: OpaquePointer?, _ body: (String, String) -> Void) {
    var previous: UnsafeMutablePointer<AVDictionaryEntry>?
    while let entry = unsafe av_dict_get(dictionary, "lavfi.", previous, AV_DICT_IGNORE_SUFFIX) {
      unsafe body(String(cString: entry.pointee.key), String(cString: entry.pointee.value))
      unsafe previous = unsafe entry
    }
  }
}
