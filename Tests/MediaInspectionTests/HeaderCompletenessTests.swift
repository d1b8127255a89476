import Testing

@testable import MediaInspection

/// AudioSpecificConfigs by hand after ISO/IEC 14496-3 §1.6.2.1: five bits of object type, four of
/// sampling frequency.
@Suite("Whether a header tells all of its sound")
struct HeaderCompletenessTests {
  @Test(
    "only what can't be doubled is plain",
    arguments: [
      ([0x12, 0x10], 44_100, true), ([0x11, 0x90], 48_000, true),
      // 22.05 and 24 kHz may be doubled without a word.
      ([0x13, 0x90], 22_050, false), ([0x13, 0x10], 24_000, false),
      // Doubled with a word: object types 5 and 29, or a rate that is not the one of the core.
      ([0x2B, 0x92], 44_100, false), ([0xEB, 0x8A], 44_100, false), ([0x13, 0x90], 44_100, false),
      ([0x12, 0x10], 88_200, false),
    ] as [([UInt8], Int, Bool)])
  func plain(_ config: [UInt8], _ rate: Int, _ expected: Bool) {
    #expect(HeaderCompleteness.isPlainAAC(config[0], config[1], sampleRate: rate) == expected)
  }
}
