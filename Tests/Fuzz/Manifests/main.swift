import FuzzSupport

/// See `ReceivedManifest`.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  ReceivedManifest.check(unsafe Fuzzer.input(start, count))
  return 0
}

Fuzzer.run()
