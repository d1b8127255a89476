#if DEBUG
  #if canImport(Glibc)
    internal import Glibc
  #elseif canImport(Darwin)
    internal import Darwin
  #endif

  /// Misbehaviour on demand, in debug builds only: a file that begins with `exhibit-debug-hook: ` and
  /// one of these words makes its inspector fail in that way, so that tests see what becomes of it.
  enum DebugHook: String {
    case crash, spin, stall, allocate, garble

    static let mark = "exhibit-debug-hook: "

    init?(_ prefix: [UInt8]) {
      guard prefix.starts(with: Self.mark.utf8) else { return nil }
      let word = prefix.dropFirst(Self.mark.utf8.count).prefix { (0x61...0x7A).contains($0) }
      self.init(rawValue: String(decoding: word, as: UTF8.self))
    }

    func run() {
      switch self {
      case .crash: abort()
      case .spin: while true {}
      case .stall: while true { pause() }
      case .allocate:
        var blocks: [[UInt8]] = []
        while true { blocks.append([UInt8](repeating: 1, count: 16 << 20)) }
      case .garble:
        let noise = Array("{\"kind\":\n".utf8)
        _ = unsafe noise.withUnsafeBytes { unsafe write(3, $0.baseAddress, $0.count) }
      }
    }
  }
#endif
