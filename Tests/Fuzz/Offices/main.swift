import FuzzSupport

/// See `OfficeParts`.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  OfficeParts.check(unsafe Fuzzer.input(start, count))
  return 0
}

Fuzzer.run()
