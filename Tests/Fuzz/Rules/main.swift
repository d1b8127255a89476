import FuzzSupport

/// See `RulesFile`.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  RulesFile.check(unsafe Fuzzer.input(start, count))
  return 0
}

Fuzzer.run()
