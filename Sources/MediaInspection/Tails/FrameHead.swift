/// What the head of a frame says, in formats that are frames one after the other and state each
/// one's length. ``FrameTail`` follows them to the end of a file.
protocol FrameHead {
  /// Bytes that must be there to read it.
  static var headLength: Int { get }
  /// How many first bytes are the same in every frame; 0 where none are.
  static var markLength: Int { get }
  /// What may stand behind the last frame; empty where nothing does.
  static var endMark: [UInt8] { get }
  /// How many frames in a row are no chance.
  static var fewest: Int { get }
  /// How many last bytes of a file hold that many frames, however long.
  static var window: Int { get }

  /// Nil where no frame starts, or one that does not state its length. It is tried at every byte:
  /// what can't be a head is dismissed before anything is copied.
  init?(_ bytes: ArraySlice<UInt8>)

  /// Bytes of the whole frame, at least one.
  var length: Int { get }

  /// Whether this may come next after `earlier` in one stream.
  func follows(_ earlier: Self) -> Bool
}

extension FrameHead {
  static var endMark: [UInt8] { [] }
}
