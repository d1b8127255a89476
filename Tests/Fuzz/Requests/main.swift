import FuzzSupport

/// See `RequestHead`.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  RequestHead.check(unsafe Fuzzer.input(start, count))
  return 0
}

Fuzzer.run()
