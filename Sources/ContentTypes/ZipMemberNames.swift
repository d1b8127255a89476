/// The names of a zip file's members, as far as its first and its last bytes tell (APPNOTE 4.3.7 and
/// 4.3.12). Nothing is unpacked.
struct ZipMemberNames {
  private(set) var names: [[UInt8]] = []

  init(prefix: [UInt8], suffix: [UInt8]) {
    collect(from: prefix, signature: [0x50, 0x4B, 0x03, 0x04], lengthAt: 26, nameAt: 30)
    collect(from: suffix, signature: [0x50, 0x4B, 0x01, 0x02], lengthAt: 28, nameAt: 46)
  }

  private mutating func collect(
    from bytes: [UInt8], signature: [UInt8], lengthAt: Int, nameAt: Int
  ) {
    guard bytes.count > nameAt else { return }
    for start in 0..<(bytes.count - nameAt)
    where bytes[start] == signature[0] && bytes[start..<(start + 4)].elementsEqual(signature) {
      let length = Int(bytes[start + lengthAt]) | Int(bytes[start + lengthAt + 1]) << 8
      let name = start + nameAt
      guard length > 0, name + length <= bytes.count else { continue }
      names.append(Array(bytes[name..<(name + length)]))
    }
  }
}
