import FuzzSupport

/// See `BagTags`.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  BagTags.check(unsafe Fuzzer.input(start, count))
  return 0
}

Fuzzer.run()
