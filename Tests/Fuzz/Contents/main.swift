import FuzzSupport

/// See `FirstBytes`.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FirstBytes.check(unsafe Fuzzer.input(start, count))
  return 0
}

Fuzzer.run()
