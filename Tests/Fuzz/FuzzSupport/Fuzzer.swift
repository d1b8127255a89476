internal import CFuzzer

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// libFuzzer, as a target's `main.swift` uses it.
package enum Fuzzer {
  /// Hands the program over to libFuzzer, which reads the arguments and calls the target's
  /// `LLVMFuzzerTestOneInput`.
  package static func run() -> Never {
    exit(unsafe exhibit_fuzz(CommandLine.argc, CommandLine.unsafeArgv))
  }

  /// A copy of libFuzzer's input.
  package static func input(_ start: UnsafePointer<UInt8>?, _ count: Int) -> [UInt8] {
    unsafe Array(UnsafeBufferPointer(start: start, count: count))
  }

  /// A descriptor of a file that holds these bytes, until the next call.
  package static func file(of bytes: [UInt8]) -> Int32 {
    let descriptor = unsafe bytes.withUnsafeBytes { buffer in
      unsafe exhibit_memory_file(buffer.baseAddress, buffer.count)
    }
    demand(descriptor >= 0, "no file in memory could be made")
    return descriptor
  }
}

/// Ends the run with a finding where a promise does not hold.
package func demand(
  _ isKept: Bool, _ promise: @autoclosure () -> String, file: StaticString = #fileID,
  line: UInt = #line
) {
  if !isKept { fatalError(promise(), file: file, line: line) }
}
