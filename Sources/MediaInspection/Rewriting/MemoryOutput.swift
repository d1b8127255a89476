internal import CLibAV

/// Bytes that libav writes, for a recording that goes into another file.
final class MemoryOutput {
  private(set) var bytes: [UInt8] = []
  private var position = 0
  private let cap: Int

  init(cap: Int) { self.cap = max(0, cap) }

  /// Nil where there is no memory. The object has to outlive it.
  func makeContext() -> UnsafeMutablePointer<AVIOContext>? {
    let capacity: Int32 = 64 << 10
    guard let buffer = unsafe av_malloc(Int(capacity)) else { return nil }
    return unsafe avio_alloc_context(
      buffer.assumingMemoryBound(to: UInt8.self), capacity, 1,
      Unmanaged.passUnretained(self).toOpaque(), nil,
      { opaque, bytes, count in
        guard let opaque = unsafe opaque, let bytes = unsafe bytes, count >= 0 else {
          return exhibit_averror_io
        }
        let output = unsafe Unmanaged<MemoryOutput>.fromOpaque(opaque).takeUnretainedValue()
        return unsafe output.put(UnsafeBufferPointer(start: bytes, count: Int(count)))
          ? count : exhibit_averror_io
      },
      { opaque, offset, whence in
        guard let opaque = unsafe opaque else { return -1 }
        let output = unsafe Unmanaged<MemoryOutput>.fromOpaque(opaque).takeUnretainedValue()
        return output.move(to: offset, whence: whence & ~AVSEEK_FORCE)
      })
  }

  private func put(_ new: UnsafeBufferPointer<UInt8>) -> Bool {
    guard position <= cap - new.count else { return false }
    if position > bytes.count {
      bytes += [UInt8](repeating: 0, count: position - bytes.count)
    }
    let overlap = min(new.count, bytes.count - position)
    unsafe bytes.replaceSubrange(position..<(position + overlap), with: new)
    position += new.count
    return true
  }

  private func move(to offset: Int64, whence: Int32) -> Int64 {
    let base: Int64
    switch whence {
    case AVSEEK_SIZE: return Int64(bytes.count)
    case SEEK_SET: base = 0
    case SEEK_CUR: base = Int64(position)
    case SEEK_END: base = Int64(bytes.count)
    default: return -1
    }
    let (target, overflow) = base.addingReportingOverflow(offset)
    guard !overflow, target >= 0, target <= Int64(cap) else { return -1 }
    position = Int(target)
    return target
  }
}
