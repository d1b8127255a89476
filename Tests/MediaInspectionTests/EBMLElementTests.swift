import Testing

@testable import MediaInspection

/// Headers written by hand after RFC 8794 §4 and §5; 0x4002 for 2 is the RFC's own example.
@Suite("The header of an EBML element")
struct EBMLElementTests {
  struct Case: Sendable {
    let bytes: [UInt8]
    let identifier: UInt64
    let size: Int64?
    let headerLength: Int
  }

  @Test(
    "identifier and size have variable lengths",
    arguments: [
      Case(
        bytes: [0x1A, 0x45, 0xDF, 0xA3, 0x9F], identifier: 0x1A45_DFA3, size: 31, headerLength: 5),
      Case(bytes: [0xEC, 0x82], identifier: 0xEC, size: 2, headerLength: 2),
      Case(bytes: [0xEC, 0x40, 0x02], identifier: 0xEC, size: 2, headerLength: 3),
      Case(
        bytes: [0xEC, 0x01, 0, 0, 0, 0, 0, 1, 0], identifier: 0xEC, size: 256, headerLength: 9),
      Case(bytes: [0xEC, 0xFF], identifier: 0xEC, size: nil, headerLength: 2),
      Case(bytes: [0xEC, 0x7F, 0xFF], identifier: 0xEC, size: nil, headerLength: 3),
      Case(
        bytes: [0x18, 0x53, 0x80, 0x67, 0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF],
        identifier: 0x1853_8067, size: nil, headerLength: 12),
    ])
  func header(_ row: Case) throws {
    let element = try #require(EBMLElement(row.bytes))
    #expect(element.identifier == row.identifier)
    #expect(element.size == row.size)
    #expect(element.headerLength == row.headerLength)
  }

  @Test(
    "what is no whole header is none",
    arguments: [
      [], [0x00], [0x1A], [0x1A, 0x45, 0xDF, 0xA3], [0xEC], [0xEC, 0x00], [0xEC, 0x40],
      [0xEC, 0x01, 0, 0, 0, 0, 0, 1], [0x01, 0, 0, 0, 0, 0, 0, 1],
    ] as [[UInt8]])
  func incomplete(_ bytes: [UInt8]) {
    #expect(EBMLElement(bytes) == nil)
  }
}
