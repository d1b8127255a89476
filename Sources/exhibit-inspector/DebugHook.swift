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
    /// Asks for a part of a ranged source that no file has; asks for the same part for ever.
    case overreach, insist

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
        send("{\"kind\":\n")
      case .overreach: send("{\"question\":{\"first\":9223372036854775807,\"count\":16}}\n")
      case .insist:
        var answer = [UInt8](repeating: 0, count: 4096)
        while true {
          send("{\"question\":{\"first\":0,\"count\":1}}\n")
          guard unsafe read(3, &answer, answer.count) > 0 else { return }
        }
      }
    }

    private func send(_ line: String) {
      let bytes = Array(line.utf8)
      _ = unsafe bytes.withUnsafeBytes { unsafe write(3, $0.baseAddress, $0.count) }
    }
  }
#endif
