/// An EBML element's identifier and size, RFC 8794 §4 and §5.
struct EBMLElement: Equatable {
  let identifier: UInt64
  /// Nil where the element does not know its size.
  let size: Int64?
  let headerLength: Int

  /// Nil where `bytes` do not start with a whole element header.
  init?(_ bytes: [UInt8]) { self.init(bytes[...]) }

  init?(_ bytes: ArraySlice<UInt8>) {
    guard let first = bytes.first, first != 0 else { return nil }
    let identifierLength = first.leadingZeroBitCount + 1
    let rest = bytes.dropFirst(identifierLength)
    guard let marker = rest.first, marker != 0 else { return nil }
    let sizeLength = marker.leadingZeroBitCount + 1
    guard rest.count >= sizeLength else { return nil }
    identifier = ContainerEnvelope.bigEndian(bytes.prefix(identifierLength))
    headerLength = identifierLength + sizeLength
    let mask = (UInt64(1) << UInt64(7 * sizeLength)) - 1
    let value = ContainerEnvelope.bigEndian(rest.prefix(sizeLength)) & mask
    size = value == mask ? nil : Int64(clamping: value)
  }
}
