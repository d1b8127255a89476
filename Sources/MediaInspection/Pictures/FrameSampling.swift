internal import Artifacts
internal import CLibAV

/// Shows a video's frames at some times, few of them decoded.
///
/// What can be decoded whole in a second or two is. Otherwise each time is sought for: decoding begins at
/// the key frame before it and goes on to the time, or as far as the pixels of one such search allow; the
/// frame that was reached is taken then, and its own time told.
@safe final class FrameSampling {
  private let stream: DrawingStream
  private let body: (UnsafeMutablePointer<AVFrame>, Int64) -> Void
  /// The latest frame and its time.
  private var held: UnsafeMutablePointer<AVFrame>?
  private var heldTime: Int64?
  private var lastShown: Int64 = -1
  private var pending: ArraySlice<Int64> = []
  private var pixelsLeft: Int64 = 0

  /// Pixels that are decoded of a recording at most.
  private static let pixelBudget: Int64 = 800_000_000
  /// Packets that are read for a time that was sought.
  private static let packetCap = 4_000

  /// - Parameter body: is lent each frame, with its time in milliseconds from the recording's start.
  init(
    _ stream: DrawingStream, _ body: @escaping (UnsafeMutablePointer<AVFrame>, Int64) -> Void
  ) {
    (self.stream, self.body) = (stream, body)
    unsafe held = unsafe av_frame_alloc()
  }

  deinit { unsafe av_frame_free(&held) }

  /// The middles of so many equal stretches.
  static func times(count: Int, milliseconds: Int64) -> [Int64] {
    let length = max(0, min(milliseconds, 1 << 50))
    return (0..<Int64(count)).map { length * (2 * $0 + 1) / Int64(2 * count) }
  }

  func run(times: [Int64], length: Int64) {
    let frames = Double(length) / 1000 * min(max(stream.frameRate, 1), 240)
    if frames * Double(max(stream.pixels, 1)) <= Double(Self.pixelBudget) {
      (pending, pixelsLeft) = (times[...], Self.pixelBudget * 2)
      while !pending.isEmpty, pixelsLeft > 0, decodeNext() {}
      showHeld()
      return
    }
    for time in times {
      guard stream.seek(toMilliseconds: time) else { return }
      (pending, pixelsLeft) = ([time], Self.pixelBudget / Int64(max(1, times.count)))
      heldTime = nil
      var packets = 0
      while !pending.isEmpty, pixelsLeft > 0, packets < Self.packetCap, decodeNext() {
        packets += 1
      }
      showHeld()
    }
  }

  private func decodeNext() -> Bool { unsafe stream.decodeNext { unsafe take($0) } }

  /// A frame is shown until the next one comes.
  private func take(_ frame: UnsafeMutablePointer<AVFrame>) {
    guard let held = unsafe held, !pending.isEmpty,
      let time = unsafe stream.milliseconds(of: frame)
    else { return }
    if heldTime != nil, let next = pending.first, time > next {
      showHeld()
      while let next = pending.first, time > next { pending.removeFirst() }
    }
    let pixels = Int64(unsafe frame.pointee.width) * Int64(unsafe frame.pointee.height)
    pixelsLeft -= max(pixels, 1024)
    unsafe av_frame_unref(held)
    heldTime = unsafe av_frame_ref(held, frame) >= 0 ? time : nil
  }

  private func showHeld() {
    guard let held = unsafe held, let time = heldTime, time > lastShown, !pending.isEmpty else {
      return
    }
    lastShown = time
    unsafe body(held, time)
  }
}
