import Testing

@testable import ArchiveInspection

/// Zip files by hand (APPNOTE 4.3.7, 4.3.12 and 4.3.16).
@Suite("Documents written anew")
struct ZipRewriterTests {
  private static func little(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  /// Members that are stored; each says where it begins and how long it is, whether that is so or not.
  private func zip(_ content: [UInt8], members: [(place: Int, packed: Int)]) -> [UInt8] {
    var body: [UInt8] = [0x50, 0x4B, 3, 4] + [UInt8](repeating: 0, count: 22)
    body += Self.little(1, 2) + Self.little(0, 2) + Array("a".utf8) + content
    let sum = ZipUnpacking.checksum(content)
    var list: [UInt8] = []
    for (index, member) in members.enumerated() {
      list += [0x50, 0x4B, 1, 2] + [UInt8](repeating: 0, count: 12) + Self.little(sum, 4)
      list += Self.little(member.packed, 4) + Self.little(content.count, 4) + Self.little(1, 2)
      list += [UInt8](repeating: 0, count: 12) + Self.little(member.place, 4)
      list += [UInt8(0x61 + index)]
    }
    let end =
      [0x50, 0x4B, 5, 6] + Self.little(0, 4) + Self.little(members.count, 2)
      + Self.little(members.count, 2) + Self.little(list.count, 4) + Self.little(body.count, 4)
      + Self.little(0, 2)
    return body + list + end
  }

  private func isRefused(_ bytes: [UInt8]) -> Bool {
    if case .failed = ZipRewriter(memory: bytes).rewrite(
      into: nil, byteCap: 1 << 20, change: { _, _ in .keep })
    {
      return true
    }
    return false
  }

  @Test("members that share their bytes are refused")
  func overlap() {
    let content = Array("content".utf8)
    #expect(!isRefused(zip(content, members: [(0, 7)])))
    #expect(isRefused(zip(content, members: [(0, 7), (0, 7)])))
  }

  @Test("a member that reaches into the list of members is refused")
  func intoList() {
    #expect(isRefused(zip(Array("content".utf8), members: [(0, 8)])))
  }

  @Test("a member that is packed into more than packing can make of it is not read")
  func longPacked() throws {
    // One byte, unpacked; its packed bytes are longer than is ever held.
    let content = [UInt8](repeating: 0x61, count: ZipRewriter.memberBytes + 1 << 16 + 1)
    var bytes = zip(content, members: [(0, content.count)])
    let list = bytes.count - 22 - 47
    bytes.replaceSubrange((list + 24)..<(list + 28), with: Self.little(1, 4))
    var asked = 0
    let result = ZipRewriter(memory: bytes).rewrite(into: nil, byteCap: 1 << 20) { _, _ in
      asked += 1
      return .keep
    }
    guard case .failed = result else {
      Issue.record("it was written")
      return
    }
    #expect(asked == 0)
  }
}
