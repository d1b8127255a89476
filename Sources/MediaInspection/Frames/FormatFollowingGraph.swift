internal import CLibAV

/// A filter graph for frames whose format may change on the way, as where recordings were joined: a
/// graph takes one format only, so that a new one is made for each.
final class FormatFollowingGraph {
  typealias Source = (name: String, arguments: String)

  private let sink: String
  private let chains: String
  private let outputs: Int
  private var graph: FilterGraph?
  private var source: Source?
  /// Whether some frames could not be looked at; nothing is known from there on.
  private(set) var isBroken = false

  init(sink: String, chains: String, outputs: Int) {
    self.sink = sink
    self.chains = chains
    self.outputs = outputs
  }

  /// - Parameters:
  ///   - source: the input filter that fits the frame; nil where none can be told.
  ///   - note: is given each output's metadata.
  ///   - changed: is called between the frames of one format and those of the next.
  func push(
    _ frame: UnsafeMutablePointer<AVFrame>, from source: Source?,
    note: (Int, String, String) -> Void, changed: () -> Void
  ) {
    guard !isBroken else { return }
    guard let source else {
      isBroken = true
      return
    }
    if self.source.map({ $0 != source }) ?? true {
      let isFirst = self.source == nil
      finish(note: note)
      graph = FilterGraph(source: source, sink: sink, chains: chains, outputs: outputs)
      self.source = source
      if !isFirst { changed() }
    }
    isBroken = unsafe graph?.push(frame, note) != true
  }

  /// Draws the rest out of the graph.
  func finish(note: (Int, String, String) -> Void) {
    guard !isBroken else { return }
    _ = unsafe graph?.push(nil, note)
  }
}
