import FuzzSupport

/// See `DefinitionText`.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = unsafe Fuzzer.input(start, count)
  DefinitionText.check(bytes)
  DefinitionText.checkDeclaration(bytes)
  return 0
}

Fuzzer.run()
