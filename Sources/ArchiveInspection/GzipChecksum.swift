internal import CLibArchive

/// The checksums in a gzip file (RFC 1952 §2.3.1), which libarchive reads past and zlib does not.
///
/// Marked safe: zlib's state lives as long as this, at one address as zlib demands; the pointers in it
/// are set for each call.
@safe struct GzipChecksum: ~Copyable {
  private let source: ArchiveSource
  private let state: UnsafeMutablePointer<z_stream>
  private var output = [UInt8](repeating: 0, count: 64 << 10)

  enum Verdict: Equatable {
    case fits
    /// The unpacked bytes are not those that were packed.
    case differs
    case overrun(UnpackBudget.Overrun)
  }

  private var budget: UnpackBudget

  /// Unpacks once more, to the very end, where a tar file may hold more than its members.
  static func verdict(on source: ArchiveSource, _ budget: inout UnpackBudget) -> Verdict {
    var checksum = GzipChecksum(source, budget)
    defer { budget = checksum.budget }
    return checksum.check()
  }

  private init(_ source: ArchiveSource, _ budget: UnpackBudget) {
    self.source = source
    self.budget = budget
    unsafe state = .allocate(capacity: 1)
    unsafe exhibit_begin_gzip(state)
  }

  deinit {
    unsafe inflateEnd(state)
    unsafe state.deallocate()
  }

  private mutating func check() -> Verdict {
    var offset: Int64 = 0
    var isWhole = false
    while true {
      let input = source.bytes(at: offset, count: 128 << 10)
      guard !input.isEmpty else { return isWhole ? .fits : .differs }
      // Several gzip files in a row are one; whatever else follows is padding.
      if isWhole {
        guard input.starts(with: [0x1F, 0x8B]) else { return .fits }
        unsafe inflateReset(state)
      }
      switch unpack(input) {
      case .failure(let trouble): return trouble.verdict
      case .success(let step):
        guard step.used > 0 else { return .differs }
        offset += Int64(step.used)
        isWhole = step.isEnd
      }
    }
  }

  private struct Trouble: Error { let verdict: Verdict }

  /// How many bytes were used, and whether a gzip file ended with them.
  private struct Step {
    let used: Int
    let isEnd: Bool
  }

  private mutating func unpack(_ input: [UInt8]) -> Result<Step, Trouble> {
    var input = input
    let count = input.count
    return unsafe input.withUnsafeMutableBufferPointer { input in
      unsafe state.pointee.next_in = input.baseAddress
      unsafe state.pointee.avail_in = UInt32(clamping: count)
      // A full output may hold bytes back, also where no input is left.
      repeat {
        let status = unsafe output.withUnsafeMutableBufferPointer { output in
          unsafe state.pointee.next_out = output.baseAddress
          unsafe state.pointee.avail_out = UInt32(clamping: output.count)
          return unsafe inflate(state, Z_NO_FLUSH)
        }
        guard status == Z_OK || status == Z_BUF_ERROR || status == Z_STREAM_END else {
          return .failure(Trouble(verdict: .differs))
        }
        if let overrun = unsafe budget.spend(output.count - Int(state.pointee.avail_out)) {
          return .failure(Trouble(verdict: .overrun(overrun)))
        }
        if status == Z_STREAM_END {
          return .success(Step(used: unsafe count - Int(state.pointee.avail_in), isEnd: true))
        }
      } while unsafe state.pointee.avail_in > 0 || state.pointee.avail_out == 0
      return .success(Step(used: count, isEnd: false))
    }
  }
}
